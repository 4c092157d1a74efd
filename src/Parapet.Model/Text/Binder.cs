using System.Collections;
using System.Globalization;
using Parapet.Model.Catalogue;
using Parapet.Model.Checks;
using Parapet.Model.Scenario;

namespace Parapet.Model.Text;

/// <summary>
/// Gives a tree of text its meaning: fills the properties of a record type that are marked <see cref="FieldAttribute"/>. Every
/// fault is reported, none throws. A record with faults is still made, so that its ids are known to the checks that follow, and
/// marked (<see cref="SourcePositions.IsSound"/>); properties whose key is left out keep their defaults.
/// </summary>
public sealed partial class Binder(Diagnostics diagnostics, SourcePositions positions)
{
    private const string DateExample = "2027-01-01";

    /// <summary>Reads a record. Null only where the tree cannot say which record type it is (a catalogue entry without kind).</summary>
    public T? Record<T>(TextMapping node)
        where T : class => (T?)Record(typeof(T), node);

    /// <summary>Reads a mapping of records by name, as sources.yaml is; names may be of any form.</summary>
    public IReadOnlyDictionary<string, T> Records<T>(TextMapping node)
        where T : class
    {
        Dictionary<string, T> records = new(StringComparer.Ordinal);
        foreach (TextEntry entry in node.Entries)
        {
            if (Nested(typeof(T), entry.Value) is T record)
                records.Add(entry.Key.Value, record);
        }
        return records;
    }

    private object? Record(Type type, TextMapping node)
    {
        if (type == typeof(CatalogueEntry))
        {
            if (EntryType(node) is not { } entryType)
                return null;
            type = entryType;
        }
        RecordShape shape = RecordShape.Of(type);
        object record = Activator.CreateInstance(type)!;
        positions.Add(record, node);
        int before = diagnostics.Reports;
        foreach (TextEntry entry in node.Entries)
        {
            if (shape.Find(entry.Key.Value) is not { } field)
                UnknownKey(entry.Key, shape.Keys);
            else if (Value(field, field.Type, entry.Value, record) is { } value)
                field.Set(record, value);
        }
        foreach (FieldShape field in shape.Fields)
        {
            if (!field.Required)
                continue;
            if (node.Find(field.Key) is null)
                Missing(node, field);
            if (field.Get(record) is null && Empty(field.Type) is { } empty)
                field.Set(record, empty);
        }
        if (diagnostics.Reports > before)
            positions.MarkFaulty(record);
        return record;
    }

    private object? Nested(Type type, TextNode node)
    {
        if (node is TextMapping mapping)
            return Record(type, mapping);
        WrongShape(node, "a mapping with keys");
        return null;
    }

    /// <summary>Text whose meaning shows elsewhere: the changes of a scenario.</summary>
    private TextMapping? Raw(TextNode node)
    {
        if (node is TextMapping mapping)
            return mapping;
        WrongShape(node, "a mapping with keys");
        return null;
    }

    private static Type EntryType(EntryKind kind) => kind switch
    {
        EntryKind.SurfaceToAir => typeof(SurfaceToAirType),
        EntryKind.Aircraft => typeof(AircraftType),
        _ => typeof(ThreatType),
    };

    private Type? EntryType(TextMapping node)
    {
        if (node.Find("kind") is { } written)
            return Choice(typeof(EntryKind), written) is EntryKind kind ? EntryType(kind) : null;
        diagnostics.Add(node.Where, Codes.MissingKey,
            "\"kind\" is missing", $"one of {string.Join(", ", EnumWords.Of(typeof(EntryKind)).Words)}");
        return null;
    }

