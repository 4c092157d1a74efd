using Parapet.Foundation;
using Parapet.Model.Doctrine;
using Parapet.Physics.Atmosphere;
using Parapet.Physics.Terrain;

namespace Parapet.Engine.Build;

/// <summary>
/// A scenario in SI units and tables, ready to run: immutable, shared by all threads that run it. Lists are in
/// ordinal order of ids, or of first use where that is, so that the order in the file changes nothing.
/// </summary>
public sealed record CompiledScenario
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>SHA-256 of all that the tables below were built from, in hex.</summary>
    public required string Hash { get; init; }

    public required uint Seed { get; init; }

    public required double DurationS { get; init; }

    public required double EffectiveEarthFactor { get; init; }

    public required ElevationGrid Terrain { get; init; }

    /// <summary>Density, sound and wind by height, for everything that flies.</summary>
    public required AirProfile Air { get; init; }

    public required CompiledCommandPost[] CommandPosts { get; init; }

    public required CompiledAsset[] Assets { get; init; }

    /// <summary>Ground units first, then one per patrol: whatever shoots is a unit.</summary>
    public required CompiledUnit[] Units { get; init; }

    public required CompiledPatrol[] Patrols { get; init; }

    public required CompiledSensor[] Sensors { get; init; }

    public required CompiledLauncher[] Launchers { get; init; }

    public required CompiledMunition[] Munitions { get; init; }

    public required CompiledThreatClass[] ThreatClasses { get; init; }

    public required CompiledThreat[] Threats { get; init; }

    public string RunKey(int run) => FormattableString.Invariant($"{Id}:{Seed}:{run}:{Hash[..12]}");
}

/// <summary>A command post and the parameters of its tracker.</summary>
public sealed record CompiledCommandPost(
    string Id, double DecisionPeriodS, int ConfirmHits, int ConfirmWindow, double ProcessNoiseMps2, int[] Sensors, int[] Units);

/// <summary>A defended asset on the ground.</summary>
public sealed record CompiledAsset(
    string Id, string Name, string Class, string Side, GeodeticPosition Position, Vector3D Ecef, double Value, double HitsToDisable);

/// <summary>Something that shoots: a battery with launchers and channels, or the aircraft of a patrol together.</summary>
public sealed record CompiledUnit
{
    public required string Id { get; init; }

    public required uint NameHash { get; init; }

    public required string Name { get; init; }

    public required string System { get; init; }

    public required string Side { get; init; }

    public required int CommandPost { get; init; }

    /// <summary>Index of the patrol whose aircraft these are, or -1 for a ground unit.</summary>
    public required int Patrol { get; init; }

    public required GeodeticPosition Position { get; init; }

    public required Vector3D Ecef { get; init; }

    public required int TargetChannels { get; init; }

    /// <summary>Missiles guided at once: by the whole battery, or by one aircraft.</summary>
    public required int GuidanceChannels { get; init; }

    public required double ReactionS { get; init; }

    public required double KillAssessmentDelayS { get; init; }

    public required CompiledDoctrine Doctrine { get; init; }

    /// <summary>Indices into <see cref="CompiledScenario.Launchers"/>; empty for aircraft.</summary>
    public required int[] Launchers { get; init; }

    /// <summary>Indices into <see cref="CompiledScenario.Munitions"/>, ordinal by interceptor id.</summary>
    public required int[] Munitions { get; init; }

    /// <summary>Sensors that can guide, indices into <see cref="CompiledScenario.Sensors"/>.</summary>
    public required int[] FireControlSensors { get; init; }
}

/// <summary>Doctrine with every category filled in.</summary>
public sealed record CompiledDoctrine(
    FireMethod Method, int[] SalvoByCategory, int[] ReserveByCategory, bool[] EngageCategory, double MinimumKillProbability, double PriceLimitAgainstSlowUsd);

/// <summary>One launcher vehicle.</summary>
public sealed record CompiledLauncher(int Unit, int Munition, int Rounds, double SalvoIntervalS, double ReloadTimeS, int Reloads);
