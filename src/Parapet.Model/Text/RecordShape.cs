using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Parapet.Model.Text;

/// <summary>One property of a record type that files can give.</summary>
public sealed class FieldShape
{
    // The backing field instead of the property: reflection compiles an invocation stub for every setter that is called
    // twice, which alone took 0.1 s of a cold start over the some 200 properties of a scenario; fields need none.
    private readonly FieldInfo backing;

    internal FieldShape(PropertyInfo property, FieldAttribute field)
    {
        Field = field;
        Property = property;
        Key = KebabCase.From(property.Name);
        Required = property.IsDefined(typeof(RequiredMemberAttribute), inherit: false);
        Type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        backing = property.DeclaringType!.GetField($"<{property.Name}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic)
            ?? throw new InvalidOperationException($"{property.DeclaringType}.{property.Name} is marked [Field] and is not an auto-property.");
    }

    /// <summary>Key in the file.</summary>
    public string Key { get; }

    public FieldAttribute Field { get; }

    public PropertyInfo Property { get; }

    public bool Required { get; }

    /// <summary>Declared type, a nullable value type unwrapped.</summary>
    public Type Type { get; }

    public object? Get(object owner) => backing.GetValue(owner);

    internal void Set(object owner, object? value) => backing.SetValue(owner, value);
}

/// <summary>What reading, writing of schemas and walking know about a record type; found by reflection once per type.</summary>
public sealed class RecordShape
{
    private static readonly ConcurrentDictionary<Type, RecordShape> Known = new();

    private RecordShape(Type type)
    {
        Type = type;
        List<FieldShape> fields = [];
        // Those of the base first: id and kind head a file.
        for (Type? level = type; level is not null && level != typeof(object); level = level.BaseType)
        {
            List<FieldShape> own = [];
            foreach (PropertyInfo property in level.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            {
                if (property.GetCustomAttribute<FieldAttribute>(inherit: false) is { } field)
                    own.Add(new(property, field));
            }
            fields.InsertRange(0, own);
        }
        Fields = fields;
        Keys = [.. fields.Select(f => f.Key)];
    }

    public Type Type { get; }

    /// <summary>In the order of declaration.</summary>
    public IReadOnlyList<FieldShape> Fields { get; }

    public IReadOnlyList<string> Keys { get; }

    public static RecordShape Of(Type type) => Known.GetOrAdd(type, static t => new(t));

    /// <summary>Whether a type is a record with fields that files give.</summary>
    public static bool IsRecord(Type type) => type.IsClass && type != typeof(string) && Of(type).Fields.Count > 0;

    public FieldShape? Find(string key)
    {
        foreach (FieldShape field in Fields)
        {
            if (field.Key == key)
                return field;
        }
        return null;
    }

    /// <summary>The item type, where the type is <c>IReadOnlyList&lt;T&gt;</c>.</summary>
    public static Type? ListItem(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    /// <summary>Key and value type, where the type is <c>IReadOnlyDictionary&lt;K, V&gt;</c>.</summary>
    public static (Type Key, Type Value)? DictionaryItem(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)
            ? (type.GetGenericArguments()[0], type.GetGenericArguments()[1])
            : null;
}

/// <summary>The words that a file uses for the values of an enum.</summary>
internal sealed class EnumWords
{
    private static readonly ConcurrentDictionary<Type, EnumWords> Known = new();

    private EnumWords(Type type)
    {
        Values = Enum.GetValues(type);
        Words = [.. Enum.GetNames(type).Select(KebabCase.From)];
    }

    public string[] Words { get; }

    private Array Values { get; }

    public static EnumWords Of(Type type) => Known.GetOrAdd(type, static t => new(t));

    public object? Find(string word)
    {
        int at = Array.IndexOf(Words, word);
        return at < 0 ? null : Values.GetValue(at);
    }
}
