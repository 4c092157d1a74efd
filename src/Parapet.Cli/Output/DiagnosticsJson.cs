using System.Text.Json;
using Parapet.Model.Checks;

namespace Parapet.Cli.Output;

/// <summary>What <c>check --json</c> prints.</summary>
internal static class DiagnosticsJson
{
    public static void Write(Utf8JsonWriter writer, int files, IReadOnlyList<Diagnostic> faults)
    {
        writer.WriteStartObject();
        writer.WriteNumber("files", files);
        writer.WriteStartArray("faults");
        foreach (Diagnostic fault in faults)
        {
            writer.WriteStartObject();
            writer.WriteString("file", fault.Where.File);
            writer.WriteNumber("line", fault.Where.Line);
            writer.WriteNumber("column", fault.Where.Column);
            writer.WriteString("code", fault.Code);
            writer.WriteString("text", fault.Text);
            writer.WriteString("hint", fault.Hint);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
