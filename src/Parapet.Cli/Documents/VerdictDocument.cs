using System.Text.Json;
using Parapet.Evidence.Verdicts;

namespace Parapet.Cli.Documents;

/// <summary>What <c>verify --json</c> prints.</summary>
internal static class VerdictDocument
{
    public static void Write(Utf8JsonWriter writer, EvidenceVerdict verdict, string engine)
    {
        writer.WriteStartObject();
        writer.WriteString("engine", engine);
        writer.WriteStartArray("models");
        foreach (ModelVerdict model in verdict.Models)
        {
            writer.WriteStartObject();
            writer.WriteString("model", model.Model);
            writer.WriteString("source", model.Source);
            writer.WriteNumber("cases", model.Cases);
            writer.WriteNumber("worst", model.Worst);
            writer.WriteBoolean("holds", model.Holds);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteBoolean("holds", verdict.Holds);
        writer.WriteEndObject();
    }
}
