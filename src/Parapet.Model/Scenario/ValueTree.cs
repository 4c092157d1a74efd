using System.Collections;
using System.Reflection;
using Parapet.Model.Catalogue;
using Parapet.Model.Text;

namespace Parapet.Model.Scenario;

/// <summary>
/// Values by path, to be put into a record all at once: every record and dictionary on the way is copied once, however many values lie
/// below it. <see cref="QuantityPath.Replace"/> for one after the other copies the whole way for each.
/// </summary>
internal sealed class ValueTree
{
    private static readonly Func<object, object> Copy =
        typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!.CreateDelegate<Func<object, object>>();

    private readonly List<(string Key, ValueTree Below)> branches = [];
    private double? value;

    /// <param name="from">Where in the name the path begins.</param>
    public void Set(string name, int from, double value)
    {
        ValueTree at = this;
        while (true)
        {
            int dot = name.IndexOf('.', from);
            at = at.Branch(name.AsSpan(from, (dot < 0 ? name.Length : dot) - from));
            if (dot < 0)
                break;
            from = dot + 1;
        }

        at.value = value;
    }

    /// <summary>The same without the paths that a unit has values of its own for.</summary>
    public ValueTree Without(IReadOnlyList<OverrideDefinition> overrides)
    {
        ValueTree left = new() { value = value };
        foreach ((string key, ValueTree below) in branches)
        {
            List<OverrideDefinition> inside = [];
            bool gone = false;
            foreach (OverrideDefinition given in overrides)
            {
                gone |= given.Quantity == key;
                if (given.Quantity.Length > key.Length && given.Quantity[key.Length] == '.' && given.Quantity.StartsWith(key, StringComparison.Ordinal))
                    inside.Add(given with { Quantity = given.Quantity[(key.Length + 1)..] });
            }

            if (!gone)
                left.branches.Add((key, inside.Count == 0 ? below : below.Without(inside)));
        }

        return left;
    }

    /// <summary>A copy of the record with the values in it.</summary>
    /// <param name="name">Of the record, for faults.</param>
    public T AppliedTo<T>(T record, string name)
        where T : class => (T)InRecord(record, name);

    private object InRecord(object record, string name)
    {
        if (branches.Count == 0)
            return record;
        object copy = Copy(record);
        RecordShape shape = RecordShape.Of(record.GetType());
        foreach ((string key, ValueTree below) in branches)
        {
            string path = name + "." + key;
            if (shape.Find(key) is not { } field || field.Get(record) is not { } present)
                throw Nothing(path);
            field.Set(copy, present is IDictionary items ? below.InItems(items, field, path) : below.InPlace(present, field.Field, path));
        }

        return copy;
    }

    private object InItems(IDictionary items, FieldShape field, string path)
    {
        if (value is not null)
            throw Nothing(path);
        IDictionary copy = (IDictionary)Activator.CreateInstance(items.GetType(), items)!;
        foreach ((string key, ValueTree below) in branches)
        {
            if (items[key] is not { } present)
                throw Nothing(path + "." + key);
            copy[key] = below.InPlace(present, field.Field, path + "." + key);
        }

        return copy;
    }

    private object InPlace(object present, FieldAttribute field, string path)
    {
        if (present is not Quantity quantity)
            return value is null && RecordShape.IsRecord(present.GetType()) ? InRecord(present, path) : throw Nothing(path);
        if (value is not { } known)
            throw Nothing(path);
        if (!(known >= field.Min && known <= field.Max && double.IsFinite(known)))
            throw new ArgumentOutOfRangeException(path, known, FormattableString.Invariant($"The value of {path} is {field.Min:G6} to {field.Max:G6} in SI."));
        return quantity with { Low = known, Likely = known, High = known };
    }

    private static ArgumentException Nothing(string path) => new($"There is no quantity at \"{path}\".", nameof(path));

    private ValueTree Branch(ReadOnlySpan<char> key)
    {
        foreach ((string known, ValueTree below) in branches)
        {
            if (key.SequenceEqual(known))
                return below;
        }

        ValueTree added = new();
        branches.Add((key.ToString(), added));
        return added;
    }
}
