using Parapet.Model.Checks;
using Parapet.Model.Text;

namespace Parapet.Model.Study;

/// <summary>What the key <c>vary</c> of a study says of an input, by its name.</summary>
internal sealed class StudyVary(StudyDocument document, SourcePositions positions, Diagnostics diagnostics)
{
    private readonly VaryDefinition vary = document.Vary;

    public bool Varies(string name) =>
        (vary.Only.Count > 0 ? Any(vary.Only, name) : vary.All ?? true) && !Any(vary.Except, name);

    public BeliefShape Shape(string name) => vary.Shapes.FirstOrDefault(s => Begins(name, s.Path))?.Shape ?? vary.Shape;

    public GroupDefinition? Group(string name) => vary.Groups.FirstOrDefault(g => Any(g.Paths, name) || Any(g.Falling, name));

    public bool Falls(string name) => Group(name) is { } group && Any(group.Falling, name);

    /// <summary>Reports paths that no input begins with, and inputs of which two things are said.</summary>
    public void Check(IReadOnlyList<string> names)
    {
        if (vary is { All: true, Only.Count: > 0 })
            diagnostics.Add(positions.At(vary, "all"), Codes.Contradiction, "all figures vary, and only some", "leave out all, or only");
        Lead(vary, "only", vary.Only, names);
        Lead(vary, "except", vary.Except, names);
        foreach (ShapeDefinition shape in vary.Shapes)
            Lead(shape, "path", [shape.Path], names);
        foreach (GroupDefinition group in vary.Groups)
        {
            Lead(group, "paths", group.Paths, names);
            Lead(group, "falling", group.Falling, names);
        }
        foreach (string name in names)
            OneGroup(name);
    }

    /// <summary>Reports a group that bears the name of an input it does not hold: they would be taken for one unknown.</summary>
    public void CheckNames(IReadOnlyList<StudyQuantity> quantities)
    {
        HashSet<string> groups = [.. quantities.Select(q => q.Group).OfType<string>()];
        foreach (StudyQuantity quantity in quantities)
        {
            if (groups.Contains(quantity.Name) && quantity.Group != quantity.Name)
            {
                diagnostics.Add(quantity.Text is { } factor ? positions.At(factor, "id") : quantity.Quantity.Where, Codes.DuplicateId,
                    $"\"{quantity.Name}\" is also the name of a group of figures", "give the factor another id");
            }
        }
    }

    private void OneGroup(string name)
    {
        (GroupDefinition Group, string Key, int Index)[] places = [.. vary.Groups.SelectMany(g => Places(g, "paths", g.Paths).Concat(Places(g, "falling", g.Falling)))];
        // Two beginnings of one name in the same list say the same; anything else says two things.
        foreach ((GroupDefinition group, string key, int index) in places.Where(p => p.Group != places[0].Group || p.Key != places[0].Key))
        {
            diagnostics.Add(positions.At(group, key, index), Codes.Contradiction,
                $"\"{name}\" is {(group == places[0].Group ? "said to rise and to fall" : $"in the group \"{places[0].Group.Id}\" as well")}", "a figure is in one group, on one side");
        }

        IEnumerable<(GroupDefinition, string, int)> Places(GroupDefinition group, string key, IReadOnlyList<string> paths) =>
            paths.Index().Where(p => Begins(name, p.Item)).Select(p => (group, key, p.Index));
    }

    private void Lead(object owner, string key, IReadOnlyList<string> paths, IReadOnlyList<string> names)
    {
        for (int i = 0; i < paths.Count; i++)
        {
            string path = paths[i];
            if (path.Length > 0 && !names.Any(name => Begins(name, path)))
            {
                diagnostics.AddUnknown(positions.At(owner, key, i), Codes.VariesNothing,
                    $"no figure of this study that is known to an interval begins with \"{TextScalar.Excerpt(path)}\"", path, names, "figures");
            }
        }
    }

    private static bool Any(IReadOnlyList<string> paths, string name)
    {
        foreach (string path in paths)
        {
            if (Begins(name, path))
                return true;
        }
        return false;
    }

    /// <summary>A path names itself and all below it.</summary>
    private static bool Begins(string name, string path) =>
        name.StartsWith(path, StringComparison.Ordinal) && (name.Length == path.Length || name[path.Length] == '.');
}
