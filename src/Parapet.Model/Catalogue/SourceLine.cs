namespace Parapet.Model.Catalogue;

/// <summary>A source as tables and reports cite it.</summary>
/// <param name="Key">Its key in <c>catalogue/sources.yaml</c>.</param>
/// <param name="Text">Publisher, title, date and address in one line; empty where the catalogue does not hold it.</param>
public sealed record SourceLine(string Key, string Text);
