using Parapet.Model.Text;

namespace Parapet.Model.Checks;

/// <summary>Collects every fault, so that a person is told all of them at once.</summary>
public sealed class Diagnostics
{
    private readonly List<Diagnostic> list = [];

    public IReadOnlyList<Diagnostic> All => list;

    public bool Any => list.Count > 0;

    public void Add(SourceSpan where, string code, string text, string hint = "") => list.Add(new(where, code, text, hint));

    /// <summary>File, then line, then column: the order in which a person mends them.</summary>
    public IReadOnlyList<Diagnostic> Ordered() =>
        [.. list.OrderBy(d => d.Where.File, StringComparer.Ordinal).ThenBy(d => d.Where.Line).ThenBy(d => d.Where.Column)];
}
