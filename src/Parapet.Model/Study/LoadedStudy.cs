using Parapet.Model.Catalogue;
using Parapet.Model.Scenario;
using Parapet.Model.Text;

namespace Parapet.Model.Study;

/// <summary>A study with everything it plays: checked, every scenario of it built from text and found sound.</summary>
public sealed record LoadedStudy
{
    /// <summary>As the user named it.</summary>
    public required string Path { get; init; }

    public required StudyDocument Document { get; init; }

    /// <summary>What is played, in the order in which a sample plays it: point by point, force by force, raid by raid.</summary>
    public required IReadOnlyList<StudyCell> Cells { get; init; }

    /// <summary>States of the defence.</summary>
    public required IReadOnlyList<StudyForce> Forces { get; init; }

    /// <summary>As in the file; one without an id of its own, <c>all</c>, where the file names none.</summary>
    public required IReadOnlyList<StudyRaidDefinition> Raids { get; init; }

    /// <summary>Combinations of factor levels, by the text of each levelled factor; one empty combination where there are none.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Points { get; init; }

    /// <summary>Factors with levels, in the order of <see cref="Points"/>.</summary>
    public required IReadOnlyList<FactorDefinition> LevelFactors { get; init; }

    /// <summary>What is not known, and what is held fixed although its interval is open; the order of a sample's values.</summary>
    public required IReadOnlyList<StudyQuantity> Quantities { get; init; }

    public required IReadOnlyDictionary<string, SourceEntry> Sources { get; init; }

    /// <summary>Every text file that was read, in a fixed order: the study, the scenario, those it extends, then the catalogue's by name.</summary>
    public required IReadOnlyList<InputFile> Inputs { get; init; }

    public required SourcePositions Positions { get; init; }

    /// <summary>Puts a cell together anew with other texts at the paths of its range factors; of any thread.</summary>
    public required Func<StudyCell, IReadOnlyList<(FactorDefinition Factor, string Text)>, LoadedScenario> Rebuild { get; init; }

    /// <summary>A source of <see cref="Sources"/> in one line.</summary>
    public SourceLine Cite(string key) => new(key, !Sources.TryGetValue(key, out SourceEntry? source)
        ? ""
        : $"{source.Publisher}: {source.Title}{(source.Date.Length > 0 ? $" ({source.Date})" : "")}{(source.Address.Length > 0 ? $", {source.Address}" : "")}");

    /// <summary>The cell of a point, force and raid.</summary>
    public StudyCell Cell(int point, int force, int raid) => Cells[(point * Forces.Count + force) * Raids.Count + raid];

    /// <summary>Index of the force that an alternative comes to.</summary>
    public int ForceOf(int alternative)
    {
        for (int f = 0; f < Forces.Count; f++)
        {
            if (Forces[f].Alternative == alternative)
                return f;
        }
        uint components = StudyForces.ComponentsOf(Document, Document.Alternatives[alternative]);
        return Forces.ToList().FindIndex(f => f.Alternative < 0 && f.Components == components);
    }

    /// <summary>The scenario of a cell with drawn values in it.</summary>
    /// <param name="values">One for each of <see cref="Quantities"/>, in SI; those that do not vary are passed over.</param>
    /// <exception cref="ArgumentException">Not one value for each.</exception>
    public LoadedScenario Draw(StudyCell cell, IReadOnlyList<double> values)
    {
        if (values.Count != Quantities.Count)
            throw new ArgumentException($"{values.Count} values are given and {Quantities.Count} are due.", nameof(values));
        List<(string, double)> figures = [];
        List<(FactorDefinition, string)> texts = [];
        for (int i = 0; i < values.Count; i++)
        {
            StudyQuantity quantity = Quantities[i];
            if (quantity.Text is { } factor)
                texts.Add((factor, StudyQuantities.Text(factor, quantity.Quantity, values[i])));
            else if ((quantity.Varies || quantity.Ranged) && !quantity.Name.StartsWith(TimelineDefinition.Prefix, StringComparison.Ordinal) && DrawnQuantities.Has(cell.Scenario, quantity.Name))
                figures.Add((quantity.Name, values[i]));
        }
        LoadedScenario scenario = texts.Count > 0 ? Rebuild(cell, texts) : cell.Scenario;
        return figures.Count > 0 ? DrawnQuantities.With(scenario, figures) : scenario;
    }
}

/// <summary>A state of the defence that is played: what stands at once.</summary>
/// <param name="Id">For results and folders: component ids joined by "+", <c>none</c>, or the alternative's id where it changes the scenario.</param>
/// <param name="Components">Which components stand, bit i for the i-th of the study.</param>
/// <param name="Alternative">Index of the alternative whose changes it has; -1 where it is a set of components and no more.</param>
public sealed record StudyForce(string Id, uint Components, int Alternative);

/// <summary>One scenario of a study.</summary>
/// <param name="Point">Index in <see cref="LoadedStudy.Points"/>.</param>
/// <param name="Force">Index in <see cref="LoadedStudy.Forces"/>.</param>
/// <param name="Raid">Index in <see cref="LoadedStudy.Raids"/>.</param>
public sealed record StudyCell(int Index, int Point, int Force, int Raid, LoadedScenario Scenario);
