using System.Text.Json;

namespace Parapet.Cli.Resolve;

/// <summary>Prints a tree of values as JSON; a number that is not finite becomes null.</summary>
internal sealed class JsonSink(Utf8JsonWriter writer) : IValueSink
{
    public bool Brief => false;

    public void BeginObject(string? name)
    {
        Name(name);
        writer.WriteStartObject();
    }

    public void EndObject() => writer.WriteEndObject();

    public void BeginList(string? name)
    {
        Name(name);
        writer.WriteStartArray();
    }

    public void EndList() => writer.WriteEndArray();

    public void Number(string? name, double value)
    {
        Name(name);
        if (double.IsFinite(value))
            writer.WriteNumberValue(value);
        else
            writer.WriteNullValue();
    }

    public void Numbers(string? name, IReadOnlyList<double> values)
    {
        BeginList(name);
        foreach (double value in values)
            Number(null, value);
        EndList();
    }

    public void Word(string? name, string? value)
    {
        Name(name);
        writer.WriteStringValue(value);
    }

    public void Flag(string? name, bool value)
    {
        Name(name);
        writer.WriteBooleanValue(value);
    }

    private void Name(string? name)
    {
        if (name is not null)
            writer.WritePropertyName(name);
    }
}