    private object? Value(FieldShape field, Type type, TextNode node, object owner)
    {
        if (RecordShape.ListItem(type) is { } item)
            return List(field, item, node, owner);
        if (RecordShape.DictionaryItem(type) is { } pair)
            return Dictionary(field, pair.Key, pair.Value, node, owner);
        if (type == typeof(Quantity))
            return Quantity(field, node, definitionDue: owner is not OverrideDefinition);
        if (type == typeof(TextMapping))
            return Raw(node);
        if (RecordShape.IsRecord(type))
            return Nested(type, node);
        if (type.IsEnum)
            return Choice(type, node);
        if (Scalar(node, Due(field, type)) is not { } scalar)
            return null;
        if (type == typeof(string))
            return field.Property.Name == "Id" && !IsId(scalar) ? null : scalar.Value;
        if (type == typeof(double))
            return Number(field.Field, scalar);
        if (type == typeof(int))
            return Whole(field.Field, scalar, int.MinValue, int.MaxValue) is { } whole ? (int)whole : null;
        if (type == typeof(uint))
            return Whole(field.Field, scalar, uint.MinValue, uint.MaxValue) is { } natural ? (uint)natural : null;
        if (type == typeof(bool))
            return Truth(scalar);
        if (type == typeof(GeoPoint))
            return Position(scalar);
        if (type == typeof(DateOnly))
            return Date(scalar);
        throw new InvalidOperationException($"{field.Property.DeclaringType}.{field.Property.Name}: files cannot give a {type}.");
    }

    private Array? List(FieldShape field, Type item, TextNode node, object owner)
    {
        if (node is not TextSequence sequence)
        {
            WrongShape(node, "a list");
            return null;
        }
        ArrayList values = new(sequence.Items.Count);
        List<int> kept = new(sequence.Items.Count);
        for (int i = 0; i < sequence.Items.Count; i++)
        {
            if (Value(field, item, sequence.Items[i], owner) is not { } value)
                continue;
            values.Add(value);
            kept.Add(i);
        }
        if (kept.Count < sequence.Items.Count)
            positions.AddKept(sequence, kept);
        return values.ToArray(item);
    }

