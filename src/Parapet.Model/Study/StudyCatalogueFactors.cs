using Parapet.Model.Catalogue;
using Parapet.Model.Checks;
using Parapet.Model.Scenario;
using Parapet.Model.Text;

namespace Parapet.Model.Study;

/// <summary>Factors whose paths lead to figures of the catalogue, and the checks of their levels and ranges against what the figures can be.</summary>
internal sealed class StudyCatalogueFactors
{
    private readonly CatalogueStore store;
    private readonly Diagnostics diagnostics;
    private readonly List<Target> targets = [];

    public StudyCatalogueFactors(StudyDocument document, CatalogueStore store, Diagnostics diagnostics)
    {
        (this.store, this.diagnostics) = (store, diagnostics);
        foreach (FactorDefinition factor in document.Factors.Where(store.Positions.IsSound))
        {
            foreach ((string path, SourceSpan where) in factor.Targets(store.Positions))
            {
                if (path.StartsWith(StudyPath.Catalogue, StringComparison.Ordinal) && Find(factor, path[StudyPath.Catalogue.Length..], where) is { } target)
                    targets.Add(target);
            }
        }
    }

    /// <summary>Reports levels and ends of ranges that a figure cannot be.</summary>
    public void Check()
    {
        foreach (Target target in targets)
        {
            FactorDefinition factor = target.Factor;
            for (int i = 0; i < factor.Levels.Count; i++)
                Try(target, factor.Levels[i], store.Positions.At(factor, "levels", i));
            if (factor.Range is not { } range)
                continue;
            Try(target, range.Low, store.Positions.At(range, "low"));
            Try(target, range.High, store.Positions.At(range, "high"));
        }
    }

    /// <summary>The scenario with figures at the levels of a point: such a figure is known, and no longer drawn.</summary>
    /// <param name="levels">By factor.</param>
    public LoadedScenario At(LoadedScenario scenario, Func<FactorDefinition, string?> levels)
    {
        List<(string, double)> figures = [];
        foreach (Target target in targets)
        {
            if (levels(target.Factor) is { } level)
                figures.Add((target.Name, Units.Read(level, target.Field.Dimension).Si));
        }
        return figures.Count > 0 ? DrawnQuantities.With(scenario, figures) : scenario;
    }

    /// <summary>Reports figures that no scenario of the study reads: to vary them would change nothing.</summary>
    public void CheckUse(IReadOnlyList<StudyCell> cells)
    {
        if (targets.Count == 0)
            return;
        HashSet<string> read = new(StringComparer.Ordinal);
        foreach (StudyCell cell in cells)
            DrawnQuantities.AddRead(cell.Scenario, read);
        foreach (Target target in targets.Where(t => !read.Contains(t.Name)))
        {
            diagnostics.Add(target.Where, Codes.PathLeadsNowhere, $"no unit, patrol or raid of this study goes by \"{TextScalar.Excerpt(target.Name)}\" of the catalogue",
                "what overrides it has a path of its own: units.<id>.overrides.<number>.value");
        }
    }

    private Target? Find(FactorDefinition factor, string name, SourceSpan where)
    {
        string id = name.Split('.')[0];
        if (store.Find(id, where) is not { } entry)
            return null;
        string figure = name[Math.Min(name.Length, id.Length + 1)..];
        if (QuantityPath.Find(entry, figure) is (not null, { } field))
            return new(factor, name, entry, figure, field, where);
        diagnostics.AddUnknown(where, Codes.UnknownQuantityPath, $"{id} has no quantity \"{TextScalar.Excerpt(figure)}\"", figure, QuantityPath.All(entry).Select(q => q.Path), "quantities");
        return null;
    }

    private void Try(Target target, string text, SourceSpan where)
    {
        UnitReading reading = Units.Read(text, target.Field.Dimension);
        if (!reading.IsSound)
        {
            diagnostics.Add(where, reading.Code!, reading.Fault, reading.Hint);
            return;
        }
        if (reading.Si < target.Field.Min || reading.Si > target.Field.Max)
        {
            diagnostics.Add(where, Codes.OutOfRange, $"\"{TextScalar.Excerpt(text)}\" is outside what \"{target.Name}\" can be", target.Field.Meaning);
            return;
        }
        Quantity known = QuantityPath.Find(target.Entry, target.Figure).Quantity! with { Low = reading.Si, Likely = reading.Si, High = reading.Si };
        Diagnostics crossed = new();
        EntryChecks.CheckQuantities(QuantityPath.Replace(target.Entry, target.Figure, known), new(), crossed);
        foreach (Diagnostic fault in crossed.All)
            diagnostics.Add(where, fault.Code, $"with \"{TextScalar.Excerpt(text)}\" for \"{target.Name}\": {fault.Text}", fault.Hint);
    }

    private sealed record Target(FactorDefinition Factor, string Name, CatalogueEntry Entry, string Figure, FieldAttribute Field, SourceSpan Where);
}
