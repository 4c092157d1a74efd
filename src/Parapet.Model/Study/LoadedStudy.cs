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

    public required IReadOnlyDictionary<string, SourceEntry> Sources { get; init; }

    /// <summary>Every text file that was read, in a fixed order: the study, the scenario, those it extends, then the catalogue's by name.</summary>
    public required IReadOnlyList<InputFile> Inputs { get; init; }

    public required SourcePositions Positions { get; init; }

    /// <summary>The cell of a point, force and raid.</summary>
    public StudyCell Cell(int point, int force, int raid) => Cells[(point * Forces.Count + force) * Raids.Count + raid];
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
