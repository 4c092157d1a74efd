using Parapet.Model.Text;

namespace Parapet.Model.Study;

/// <summary>A study as a person writes it: a question, what is compared, what is uncertain, when to stop.</summary>
public sealed record StudyDocument
{
    [Field("Id for results; by custom the file's name without its ending")]
    public required string Id { get; init; }

    [Field("Title for people")]
    public required string Title { get; init; }

    [Field("The question in words")]
    public required string Question { get; init; }

    [Field("The scenario every alternative starts from, relative to this file")]
    public required string Scenario { get; init; }

    [Field("Seed of the draws and of all luck", Min = 0, Max = 4294967295)]
    public uint Seed { get; init; } = 1;

    [Field("Units and patrols of the scenario by name, to be had or left out together; those in no component always take part")]
    public IReadOnlyList<ComponentDefinition> Components { get; init; } = [];

    [Field("What is compared")]
    public required IReadOnlyList<AlternativeDefinition> Alternatives { get; init; }

    [Field("What the alternatives are judged against; all raids of the scenario together where absent")]
    public IReadOnlyList<StudyRaidDefinition> Raids { get; init; } = [];

    [Field("What is varied on purpose: levels are played in every combination, a range joins the unknowns")]
    public IReadOnlyList<FactorDefinition> Factors { get; init; } = [];

    [Field("Which figures of the catalogue vary within their intervals; all where absent")]
    public VaryDefinition Vary { get; init; } = new();

    [Field("Numbers of a run that are reported; the first ranks the alternatives. Names as docs/models/studies.md lists them")]
    public required IReadOnlyList<string> Measures { get; init; }

    [Field("How the unknowns are drawn and how many runs are played")]
    public DesignDefinition Design { get; init; } = new();

    [Field("When to stop before the runs of the design are played")]
    public StopDefinition? Stop { get; init; }

    [Field("Levels of a measure whose place on a factor is looked for")]
    public IReadOnlyList<ThresholdDefinition> Thresholds { get; init; } = [];

    [Field("When things come and go, and what they cost")]
    public TimelineDefinition? Timeline { get; init; }

    [Field("Known answers that results are held against")]
    public IReadOnlyList<ExpectationDefinition> Expectations { get; init; } = [];
}

/// <summary>Units and patrols that come and go together.</summary>
public sealed record ComponentDefinition
{
    [Field("Id that alternatives name")]
    public required string Id { get; init; }

    [Field("Name for people")]
    public required string Title { get; init; }

    [Field("Ids of units and patrols of the scenario")]
    public required IReadOnlyList<string> Units { get; init; }
}

/// <summary>One of the things compared.</summary>
public sealed record AlternativeDefinition
{
    [Field("Id for results")]
    public required string Id { get; init; }

    [Field("Title for people")]
    public required string Title { get; init; }

    [Field("What a reader should know of it")]
    public string Note { get; init; } = "";

    [Field("Components that stand once all has come; all of them where absent")]
    public IReadOnlyList<string>? Components { get; init; }

    [Field("Top-level keys of a scenario, which replace those of the base")]
    public TextMapping? Changes { get; init; }

    [Field("Single values of the scenario by path: \"units.s-400-adana.doctrine.method\": salvo")]
    public TextMapping? Set { get; init; }

    [Field("Events of the timeline that can happen in it")]
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>Whether it is more than a set of components.</summary>
    public bool ChangesScenario => Changes is not null || Set is not null;
}

/// <summary>A raid the alternatives are judged against.</summary>
public sealed record StudyRaidDefinition
{
    [Field("Id for results")]
    public required string Id { get; init; }

    [Field("Title for people")]
    public required string Title { get; init; }

    [Field("Weight in results over all raids", Min = 0, Max = 1e6)]
    public double Weight { get; init; } = 1;

    [Field("Raids of the scenario that come, by id; all where absent")]
    public IReadOnlyList<string>? Include { get; init; }

    [Field("Top-level keys of a scenario, which replace those of the base and of the alternative")]
    public TextMapping? Changes { get; init; }

    [Field("Single values of the scenario by path")]
    public TextMapping? Set { get; init; }
}

/// <summary>Something varied on purpose. Levels or a range, not both.</summary>
public sealed record FactorDefinition
{
    [Field("Id for results")]
    public required string Id { get; init; }

    [Field("Title for people")]
    public required string Title { get; init; }

    [Field("What it sets: a path in the scenario (raids.cruise.number), a figure of the catalogue (catalogue.s-400.radars.91n6e.detection-range) or a component (components.f-35: on, off)")]
    public required string Path { get; init; }

    [Field("Further paths that take the same value")]
    public IReadOnlyList<string> Also { get; init; } = [];

    [Field("Values as they stand in the file, with their units")]
    public IReadOnlyList<string> Levels { get; init; } = [];

    [Field("An interval to draw from instead")]
    public RangeDefinition? Range { get; init; }

