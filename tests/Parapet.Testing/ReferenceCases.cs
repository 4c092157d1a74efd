using System.Globalization;
using System.Text;

namespace Parapet.Testing;

/// <summary>One row of a file of other people's numbers; columns by the names in the file's first line.</summary>
public sealed class ReferenceCase(string file, int line, string[] columns, string[] fields)
{
    public double this[string column] => double.Parse(Text(column), NumberStyles.Float, CultureInfo.InvariantCulture);

    public string Text(string column)
    {
        int i = Array.IndexOf(columns, column);
        return i >= 0 ? fields[i] : throw new ArgumentException($"{file}: no column {column}.", nameof(column));
    }

    public override string ToString() => $"{file}:{line}";
}

/// <summary>Reads evidence/cases.</summary>
public static class ReferenceCases
{
    /// <summary>All rows of a file; never none.</summary>
    public static IReadOnlyList<ReferenceCase> Read(string file)
    {
        string[] lines = File.ReadAllLines(Checkout.Path("evidence", "cases", file));
        string[] columns = Split(lines[0]);
        List<ReferenceCase> cases = [];
        for (int i = 1; i < lines.Length; i++)
        {
            string[] fields = Split(lines[i]);
            if (fields.Length != columns.Length)
                throw new InvalidDataException($"{file}:{i + 1}: {fields.Length} fields under {columns.Length} columns.");
            cases.Add(new(file, i + 1, columns, fields));
        }

        return cases.Count > 0 ? cases : throw new InvalidDataException($"{file}: no cases.");
    }

    private static string[] Split(string line)
    {
        List<string> fields = [];
        StringBuilder field = new();
        bool quoted = false;
        foreach (char c in line)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        fields.Add(field.ToString());
        return [.. fields];
    }
}
