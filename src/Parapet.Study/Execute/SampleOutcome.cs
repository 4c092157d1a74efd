using Parapet.Engine.Record;

namespace Parapet.Study.Execute;

/// <summary>What one run of a study came to.</summary>
/// <param name="Seed">Seed of all its luck; shared by all cells of the sample.</param>
/// <param name="ScenarioHash">Of what it was compiled from, drawn values included.</param>
public sealed record RunOutcome(uint Seed, string ScenarioHash, string StateHash, double SimulatedSeconds, RunSummary Summary);

/// <summary>One draw of the unknowns and all that was played with it.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Coordinates">Where each unknown stands in its interval, as a quantile in [0, 1].</param>
/// <param name="Values">Value of each input, in SI.</param>
/// <param name="Cells">By cell, then by replicate.</param>
public sealed record SampleOutcome(
    int Index, IReadOnlyList<double> Coordinates, IReadOnlyList<double> Values, IReadOnlyList<IReadOnlyList<RunOutcome>> Cells);
