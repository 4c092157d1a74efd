using Parapet.Model.Text;

namespace Parapet.Model.Catalogue;

/// <summary>How firmly a figure stands.</summary>
public enum Standing
{
    Official,
    MakerClaim,
    Press,
    Encyclopaedic,
    Analyst,
    Contested,
    Assumed,
}

/// <summary>
/// A number with its provenance: what exactly it means, the interval it is believed in, who says so and how firmly.
/// Low ≤ Likely ≤ High, all in the SI unit of <see cref="Dimension"/>.
/// </summary>
public sealed record Quantity
{
    /// <summary>What exactly the number means: of what, against what, under which conditions.</summary>
    public required string Definition { get; init; }

    public required double Low { get; init; }

    public required double Likely { get; init; }

    public required double High { get; init; }

    public required Dimension Dimension { get; init; }

    /// <summary>The unit the likely value was written in, for print: "km", "s", "" for a bare number.</summary>
    public required string Unit { get; init; }

    /// <summary>Keys of <c>catalogue/sources.yaml</c>; at least one.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    public required Standing Standing { get; init; }

    /// <summary>Quantities of one group are one unknown: a study varies them together.</summary>
    public string? Group { get; init; }

    /// <summary>What a reader should know besides: conflicts between sources, arithmetic, doubts.</summary>
    public string? Note { get; init; }

    /// <summary>Where it is written.</summary>
    public SourceSpan Where { get; init; }

    /// <summary>Width of the interval relative to the likely value; 0 where low and high agree.</summary>
    public double RelativeWidth => High > Low ? (High - Low) / Math.Max(Math.Abs(Likely), double.Epsilon) : 0;
}
