using System.Globalization;
using System.Text;

namespace Parapet.Interop.Tests;

/// <summary>A small reader of ACMI text, written from the format's description: frames, objects, events, removals.</summary>
internal sealed class AcmiFile
{
    public List<string> Header { get; } = [];

    public Dictionary<string, string> World { get; } = [];

    public List<double> Frames { get; } = [];

    public Dictionary<string, Dictionary<string, string>> Objects { get; } = [];

    public List<(string Id, double Time, double[] T)> Transforms { get; } = [];

    public List<(double Time, string Text)> Events { get; } = [];

    public Dictionary<string, double> Removed { get; } = [];

    public AcmiFile(byte[] bytes)
    {
        double time = 0;
        string[] lines = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Header.AddRange(lines[..2]);
        foreach (string line in lines[2..])
        {
            if (line[0] == '#')
                Frames.Add(time = double.Parse(line[1..], CultureInfo.InvariantCulture));
            else if (line[0] == '-')
                Removed.Add(line[1..], time);
            else
                Take(Split(line), time);
        }
    }

    private void Take(List<string> parts, double time)
    {
        foreach (string part in parts.Skip(1))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            (string name, string value) = (part[..equals], part[(equals + 1)..]);
            if (parts[0] == "0" && name == "Event")
                Events.Add((time, value));
            else if (parts[0] == "0")
                World[name] = value;
            else
                Set(parts[0], name, value, time);
        }
    }

    private void Set(string id, string name, string value, double time)
    {
        if (!Objects.TryGetValue(id, out Dictionary<string, string>? properties))
            Objects.Add(id, properties = []);
        if (name == "T")
            Transforms.Add((id, time, [.. value.Split('|').Select(v => double.Parse(v, CultureInfo.InvariantCulture))]));
        else
            properties[name] = value;
    }

    /// <summary>At commas without a backslash before them.</summary>
    private static List<string> Split(string line)
    {
        List<string> parts = [];
        StringBuilder part = new();
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\' && i + 1 < line.Length)
            {
                part.Append(line[++i]);
            }
            else if (line[i] == ',')
            {
                parts.Add(part.ToString());
                part.Clear();
            }
            else
            {
                part.Append(line[i]);
            }
        }

        parts.Add(part.ToString());
        return parts;
    }
}
