using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parapet.Model.Catalogue;
using Parapet.Model.Scenario;
using Parapet.Model.Study;

namespace Parapet.Model.Text;

/// <summary>
/// Writes JSON Schema (draft 2020-12) from the record types, so that editors complete and check files as they are typed. It
/// says what a key means, its unit, its words and its default. Limits of numbers with units stand in the descriptions:
/// a schema cannot compare "40 km" with "30000 m"; <c>parapet check</c> can.
/// </summary>
public sealed partial class SchemaWriter
{
    private const string IdPattern = "^[a-z0-9]+(-[a-z0-9]+)*$";

    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly JsonObject definitions = [];
    private readonly Queue<Type> due = new();
    private readonly HashSet<Type> known = [];

    private SchemaWriter()
    {
    }

    /// <summary>Schema of scenario files.</summary>
    public static string Scenario() => new SchemaWriter().Write("Parapet scenario", [typeof(ScenarioDocument)]);

    /// <summary>Schema of catalogue entries, of any kind.</summary>
    public static string Catalogue() =>
        new SchemaWriter().Write("Parapet catalogue entry", [typeof(SurfaceToAirType), typeof(AircraftType), typeof(ThreatType)]);

    /// <summary>Schema of study files.</summary>
    public static string Study() => new SchemaWriter().Write("Parapet study", [typeof(StudyDocument)]);

    private string Write(string title, Type[] roots)
    {
        JsonObject schema = new() { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = title };
        if (roots.Length == 1)
            schema["$ref"] = Reference(roots[0])["$ref"]!.DeepClone();
        else
            schema["oneOf"] = new JsonArray([.. roots.Select(Reference)]);
        while (due.TryDequeue(out Type? type))
            definitions[KebabCase.From(type.Name)] = Definition(type);
        schema["$defs"] = definitions;
        return schema.ToJsonString(Layout) + "\n";
    }

    private JsonObject Reference(Type type)
    {
        if (known.Add(type))
            due.Enqueue(type);
        return new() { ["$ref"] = "#/$defs/" + KebabCase.From(type.Name) };
    }

    private JsonObject Definition(Type type)
    {
        // A scenario that extends another leaves keys to it.
        bool mayExtend = type == typeof(ScenarioDocument);
        object defaults = Activator.CreateInstance(type)!;
        JsonArray required = [];
        JsonObject properties = [];
        foreach (FieldShape field in RecordShape.Of(type).Fields)
        {
            if (field.Required && !mayExtend)
                required.Add(field.Key);
            JsonObject property = type.BaseType == typeof(CatalogueEntry) && field.Type == typeof(EntryKind)
                ? new() { ["const"] = KebabCase.From(type.Name[..^"Type".Length]) }
                : Value(field, field.Type, definitionDue: type != typeof(OverrideDefinition));
            property.Insert(0, "description", Description(field.Field));
            if (!field.Required && Default(field, defaults) is { } value)
                property["default"] = value;
            properties[field.Key] = property;
        }
        return new() { ["type"] = "object", ["additionalProperties"] = false, ["required"] = required, ["properties"] = properties };
    }

    private static string Description(FieldAttribute field)
    {
        string Limit(double value) => Units.Format(value, Units.SiUnit(field.Dimension), 10);
        bool least = double.IsFinite(field.Min), most = double.IsFinite(field.Max);
        return field.Meaning + (least && most ? $". From {Limit(field.Min)} to {Limit(field.Max)}"
            : least ? $". At least {Limit(field.Min)}"
            : most ? $". At most {Limit(field.Max)}" : "");
    }

    private static JsonNode? Default(FieldShape field, object defaults) => field.Get(defaults) switch
    {
        double number when field.Field.Dimension != Dimension.Number => Units.Format(number, Units.SiUnit(field.Field.Dimension), 6),
        double number => JsonValue.Create(number),
        int number => JsonValue.Create(number),
        uint number => JsonValue.Create(number),
        Enum word => KebabCase.From(word),
        _ => null,
    };
}
