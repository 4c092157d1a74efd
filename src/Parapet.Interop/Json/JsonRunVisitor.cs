using System.Text.Json;

namespace Parapet.Interop.Json;

/// <summary>
/// Prints a walk over the outcome. Override <see cref="Number"/> to print something else in a number's place,
/// such as an estimate over many runs; the walk's order numbers the calls.
/// </summary>
public class JsonRunVisitor(Utf8JsonWriter writer) : IRunVisitor
{
    protected Utf8JsonWriter Writer { get; } = writer;

    public void BeginObject(string? name)
    {
        if (name is null)
            Writer.WriteStartObject();
        else
            Writer.WriteStartObject(name);
    }

    public void EndObject() => Writer.WriteEndObject();

    public void BeginArray(string name) => Writer.WriteStartArray(name);

    public void EndArray() => Writer.WriteEndArray();

    public void Text(string name, string value) => Writer.WriteString(name, value);

    public virtual void Number(string name, RunNumber kind, double value)
    {
        if (kind == RunNumber.Count)
            Writer.WriteNumber(name, (long)value);
        else if (kind == RunNumber.Flag)
            Writer.WriteBoolean(name, value != 0);
        else
            Writer.WriteNumberOrNull(name, value);
    }
}
