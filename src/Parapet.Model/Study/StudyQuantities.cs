using Parapet.Model.Catalogue;
using Parapet.Model.Checks;
using Parapet.Model.Scenario;
using Parapet.Model.Text;

namespace Parapet.Model.Study;

/// <summary>Gathers what a study does not know: intervals of the catalogue over all its scenarios, of its timeline, and ranges of its factors.</summary>
internal static class StudyQuantities
{
    private const string Timeline = "timeline.";

    /// <summary>By name in ordinal order, factors of the scenario's text last; faults of vary are reported.</summary>
    public static IReadOnlyList<StudyQuantity> List(StudyDocument document, IReadOnlyList<StudyCell> cells, SourcePositions positions, Diagnostics diagnostics)
    {
        SortedDictionary<string, Quantity> found = new(StringComparer.Ordinal);
        foreach (DrawnQuantity drawn in cells.SelectMany(c => DrawnQuantities.List(c.Scenario)))
            found[drawn.Name] = drawn.Quantity;
        if (document.Timeline is { } timeline)
        {
            foreach (PlacedQuantity placed in QuantityPath.All(timeline))
                found[Timeline + placed.Path] = placed.Quantity;
        }
        Dictionary<string, BeliefShape> ranged = new(StringComparer.Ordinal);
        List<StudyQuantity> texts = [];
        foreach (FactorDefinition factor in document.Factors)
        {
            if (factor.Range is not { } range)
                continue;
            Quantity interval = Interval(factor, range, positions);
            foreach (string path in factor.Also.Prepend(factor.Path).Where(p => p.StartsWith(StudyPath.Catalogue, StringComparison.Ordinal)))
            {
                string name = path[StudyPath.Catalogue.Length..];
                found[name] = interval;
                ranged[name] = range.Shape;
            }
            if (factor.Also.Prepend(factor.Path).Any(StudyAssembly.IsText))
                texts.Add(new(factor.Id, interval, range.Shape, null, Falling: false, Varies: true, factor));
        }
        CheckVary(document.Vary, found.Keys, positions, diagnostics);
        return
        [
            .. found.Where(f => f.Value.Low < f.Value.High || f.Key.StartsWith(Timeline, StringComparison.Ordinal)).Select(f => Of(f.Key, f.Value, document, ranged)),
            .. texts,
        ];
    }

    private static StudyQuantity Of(string name, Quantity quantity, StudyDocument document, Dictionary<string, BeliefShape> ranged)
    {
        VaryDefinition vary = document.Vary;
        bool isRange = ranged.TryGetValue(name, out BeliefShape shape);
        if (!isRange)
            shape = vary.Shapes.FirstOrDefault(s => Begins(name, s.Path))?.Shape ?? vary.Shape;
        GroupDefinition? group = vary.Groups.FirstOrDefault(g => g.Paths.Concat(g.Falling).Any(p => Begins(name, p)));
        bool varies = isRange
            || (document.Design.Kind != DesignKind.Likely && (vary.All || vary.Only.Any(p => Begins(name, p))) && !vary.Except.Any(p => Begins(name, p)));
        return new(name, quantity, shape, group?.Id ?? quantity.Group, group?.Falling.Any(p => Begins(name, p)) ?? false, varies && quantity.Low < quantity.High);
    }

    /// <summary>A path names itself and all below it.</summary>
    private static bool Begins(string name, string path) =>
        name.StartsWith(path, StringComparison.Ordinal) && (name.Length == path.Length || name[path.Length] == '.');

    private static void CheckVary(VaryDefinition vary, ICollection<string> names, SourcePositions positions, Diagnostics diagnostics)
    {
        Lead(vary, "only", vary.Only);
        Lead(vary, "except", vary.Except);
        foreach (ShapeDefinition shape in vary.Shapes)
            Lead(shape, "path", [shape.Path]);
        foreach (GroupDefinition group in vary.Groups)
        {
            Lead(group, "paths", group.Paths);
            Lead(group, "falling", group.Falling);
        }

        void Lead(object owner, string key, IReadOnlyList<string> paths)
        {
            for (int i = 0; i < paths.Count; i++)
            {
                string path = paths[i];
                if (path.Length > 0 && !names.Any(name => Begins(name, path)))
                {
                    diagnostics.AddUnknown(positions.At(owner, key, i), Codes.VariesNothing,
                        $"no figure of this study begins with \"{TextScalar.Excerpt(path)}\"", path, names, "figures");
                }
            }
        }
    }

    private static Quantity Interval(FactorDefinition factor, RangeDefinition range, SourcePositions positions)
    {
        UnitReading low = Units.Read(range.Low, Dimension.Any), high = Units.Read(range.High, Dimension.Any);
        return new()
        {
            Definition = factor.Title,
            Low = low.Si,
            Likely = range.Likely is { } likely ? Units.Read(likely, Dimension.Any).Si : low.Si + (high.Si - low.Si) / 2,
            High = high.Si,
            Dimension = low.Dimension,
            Unit = low.Unit,
            Sources = [],
            Standing = Standing.Assumed,
            Note = "A range of this study.",
            Where = positions.Of(range),
        };
    }
}