    /// <summary>Every path that takes the value.</summary>
    public IEnumerable<string> AllPaths => Also.Prepend(Path);

    internal IEnumerable<(string Path, SourceSpan Where)> Targets(SourcePositions positions) =>
        Also.Select((path, i) => (path, positions.At(this, "also", i))).Prepend((Path, positions.At(this, "path")));
}

/// <summary>An interval with its shape. Texts, because the unit is that of the place the path leads to.</summary>
public sealed record RangeDefinition
{
    [Field("Least value, with its unit")]
    public required string Low { get; init; }

    [Field("Most likely value; the middle where absent")]
    public string? Likely { get; init; }

    [Field("Greatest value, with its unit")]
    public required string High { get; init; }

    [Field("How belief is spread between them")]
    public BeliefShape Shape { get; init; } = BeliefShape.Uniform;
}

/// <summary>How belief is spread over an interval.</summary>
public enum BeliefShape { Triangular, Pert, Uniform }

/// <summary>Which catalogue intervals vary, in what shape, and which of them are one unknown.</summary>
public sealed record VaryDefinition
{
    [Field("Whether figures vary that are not named under only; false where only is given, true where it is not")]
    public bool? All { get; init; }

    [Field("Paths, or beginnings of paths, of figures that vary, and no others do")]
    public IReadOnlyList<string> Only { get; init; } = [];

    [Field("Paths, or beginnings of paths, of figures that stay at their likely value")]
    public IReadOnlyList<string> Except { get; init; } = [];

    [Field("Shape of all that have none of their own")]
    public BeliefShape Shape { get; init; } = BeliefShape.Triangular;

    [Field("Shapes that differ; of several that fit a figure the first counts")]
    public IReadOnlyList<ShapeDefinition> Shapes { get; init; } = [];

    [Field("Figures that are one unknown, besides the groups of the catalogue")]
    public IReadOnlyList<GroupDefinition> Groups { get; init; } = [];
}

public sealed record ShapeDefinition
{
    [Field("Path, or beginning of a path")]
    public required string Path { get; init; }

    [Field("Shape of these")]
    public required BeliefShape Shape { get; init; }
}

public sealed record GroupDefinition
{
    [Field("Id for results")]
    public required string Id { get; init; }

    [Field("Paths, or beginnings of paths, of figures that rise together")]
    public required IReadOnlyList<string> Paths { get; init; }

    [Field("Those that fall when the others rise")]
    public IReadOnlyList<string> Falling { get; init; } = [];
}

public enum DesignKind
{
    /// <summary>Scrambled Sobol' points, with Latin hypercube columns beyond its last dimension.</summary>
    Sobol,

    /// <summary>A Latin hypercube; its size is fixed before the first run.</summary>
    LatinHypercube,

    /// <summary>Rows for first-order and total Sobol' indices.</summary>
    Saltelli,

    /// <summary>Likely values only: nothing is drawn, and only chance is left.</summary>
    Likely,
}

public sealed record DesignDefinition
{
    [Field("How the unknowns are drawn")]
    public DesignKind Kind { get; init; } = DesignKind.Sobol;

    [Field("Runs in all, over samples, alternatives, raids and factor levels; rounded up to whole samples", Min = 1, Max = 1e8)]
    public int Runs { get; init; } = 1000;

    [Field("Runs of every cell in each sample, each with its own luck; two or more tell chance from ignorance", Min = 1, Max = 10000)]
    public int Replicates { get; init; } = 2;

    [Field("Confidence of all intervals", Min = 0.5, Max = 0.999)]
    public double Confidence { get; init; } = 0.95;
}

public enum StopRule { AlphaSpending, FixedWidth }

public sealed record StopDefinition
{
    [Field("Measure to be known well enough, of every alternative")]
    public required string Measure { get; init; }

    [Field("Half of the width its interval may have", Min = 1e-12, Max = 1e12)]
    public required double HalfWidth { get; init; }

    [Field("Runs after which to stop in any case; those of the design where absent", Min = 1, Max = 1e8)]
    public int? MostRuns { get; init; }

    [Field("How the interval keeps its confidence although it is looked at again and again")]
    public StopRule Rule { get; init; } = StopRule.AlphaSpending;
}

public sealed record ThresholdDefinition
{
    [Field("Measure")]
    public required string Measure { get; init; }

    [Field("Id of a factor with levels that are numbers")]
    public required string Factor { get; init; }

    [Field("Value of the measure that is looked for")]
    public required double Level { get; init; }

    [Field("Title for people")]
    public required string Title { get; init; }
}

/// <summary>What a measure must come to, from somebody else or from a closed form.</summary>
public sealed record ExpectationDefinition
{
    [Field("Alternative it is known for")]
    public required string Alternative { get; init; }

    [Field("Measure")]
    public required string Measure { get; init; }

    [Field("The known value")]
    public required double Value { get; init; }

    [Field("Where it is known from: the formula and its source")]
    public required string Source { get; init; }
}
