using System.Globalization;

namespace Parapet.Model.Text;

/// <summary>
/// Changes text by path before it is given a meaning, so that what a study sets is read and checked like what a person writes.
/// A step of a path is a key of a mapping, or the id or the number (from 0) of an item of a list: <c>units.s-400-adana.radars.0.mast</c>.
/// </summary>
public static class TextPath
{
    /// <summary>The tree with another value at a path; keys that the file leaves out are made. Null where the path leads nowhere.</summary>
    /// <param name="where">Where the path is written; keys that are made stand there.</param>
    /// <param name="failed">The step that leads nowhere, or "".</param>
    public static TextMapping? Set(TextMapping tree, string path, TextNode value, SourceSpan where, out string failed)
    {
        string[] steps = path.Split('.');
        return (TextMapping?)Changed(tree, steps, 0, value, where, out failed);
    }

    /// <summary>The tree with only those items of the list at a top-level key that are wanted; items without an id stay.</summary>
    public static TextMapping Keep(TextMapping tree, string key, Func<string, bool> wanted)
    {
        if (tree.Find(key) is not TextSequence list)
            return tree;
        TextSequence kept = new(list.Where, [.. list.Items.Where(item => IdOf(item) is not { } id || wanted(id))]);
        return With(tree, key, kept.Where, kept);
    }

    /// <summary>Ids of the items of the list at a top-level key.</summary>
    public static IEnumerable<string> Ids(TextMapping tree, string key) =>
        tree.Find(key) is TextSequence list ? list.Items.Select(IdOf).OfType<string>() : [];

    private static TextNode? Changed(TextNode? node, string[] steps, int at, TextNode value, SourceSpan where, out string failed)
    {
        failed = "";
        if (at == steps.Length)
            return value;
        failed = steps[at];
        switch (node)
        {
            case null:
                return Changed(new TextMapping(where, []), steps, at, value, where, out failed);
            case TextMapping mapping when failed.Length > 0:
                return Changed(mapping.Find(steps[at]), steps, at + 1, value, where, out failed) is { } changed ? With(mapping, steps[at], where, changed) : null;
            case TextSequence list:
                int item = IndexOf(list, steps[at]);
                if (item < 0 || Changed(list.Items[item], steps, at + 1, value, where, out failed) is not { } replaced)
                    return null;
                TextNode[] items = [.. list.Items];
                items[item] = replaced;
                return new TextSequence(list.Where, items);
            default:
                return null;
        }
    }

    private static TextMapping With(TextMapping mapping, string key, SourceSpan where, TextNode value)
    {
        List<TextEntry> entries = [.. mapping.Entries];
        int at = entries.FindIndex(e => e.Key.Value == key);
        if (at < 0)
            entries.Add(new(new(where, key, plain: true), value));
        else
            entries[at] = entries[at] with { Value = value };
        return new(mapping.Where, entries);
    }

    private static int IndexOf(TextSequence list, string step)
    {
        for (int i = 0; i < list.Items.Count; i++)
        {
            if (IdOf(list.Items[i]) == step)
                return i;
        }
        return int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < list.Items.Count ? index : -1;
    }

    private static string? IdOf(TextNode item) => ((item as TextMapping)?.Find("id") as TextScalar)?.Value;
}
