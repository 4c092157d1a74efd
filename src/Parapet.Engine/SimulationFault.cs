using Parapet.Engine.Clock;
using Parapet.Foundation;

namespace Parapet.Engine;

/// <summary>The engine's own fault: a run that must not go on. Carries what is needed to look at it again.</summary>
public sealed class SimulationFault : Exception
{
    public SimulationFault(string message, SimTime time, Phase phase, string entity, string runKey, Exception? inner = null)
        : base($"{message} (at {time}, phase {phase}, entity {entity})", inner)
    {
        Time = time;
        Phase = phase;
        Entity = entity;
        RunKey = runKey;
    }

    public SimTime Time { get; }

    public Phase Phase { get; }

    public string Entity { get; }

    /// <summary>Key of the run; <see cref="ReplayCommand"/> plays it again.</summary>
    public string RunKey { get; }

    public string ReplayCommand => $"parapet replay {RunKey}";
}
