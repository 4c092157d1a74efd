using Parapet.Model.Catalogue;
using Parapet.Model.Checks;
using Parapet.Model.Text;

namespace Parapet.Model.Scenario;

/// <summary>A scenario's text with what it extends: a top-level key of the later file replaces the whole key of the earlier one.</summary>
/// <param name="Tree">Each node keeps the file and line it was written in.</param>
/// <param name="Inputs">The scenario first, then what it extends, nearest first.</param>
public sealed record ScenarioFile(TextMapping Tree, IReadOnlyList<InputFile> Inputs)
{
    /// <summary>Files in one chain of <c>extends</c>, the scenario included.</summary>
    public const int LongestChain = 8;

    /// <summary>Reads the file and the chain above it; null, with diagnostics in whichever file is at fault.</summary>
    public static ScenarioFile? Read(string path, Diagnostics diagnostics) =>
        TextFile.Read(path, diagnostics) is { } file && YamlTree.Parse(file.Name, file.Content, diagnostics) is { } tree && IsScenario(tree, diagnostics)
            ? Extended(file, tree, diagnostics)
            : null;

    /// <summary>The scenario with top-level keys replaced, as an alternative of a study does.</summary>
    /// <param name="changes">Keys of a scenario; nodes keep the position they were read at.</param>
    /// <param name="source">Digest of the text the changes come from, for the content hash.</param>
    public ScenarioFile With(TextMapping changes, InputFile source) => new(Merged(Tree, changes), [source, .. Inputs]);

    internal static ScenarioFile? Extended(TextFile file, TextMapping tree, Diagnostics diagnostics)
    {
        List<InputFile> inputs = [new("scenario", file.Sha256)];
        HashSet<string> chain = new(StringComparer.Ordinal) { Path.GetFullPath(file.Name) };
        TextMapping whole = tree, last = tree;
        string folder = Path.GetDirectoryName(file.Name) ?? "";
        // A key that names nothing usable is left to the binder, which knows what to say about it.
        while (last.Find("extends") is TextScalar { IsEmpty: false } named)
        {
            string basePath = Path.Combine(folder, named.Value);
            if (!File.Exists(basePath))
            {
                diagnostics.Add(named.Where, Codes.ExtendsMissing,
                    $"there is no file {TextScalar.Excerpt(named.Value)} to extend", "the path is relative to this file");
                return null;
            }
            if (!chain.Add(Path.GetFullPath(basePath)))
            {
                diagnostics.Add(named.Where, Codes.ExtendsCycle,
                    $"{TextScalar.Excerpt(named.Value)} extends this file in turn", "end the circle");
                return null;
            }
            if (chain.Count > LongestChain)
            {
                diagnostics.Add(named.Where, Codes.ExtendsCycle, $"more than {LongestChain} files extend one another");
                return null;
            }
            if (TextFile.Read(basePath, diagnostics) is not { } baseFile || YamlTree.Parse(basePath, baseFile.Content, diagnostics) is not { } baseTree)
                return null;
            inputs.Add(new($"scenario/extends-{inputs.Count}", baseFile.Sha256));
            whole = Merged(baseTree, whole);
            last = baseTree;
            folder = Path.GetDirectoryName(basePath) ?? "";
        }
        return new(whole, inputs);
    }

    /// <summary>Something else of ours is told as what it is, not as a scenario with every key wrong.</summary>
    private static bool IsScenario(TextMapping tree, Diagnostics diagnostics)
    {
        // A study has raids of its own; its alternatives no scenario has.
        bool maybeStudy = tree.Find("alternatives") is not null;
        if (tree.Find("extends") is not null || tree.Find("sides") is not null || (tree.Find("raids") is not null && !maybeStudy))
            return true;
        string? other = FileCheck.Recognise(tree) switch
        {
            FileKind.CatalogueEntry => "a catalogue entry",
            FileKind.Sources => "a list of sources",
            FileKind.Study => "a study",
            _ => null,
        };
        if (other is null)
            return true;
        diagnostics.Add(tree.Where, Codes.UnknownFileKind, $"this is {other}, and a scenario is due", "a scenario has sides, assets and raids");
        return false;
    }

    private static TextMapping Merged(TextMapping below, TextMapping above)
    {
        List<TextEntry> entries = [.. above.Entries];
        foreach (TextEntry entry in below.Entries)
        {
            if (above.Find(entry.Key.Value) is null)
                entries.Add(entry);
        }
        return new(above.Where, entries);
    }
}
