using System.Text.Json.Nodes;
using Parapet.Model.Catalogue;
using Parapet.Model.Scenario;

namespace Parapet.Model.Text;

/// <summary>The part that writes single values, lists and quantities.</summary>
public sealed partial class SchemaWriter
{
    private const string NumberPattern = @"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?";

    private const string PositionPattern = @"^\s*[0-9.]+\s*[NS]\s*,?\s*[0-9.]+\s*[EW]\s*$";

    private const string DatePattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

    private JsonObject Value(FieldShape field, Type type, bool definitionDue)
    {
        if (RecordShape.ListItem(type) is { } item)
            return new() { ["type"] = "array", ["items"] = Value(field, item, definitionDue) };
        if (RecordShape.DictionaryItem(type) is { } pair)
        {
            return new()
            {
                ["type"] = "object",
                ["propertyNames"] = pair.Key.IsEnum ? Words(pair.Key) : new JsonObject { ["pattern"] = IdPattern },
                ["additionalProperties"] = Value(field, pair.Value, definitionDue),
            };
        }
        if (type == typeof(Quantity))
            return QuantityReference(field.Field.Dimension, definitionDue);
        if (type == typeof(TextMapping))
            return new() { ["type"] = "object" };
        if (RecordShape.IsRecord(type))
            return Reference(type);
        if (type.IsEnum)
            return Words(type);
        if (type == typeof(int) || type == typeof(uint))
            return Limited(new() { ["type"] = "integer" }, field.Field);
        if (type == typeof(double))
            return field.Field.Dimension == Dimension.Number ? Limited(Number(Dimension.Number), field.Field) : Number(field.Field.Dimension);
        if (type == typeof(GeoPoint))
            return new() { ["type"] = "string", ["pattern"] = PositionPattern, ["examples"] = new JsonArray(PositionText.Example) };
        if (type == typeof(bool))
            return new() { ["type"] = "boolean" };
        if (type == typeof(DateOnly))
            return new() { ["type"] = "string", ["format"] = "date", ["pattern"] = DatePattern };
        // An unquoted number is text to Parapet; an editor's YAML takes it for what it looks like.
        JsonObject text = new() { ["type"] = new JsonArray("string", "number") };
        if (field.Property.Name == "Id")
            text["pattern"] = IdPattern;
        else
            text["minLength"] = 1;
        return text;
    }

    private static JsonObject Words(Type type) => new() { ["enum"] = new JsonArray([.. EnumWords.Of(type).Words.Select(w => JsonValue.Create(w))]) };

    private static JsonObject Limited(JsonObject number, FieldAttribute field)
    {
        if (double.IsFinite(field.Min))
            number["minimum"] = field.Min;
        if (double.IsFinite(field.Max))
            number["maximum"] = field.Max;
        return number;
    }

    /// <summary>A number text with the units of a dimension, or a bare number.</summary>
    private static JsonObject Number(Dimension dimension)
    {
        // To YAML 1.1, which many editors speak, "1e-6" is text.
        if (dimension == Dimension.Number)
            return new() { ["type"] = new JsonArray("number", "string"), ["pattern"] = $@"^\s*{NumberPattern}\s*$" };
        string units = string.Join('|', Units.Accepted(dimension).Select(u => u.Name));
        bool any = dimension == Dimension.Any;
        return new()
        {
            ["type"] = any ? new JsonArray("string", "number") : "string",
            ["pattern"] = $@"^\s*{NumberPattern}\s*({units}){(any ? "?" : "")}\s*$",
            ["examples"] = new JsonArray(Units.Example(dimension)),
        };
    }

    private JsonObject QuantityReference(Dimension dimension, bool definitionDue)
    {
        string name = definitionDue ? "quantity-" + KebabCase.From(dimension) : "quantity-of-an-override";
        if (!definitions.ContainsKey(name))
            definitions[name] = QuantityDefinition(dimension, definitionDue);
        return new() { ["$ref"] = "#/$defs/" + name };
    }

    private static JsonObject QuantityDefinition(Dimension dimension, bool definitionDue)
    {
        string[] required = ["low", "likely", "high", "standing", "sources"];
        if (definitionDue)
            required = ["definition", .. required];
        JsonObject standing = Words(typeof(Standing));
        standing.Insert(0, "description", "How firmly the figure stands");
        return new()
        {
            ["description"] = $"Quantity with its provenance: {UnitTable.Words(dimension)}"
                + (definitionDue ? "" : "; the definition, where left out, is the catalogue's"),
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = new JsonArray([.. required.Select(r => JsonValue.Create(r))]),
            ["properties"] = new JsonObject
            {
                ["definition"] = Text("What exactly the number means: of what, against what, under which conditions"),
                ["low"] = Number(dimension),
                ["likely"] = Number(dimension),
                ["high"] = Number(dimension),
                ["standing"] = standing,
                ["sources"] = new JsonObject
                {
                    ["description"] = "Keys of catalogue/sources.yaml",
                    ["type"] = "array",
                    ["minItems"] = 1,
                    ["items"] = new JsonObject { ["type"] = "string" },
                },
                ["group"] = Text("Quantities of one group are one unknown: a study varies them together"),
                ["note"] = Text("What a reader should know besides: conflicts between sources, arithmetic, doubts"),
            },
        };
    }

    private static JsonObject Text(string description) => new() { ["description"] = description, ["type"] = "string" };
}
