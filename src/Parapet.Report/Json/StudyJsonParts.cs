using System.Text.Json;
using System.Text.Json.Serialization;
using Parapet.Study.Measures;

namespace Parapet.Report.Json;

/// <summary>
/// Parts of the study document. Records are printed by their own names in camelCase, so that a field added to the result
/// cannot be forgotten here; the tests hold every name against docs/formats.md.
/// </summary>
internal static class StudyJsonParts
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters =
        {
            new FiniteNumberConverter(),
            new StudyEstimateConverter(),
            new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower),
        },
    };

    public static void Property<T>(Utf8JsonWriter writer, string name, T value)
    {
        writer.WritePropertyName(name);
        JsonSerializer.Serialize(writer, value, Options);
    }

    /// <summary>An alternative: its measures and raids by id instead of by their place in a list.</summary>
    public static void Alternative(Utf8JsonWriter writer, StudyResult result, AlternativeResult alternative)
    {
        writer.WriteStartObject();
        writer.WriteString("key", alternative.Key);
        writer.WriteString("alternative", alternative.Alternative);
        writer.WriteString("title", alternative.Title);
        writer.WriteString("force", alternative.Force);
        Property(writer, "levels", alternative.Levels);
        Measures(writer, "measures", result, alternative.Measures);
        writer.WriteStartObject("byRaid");
        for (int i = 0; i < alternative.ByRaid.Count; i++)
            Measures(writer, result.Raids[i].Id, result, alternative.ByRaid[i]);
        writer.WriteEndObject();
        Property(writer, "classes", alternative.Classes);
        Property(writer, "assets", alternative.Assets);
        Property(writer, "magazines", alternative.Magazines);
        writer.WriteEndObject();
    }

    private static void Measures(Utf8JsonWriter writer, string name, StudyResult result, IReadOnlyList<StudyEstimate> measures)
    {
        writer.WriteStartObject(name);
        for (int i = 0; i < measures.Count; i++)
            Property(writer, result.Measures[i].Id, measures[i]);
        writer.WriteEndObject();
    }

    /// <summary>Not finite becomes null: JSON has no such numbers.</summary>
    private sealed class FiniteNumberConverter : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value))
                writer.WriteNumberValue(value);
            else
                writer.WriteNullValue();
        }
    }

    /// <summary>Mean and interval beside the two kinds of not-knowing, in one object: <c>x.mean</c>, never <c>x.mean.mean</c>.</summary>
    private sealed class StudyEstimateConverter : JsonConverter<StudyEstimate>
    {
        public override StudyEstimate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, StudyEstimate value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            Property(writer, "mean", value.Mean.Mean);
            Property(writer, "low", value.Mean.Low);
            Property(writer, "high", value.Mean.High);
            writer.WriteString("method", value.Mean.Method);
            Property(writer, "confidence", value.Mean.Confidence);
            Property(writer, "count", value.Mean.Count);
            Property(writer, "chanceError", value.ChanceError);
            Property(writer, "ignoranceLow", value.IgnoranceLow);
            Property(writer, "ignoranceMedian", value.IgnoranceMedian);
            Property(writer, "ignoranceHigh", value.IgnoranceHigh);
            Property(writer, "reliability", value.Reliability);
            Property(writer, "runs", value.Runs);
            writer.WriteEndObject();
        }
    }
}
