using System.Text.Json;
using Parapet.Interop.Json;

namespace Parapet.Cli.Output;

/// <summary>The one JSON document that a command with <c>--json</c> prints.</summary>
internal static class JsonOutput
{
    public static void Write(Terminal terminal, Action<Utf8JsonWriter> write)
    {
        terminal.Out.Flush();
        using Stream stream = Console.OpenStandardOutput();
        using (Utf8JsonWriter writer = new(stream, JsonNumbers.Indented))
            write(writer);
        stream.WriteByte((byte)'\n');
    }
}
