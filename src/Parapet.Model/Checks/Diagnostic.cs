using Parapet.Model.Text;

namespace Parapet.Model.Checks;

/// <summary>One fault of a file a person wrote: where, a stable code, what is wrong, and what to do about it.</summary>
/// <param name="Code">Stable, e.g. <c>PAR102</c>; the list stands in docs/diagnostics.md.</param>
public sealed record Diagnostic(SourceSpan Where, string Code, string Text, string Hint)
{
    public override string ToString() => Hint.Length > 0 ? $"{Where}: {Code}: {Text} ({Hint})" : $"{Where}: {Code}: {Text}";
}
