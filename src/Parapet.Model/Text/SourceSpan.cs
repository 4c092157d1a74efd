namespace Parapet.Model.Text;

/// <summary>Where a value stands: file as the user named it, line and column from 1.</summary>
public readonly record struct SourceSpan(string File, int Line, int Column)
{
    public override string ToString() => $"{File}:{Line}:{Column}";
}