    private object? Dictionary(FieldShape field, Type keyType, Type valueType, TextNode node, object owner)
    {
        if (node is not TextMapping mapping)
        {
            WrongShape(node, "a mapping with keys");
            return null;
        }
        IDictionary values = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(keyType, valueType))!;
        foreach (TextEntry entry in mapping.Entries)
        {
            object? key = keyType.IsEnum ? Choice(keyType, entry.Key) : IsId(entry.Key) ? entry.Key.Value : null;
            // The value of a faulty key is read as well: its own faults are worth knowing.
            if (Value(field, valueType, entry.Value, owner) is { } value && key is not null)
                values.Add(key, value);
        }
        return values;
    }

    /// <summary>What stands in for a required value that is missing or faulty.</summary>
    private static object? Empty(Type type)
    {
        if (type == typeof(string))
            return "";
        if (RecordShape.ListItem(type) is { } item)
            return Array.CreateInstance(item, 0);
        return RecordShape.DictionaryItem(type) is { } pair
            ? Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(pair.Key, pair.Value))
            : null;
    }

    private TextScalar? Scalar(TextNode node, string due)
    {
        if (node is not TextScalar scalar)
        {
            WrongShape(node, due);
            return null;
        }
        if (!scalar.IsEmpty)
            return scalar;
        diagnostics.Add(node.Where, Codes.EmptyValue,
            $"nothing stands here, {due} is due", "give a value, or leave the key out where it is optional");
        return null;
    }

    private static string Due(FieldShape field, Type type) =>
        type == typeof(string) ? "text"
        : type == typeof(double) ? UnitTable.Words(field.Field.Dimension)
        : type == typeof(GeoPoint) ? $"a position like \"{PositionText.Example}\""
        : type == typeof(bool) ? "true or false"
        : type == typeof(DateOnly) ? $"a date like {DateExample}"
        : "a whole number";

    private object? Choice(Type type, TextNode node)
    {
        string[] words = EnumWords.Of(type).Words;
        if (Scalar(node, "a word") is not { } scalar)
            return null;
        object? value = EnumWords.Of(type).Find(scalar.Value);
        if (value is null)
        {
            string meant = Suggestion.Nearest(scalar.Value, words) is { } near ? $"did you mean \"{near}\"? " : "";
            diagnostics.Add(node.Where, Codes.UnknownWord,
                $"{scalar.Shape} is none of the words for this place", $"{meant}one of {string.Join(", ", words)}");
        }
        return value;
    }

    private bool IsId(TextScalar scalar)
    {
        if (KebabCase.IsId(scalar.Value))
            return true;
        diagnostics.Add(scalar.Where, Codes.MalformedId,
            $"{scalar.Shape} is no id", "lower-case letters and digits, in groups joined by single hyphens");
        return false;
    }

    private bool? Truth(TextScalar scalar)
    {
        if (scalar.Value is "true" or "false")
            return scalar.Value == "true";
        diagnostics.Add(scalar.Where, Codes.UnknownWord, $"{scalar.Shape} is neither true nor false", "one of true, false");
        return null;
    }

    private GeoPoint? Position(TextScalar scalar)
    {
        (GeoPoint point, Diagnostic? fault) = PositionText.Read(scalar.Value, scalar.Where);
        if (fault is null)
            return point;
        diagnostics.Add(fault.Where, fault.Code, fault.Text, fault.Hint);
        return null;
    }

    private DateOnly? Date(TextScalar scalar)
    {
        // Year, month, day and nothing else: in every other order someone reads another day.
        if (DateOnly.TryParseExact(scalar.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
            return date;
        diagnostics.Add(scalar.Where, Codes.DateUnreadable, $"{scalar.Shape} is not a date", $"year, month, day: {DateExample}");
        return null;
    }

    private long? Whole(FieldAttribute field, TextScalar scalar, long least, long greatest)
    {
        if (!long.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value))
        {
            diagnostics.Add(scalar.Where, Codes.NotWhole, $"{scalar.Shape} is not a whole number", "digits only, e.g. 12");
            return null;
        }
        if (!WithinLimits(field, value, "", scalar))
            return null;
        if (value >= least && value <= greatest)
            return value;
        diagnostics.Add(scalar.Where, Codes.OutOfRange, $"{value} is outside [{least}, {greatest}]");
        return null;
    }

    private double? Number(FieldAttribute field, TextScalar scalar)
    {
        UnitReading reading = Units.Read(scalar.Value, field.Dimension);
        if (!reading.IsSound)
        {
            diagnostics.Add(scalar.Where, reading.Code!, reading.Fault, reading.Hint);
            return null;
        }
        return WithinLimits(field, reading.Si, reading.Unit, scalar) ? reading.Si : null;
    }

    private bool WithinLimits(FieldAttribute field, double si, string unit, TextScalar scalar)
    {
        if (si < field.Min)
        {
            diagnostics.Add(scalar.Where, Codes.OutOfRange,
                $"{scalar.Shape} is less than {Limit(field.Min, unit)}, the least allowed", field.Meaning);
        }
        else if (si > field.Max)
        {
            diagnostics.Add(scalar.Where, Codes.OutOfRange,
                $"{scalar.Shape} is more than {Limit(field.Max, unit)}, the most allowed", field.Meaning);
        }
        return si >= field.Min && si <= field.Max;
    }

    // A bare number has its digits; a limit in other units than its own need not have all of them.
    private static string Limit(double si, string unit) => Units.Format(si, unit, unit.Length == 0 ? 12 : 6);

    private void UnknownKey(TextScalar key, IReadOnlyCollection<string> known) =>
        diagnostics.AddUnknown(key.Where, Codes.UnknownKey, $"{key.Shape} is not a key of this place", key.Value, known, "keys");

    private void Missing(TextMapping node, FieldShape field) =>
        diagnostics.Add(node.Where, Codes.MissingKey, $"\"{field.Key}\" is missing", field.Field.Meaning);

    private void WrongShape(TextNode node, string due) =>
        diagnostics.Add(node.Where, Codes.WrongShape, $"{node.Shape} stands here, {due} is due");
}
