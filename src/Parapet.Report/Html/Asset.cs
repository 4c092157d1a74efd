using System.Text;

namespace Parapet.Report.Html;

/// <summary>Files inside the assembly.</summary>
internal static class Asset
{
    public static string Read(string name)
    {
        using Stream stream = typeof(Asset).Assembly.GetManifestResourceStream(name) ?? throw new ArgumentException($"No resource {name}.", nameof(name));
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>The libraries of others behind the texts of their licences, which ask to go where they go.</summary>
    public static string Libraries()
    {
        StringBuilder text = new();
        foreach ((string name, string file) in (ReadOnlySpan<(string, string)>)[("d3", "d3.min.js"), ("plot", "plot.umd.min.js")])
        {
            string licence = Read(name + ".LICENSE") + "\n" + Read(name + ".LICENSE-OTHERS");
            text.Append("/*!\n").Append(name).Append('\n').Append(licence).Append("*/\n").Append(Read(file)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Puts parts into <c>{{name}}</c>, each once, from left to right: what a part holds is never looked at.</summary>
    public static string Fill(string template, IReadOnlyDictionary<string, string> parts)
    {
        StringBuilder text = new();
        int at = 0;
        while (template.IndexOf("{{", at, StringComparison.Ordinal) is >= 0 and int open)
        {
            int close = template.IndexOf("}}", open, StringComparison.Ordinal);
            text.Append(template, at, open - at).Append(parts[template[(open + 2)..close]]);
            at = close + 2;
        }

        return text.Append(template, at, template.Length - at).ToString();
    }
}
