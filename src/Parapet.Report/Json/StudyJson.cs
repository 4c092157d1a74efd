using System.Text.Encodings.Web;
using System.Text.Json;
using Parapet.Study.Measures;

namespace Parapet.Report.Json;

/// <summary>
/// The document that <c>study run --json</c> prints and <c>study.json</c> holds (docs/formats.md). Numbers in SI and US dollars;
/// what is not finite is null. The same bytes for the same result.
/// </summary>
public static class StudyJson
{
    // Hundreds of unknowns for a dozen subjects were half of the document, and nearly all of them luck.
    private const int MostUnknowns = 40;

    private static readonly JsonWriterOptions Indented = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    /// <summary>The result as one indented JSON object, ended by a line feed.</summary>
    /// <param name="wall">Further top-level keys, last in the document: what depends on the clock or the machine.</param>
    /// <exception cref="ArgumentException">A further key does not begin with <c>wall</c>.</exception>
    public static void Write(StudyResult result, Stream stream, params IEnumerable<KeyValuePair<string, double>> wall)
    {
        using (Utf8JsonWriter writer = new(stream, Indented))
            Write(result, writer, wall);
        stream.WriteByte((byte)'\n');
    }

    /// <summary>The same object on a writer; does not flush.</summary>
    /// <inheritdoc cref="Write(StudyResult, Stream, IEnumerable{KeyValuePair{string, double}})"/>
    public static void Write(StudyResult result, Utf8JsonWriter writer, params IEnumerable<KeyValuePair<string, double>> wall)
    {
        writer.WriteStartObject();
        WriteHead(writer, result.Head);
        StudyJsonParts.Property(writer, "answer", result.Answer);
        StudyJsonParts.Property(writer, "measures", result.Measures);
        StudyJsonParts.Property(writer, "raids", result.Raids);
        StudyJsonParts.Property(writer, "factors", result.Factors);
        writer.WriteStartArray("alternatives");
        foreach (AlternativeResult alternative in result.Alternatives)
            StudyJsonParts.Alternative(writer, result, alternative);
        writer.WriteEndArray();
        StudyJsonParts.Property(writer, "differences", result.Differences);
        StudyJsonParts.Property(writer, "ranking", result.Ranking);
        StudyJsonParts.Property(writer, "sensitivities", result.Sensitivities.Select(s => s with { Unknowns = [.. s.Unknowns.Take(MostUnknowns)] }));
        StudyJsonParts.Property(writer, "inputs", result.Inputs);
        StudyJsonParts.Property(writer, "thresholds", result.Thresholds);
        StudyJsonParts.Property(writer, "expectations", result.Expectations);
        StudyJsonParts.Property(writer, "retained", result.Retained);
        WriteManifest(writer, result);
        if (result.Timeline is { } timeline)
            StudyJsonParts.Property(writer, "timeline", timeline);
        foreach ((string name, double value) in wall)
        {
            if (!name.StartsWith("wall", StringComparison.Ordinal))
                throw new ArgumentException($"\"{name}\" does not begin with \"wall\": only what depends on clock or machine is added.", nameof(wall));
            StudyJsonParts.Property(writer, name, value);
        }

        writer.WriteEndObject();
    }

    /// <summary>What the result was made from: with the same of it anybody comes to the same state hash.</summary>
    private static void WriteManifest(Utf8JsonWriter writer, StudyResult result)
    {
        StudyHead head = result.Head;
        writer.WriteStartObject("manifest");
        writer.WriteString("studyHash", head.Hash);
        writer.WriteString("stateHash", head.StateHash);
        writer.WriteString("engine", head.Engine);
        writer.WriteNumber("seed", head.Seed);
        writer.WriteNumber("samples", head.Samples);
        writer.WriteNumber("replicates", head.Replicates);
        StudyJsonParts.Property(writer, "files", result.Files);
        writer.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter writer, StudyHead head)
    {
        writer.WriteString("study", head.Id);
        writer.WriteString("title", head.Title);
        writer.WriteString("question", head.Question);
        writer.WriteString("studyHash", head.Hash);
        writer.WriteString("engine", head.Engine);
        writer.WriteNumber("seed", head.Seed);
        writer.WriteNumber("runs", head.Runs);
        writer.WriteNumber("samples", head.Samples);
        writer.WriteNumber("replicates", head.Replicates);
        writer.WriteString("stateHash", head.StateHash);
        writer.WriteNumber("simulatedSeconds", head.SimulatedSeconds);
        writer.WriteNumber("confidence", head.Confidence);
        writer.WriteString("stopped", head.Stopped);
        writer.WriteString("design", head.DesignKind);
        writer.WriteNumber("unknowns", head.Unknowns);
    }
}
