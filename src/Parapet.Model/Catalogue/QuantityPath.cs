using System.Collections;
using System.Reflection;
using Parapet.Model.Text;

namespace Parapet.Model.Catalogue;

/// <summary>A quantity inside a record, with the way to it.</summary>
/// <param name="Path">Keys as in the file joined by dots: <c>radars.92n6e.detection-range</c>.</param>
/// <param name="Field">What the field means, its dimension and limits.</param>
public readonly record struct PlacedQuantity(string Path, Quantity Quantity, FieldAttribute Field);

/// <summary>Finds, lists and exchanges quantities by their path. Works on any record read from a file.</summary>
public static class QuantityPath
{
    private static readonly MethodInfo Copy =
        typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!;

    /// <summary>Every quantity of a record, in the order of the fields and of the file.</summary>
    public static IReadOnlyList<PlacedQuantity> All(object record)
    {
        List<PlacedQuantity> found = [];
        Collect(record, "", found);
        return found;
    }

    /// <summary>The quantity at a path, null where nothing is given there; and its field, null where the path leads nowhere.</summary>
    public static (Quantity? Quantity, FieldAttribute? Field) Find(object record, string path)
    {
        object current = record;
        string[] keys = path.Split('.');
        for (int i = 0; i < keys.Length; i++)
        {
            if (RecordShape.Of(current.GetType()).Find(keys[i]) is not { } field)
                return default;
            object? value = field.Get(current);
            if (RecordShape.DictionaryItem(field.Type) is not null)
            {
                if (++i == keys.Length || (value as IDictionary)?[keys[i]] is not { } item)
                    return default;
                value = item;
            }
            if (i == keys.Length - 1)
                return value is Quantity || field.Type == typeof(Quantity) ? (value as Quantity, field.Field) : default;
            if (value is null or Quantity || !RecordShape.IsRecord(value.GetType()))
                return default;
            current = value;
        }
        return default;
    }

    /// <summary>A copy of the record with another quantity at a path; all that is not on the way is shared with the original.</summary>
    /// <exception cref="ArgumentException">The path leads to no quantity: ask <see cref="Find"/> first.</exception>
    public static T Replace<T>(T record, string path, Quantity quantity)
        where T : class =>
        Find(record, path).Field is not null
            ? (T)Replaced(record, path.Split('.'), 0, quantity)
            : throw new ArgumentException($"No quantity at \"{path}\".", nameof(path));

    private static object Replaced(object record, string[] keys, int at, Quantity quantity)
    {
        object copy = Copy.Invoke(record, null)!;
        FieldShape field = RecordShape.Of(record.GetType()).Find(keys[at])!;
        object? value = field.Get(record);
        if (RecordShape.DictionaryItem(field.Type) is { } pair)
        {
            IDictionary items = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(pair.Key, pair.Value))!;
            foreach (DictionaryEntry item in (IDictionary)value!)
                items.Add(item.Key, item.Value);
            string key = keys[at + 1];
            items[key] = at + 2 == keys.Length ? quantity : Replaced(items[key]!, keys, at + 2, quantity);
            field.Set(copy, items);
        }
        else
        {
            field.Set(copy, at + 1 == keys.Length ? quantity : Replaced(value!, keys, at + 1, quantity));
        }
        return copy;
    }

    private static void Collect(object record, string prefix, List<PlacedQuantity> found)
    {
        foreach (FieldShape field in RecordShape.Of(record.GetType()).Fields)
        {
            object? value = field.Get(record);
            if (value is IDictionary items)
            {
                foreach (DictionaryEntry item in items)
                {
                    if (item is { Key: string key, Value: { } inner })
                        Visit(inner, $"{prefix}{field.Key}.{key}", field, found);
                }
            }
            else if (value is not null)
            {
                Visit(value, prefix + field.Key, field, found);
            }
        }
    }

    private static void Visit(object value, string path, FieldShape field, List<PlacedQuantity> found)
    {
        if (value is Quantity quantity)
            found.Add(new(path, quantity, field.Field));
        else if (RecordShape.IsRecord(value.GetType()))
            Collect(value, path + ".", found);
    }
}
