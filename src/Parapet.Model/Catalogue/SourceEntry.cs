using Parapet.Model.Text;

namespace Parapet.Model.Catalogue;

/// <summary>One entry of <c>catalogue/sources.yaml</c>, by key.</summary>
public sealed record SourceEntry
{
    [Field("Who published it")]
    public required string Publisher { get; init; }

    [Field("Title or what it says")]
    public required string Title { get; init; }

    [Field("Where it was found")]
    public string Address { get; init; } = "";

    [Field("When it was published, as far as known")]
    public string Date { get; init; } = "";

    [Field("How much weight it carries, and whether the page itself was read")]
    public string Note { get; init; } = "";
}
