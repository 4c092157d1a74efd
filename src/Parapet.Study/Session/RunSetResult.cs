using Parapet.Engine.Record;
using Parapet.Study.Measures;

namespace Parapet.Study.Session;

/// <summary>What many runs of one compiled scenario came to. Does not depend on the number of workers.</summary>
public sealed record RunSetResult
{
    /// <summary>Run index of the first run.</summary>
    public required int FirstRun { get; init; }

    /// <summary>How many runs, from the first on.</summary>
    public required int Runs { get; init; }

    /// <summary>The run's own hash for one run; for more, the hash of the runs' hashes in run order.</summary>
    public required string StateHash { get; init; }

    /// <summary>Simulated time of all runs together.</summary>
    public required double SimulatedSeconds { get; init; }

    /// <summary>The first run in the detail asked for.</summary>
    public required RunRecord First { get; init; }

    /// <summary>Every count and measure with its interval.</summary>
    public required RunSetEstimate Estimate { get; init; }
}
