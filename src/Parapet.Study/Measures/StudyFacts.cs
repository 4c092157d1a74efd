using Parapet.Engine;
using Parapet.Model.Catalogue;
using Parapet.Model.Scenario;
using Parapet.Model.Study;
using Parapet.Study.Design;

namespace Parapet.Study.Measures;

/// <summary>What the statistics must know of the plan of a study.</summary>
/// <param name="Engine">Version of the engine.</param>
/// <param name="Hash">Of the study.</param>
/// <param name="Kind">How the unknowns are drawn.</param>
/// <param name="Samples">Most samples that can be played.</param>
/// <param name="Replicates">Runs of each cell in a sample.</param>
/// <param name="Confidence">Of all intervals, in (0, 1).</param>
/// <param name="Unknowns">Names of the coordinates, in their order.</param>
/// <param name="Inputs">All that varies, and what is held fixed and still worth showing.</param>
/// <param name="BlockRows">Samples that belong together: the rows of a base point in a Saltelli design, else 1.</param>
public sealed record StudyFacts(
    string Engine, string Hash, uint Seed, DesignKind Kind, int Samples, int Replicates, double Confidence,
    IReadOnlyList<string> Unknowns, IReadOnlyList<StudyInput> Inputs, int BlockRows = 1)
{
    /// <summary>Whether samples differ in more than luck.</summary>
    public bool Drawn => Kind != DesignKind.Likely && Unknowns.Count > 0;

    /// <summary>By force, then by unknown: whether it moves anything that runs of the force read. Null where that is not known.</summary>
    public IReadOnlyList<IReadOnlyList<bool>>? Reaches { get; init; }

    /// <summary>Whether an unknown, by its place in <see cref="Unknowns"/>, can move what any of these forces comes to.</summary>
    public bool Moves(int unknown, IReadOnlyList<int> forces) => Reaches is null || forces.Any(f => Reaches[f][unknown]);

    /// <summary>The facts of a plan.</summary>
    public static StudyFacts Of(StudyPlan plan) => new(
        EngineInfo.Version, plan.Hash, plan.Seed, plan.Kind, plan.Samples, plan.Replicates, plan.Confidence, plan.Space.Coordinates,
        [.. plan.Study.Quantities.Select((q, i) => new StudyInput(
            q.Name, q.Quantity, q.Quantity.Low, q.Quantity.Likely, q.Quantity.High, q.Quantity.Unit, q.Shape, plan.CoordinateOf(i), NoteOf(q)))],
        plan.BlockSize)
    {
        Reaches = [.. Enumerable.Range(0, plan.Study.Forces.Count).Select(force => ReachOf(plan, force))],
    };

    /// <summary>What the timeline alone reads reaches no force, nor do figures of a system that the force does not have.</summary>
    private static bool[] ReachOf(StudyPlan plan, int force)
    {
        HashSet<string> read = [.. plan.Study.Cells.Where(c => c.Force == force).SelectMany(c => DrawnQuantities.List(c.Scenario)).Select(q => q.Name)];
        bool[] reach = new bool[plan.Space.Coordinates.Count];
        for (int i = 0; i < plan.Study.Quantities.Count; i++)
        {
            StudyQuantity quantity = plan.Study.Quantities[i];
            if (plan.CoordinateOf(i) is >= 0 and int unknown)
                reach[unknown] |= quantity.Text is not null || read.Contains(quantity.Name);
        }
        return reach;
    }

    private static string NoteOf(StudyQuantity quantity)
    {
        string falling = quantity.Falling ? "falls while the others of its group rise" : "";
        return quantity.Quantity.Note is not { Length: > 0 } note ? falling : falling.Length == 0 ? note : $"{note}; {falling}";
    }
}

/// <summary>One number that went in.</summary>
/// <param name="Quantity">What it means and who says so; null for a factor's range.</param>
/// <param name="Low">SI, as is <paramref name="Likely"/> and <paramref name="High"/>.</param>
/// <param name="Unit">It was written in, for print.</param>
/// <param name="Unknown">Index of the coordinate that moves it; -1 where nothing does.</param>
/// <param name="Note">What a reader should know: falls while the others of its group rise, replaces a catalogue figure.</param>
public sealed record StudyInput(
    string Name, Quantity? Quantity, double Low, double Likely, double High, string Unit, BeliefShape Shape, int Unknown, string Note = "");
