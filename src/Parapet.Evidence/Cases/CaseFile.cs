using Parapet.Evidence.Models;
using Parapet.Model.Checks;
using Parapet.Model.Text;

namespace Parapet.Evidence.Cases;

/// <summary>
/// Reads the case file of a model: a heading with the model's inputs, its expected columns, <c>abs_tol</c> or <c>rel_tol</c> or both, and <c>source</c>, in
/// any order, then one case a line. Whatever else stands there is a fault; all are told at once.
/// </summary>
internal sealed class CaseFile
{
    private const string Source = "source";
    private const string Absolute = "abs_tol";
    private const string AbsoluteM = "abs_tol_m";
    private const string Relative = "rel_tol";

    private readonly EvidenceModel model;
    private readonly Diagnostics faults;
    private readonly Dictionary<string, int> place = new(StringComparer.Ordinal);
    private readonly string[] tolerances;
    private bool headingSound = true;

    private CaseFile(EvidenceModel model, Diagnostics faults)
    {
        (this.model, this.faults) = (model, faults);
        tolerances = model.DistanceM is null ? [Absolute, Relative] : [AbsoluteM, Absolute];
    }

    /// <summary>The cases that can be used; those at fault are told and left out.</summary>
    public static IReadOnlyList<Case> Read(TextFile file, EvidenceModel model, Diagnostics faults)
    {
        List<CsvField[]> records = CsvText.Read(file, faults);
        SourceSpan top = new(file.Name, 1, 1);
        if (records.Count == 0)
        {
            faults.Add(top, Codes.EmptyFile, "the file is empty", "a heading, then one case a line");
            return [];
        }
        CaseFile reader = new(model, faults);
        reader.ReadHeading(records[0], top);
        if (records.Count == 1)
            faults.Add(top, Codes.NoCases, "a heading and no case");
        List<Case> cases = [];
        foreach (CsvField[] record in records.Skip(1))
        {
            if (reader.ReadCase(record, records[0].Length) is { } read && reader.headingSound)
                cases.Add(read);
        }
        return cases;
    }

    private void ReadHeading(CsvField[] heading, SourceSpan top)
    {
        string[] due = [.. model.Inputs.Concat(model.Expected).Select(c => c.Name), Source];
        string[] known = [.. due, .. tolerances];
        for (int i = 0; i < heading.Length; i++)
        {
            string name = heading[i].Text;
            if (!known.Contains(name))
                Refuse(heading[i].Where, Codes.UnknownColumn, $"{model.Id} has no column \"{name}\"", Suggestion.Hint(name, known, "columns"));
            else if (!place.TryAdd(name, i))
                Refuse(heading[i].Where, Codes.ColumnTwice, $"the column {name} stands here a second time");
        }
        foreach (string missing in due.Where(name => !place.ContainsKey(name)))
            Refuse(top, Codes.MissingColumn, $"the column {missing} is missing", $"columns of {model.Id}: {string.Join(", ", due)}");
        if (!tolerances.Any(place.ContainsKey))
            Refuse(top, Codes.MissingColumn, $"the column {tolerances[0]} is missing", $"a tolerance is stated: {string.Join(" or ", tolerances)}");
    }

    private Case? ReadCase(CsvField[] record, int columns)
    {
        SourceSpan where = record[0].Where;
        if (record.Length != columns)
        {
            faults.Add(where with { Column = 1 }, Codes.FieldCount, $"{record.Length} fields under {columns} columns", "a comma inside a field needs quotes round it");
            return null;
        }
        object?[] inputs = [.. model.Inputs.Select(c => Read(c, record))];
        object?[] expected = [.. model.Expected.Select(c => Read(c, record))];
        CaseTolerance? tolerance = ReadTolerance(record, where);
        string? source = ReadSource(record);
        if (inputs.Contains(null) || expected.Contains(null) || tolerance is null || source is null)
            return null;
        return new(
            where, new(model.Inputs, inputs!), [.. expected.SelectMany(v => Numbers(v!))], tolerance.Value, source,
            name => place.TryGetValue(name, out int at) ? record[at].Where : where);
    }

    private object? Read(CaseColumn column, CsvField[] record) => place.TryGetValue(column.Name, out int at) ? column.Read(record[at], faults) : null;

    // With both columns there one of them may stay empty.
    private CaseTolerance? ReadTolerance(CsvField[] record, SourceSpan where)
    {
        string[] given = [.. tolerances.Where(t => place.TryGetValue(t, out int at) && record[at].Text.Length > 0)];
        if (given.Length == 0)
        {
            if (tolerances.Any(place.ContainsKey))
                faults.Add(where, Codes.NoTolerance, "the case states no tolerance", string.Join(" or ", tolerances));
            return null;
        }
        double absolute = double.NaN, relative = double.NaN;
        foreach (string name in given)
        {
            if (new NumberColumn(name, 0).Read(record[place[name]], faults) is not double value)
                return null;
            if (name == Relative)
                relative = value;
            else
                absolute = double.IsNaN(absolute) ? value : Math.Max(absolute, value);
        }
        return new(absolute, relative);
    }

    private string? ReadSource(CsvField[] record)
    {
        if (!place.TryGetValue(Source, out int at))
            return null;
        if (record[at].Text.Length > 0)
            return record[at].Text;
        faults.Add(record[at].Where, Codes.EmptyValue, "source is empty", "say whose number it is");
        return null;
    }

    private void Refuse(SourceSpan where, string code, string text, string hint = "")
    {
        headingSound = false;
        faults.Add(where, code, text, hint);
    }

    private static IEnumerable<double> Numbers(object value) => value switch
    {
        double one => [one],
        long whole => [whole],
        uint[] words => words.Select(w => (double)w),
        _ => throw new InvalidOperationException("An expected column holds numbers or words."),
    };
}
