using Parapet.Foundation;
using Parapet.Model.Scenario;
using Parapet.Physics.Atmosphere;
using Parapet.Physics.Terrain;

namespace Parapet.Engine.Build;

/// <summary>What the builders fill together.</summary>
internal sealed class BuildContext(LoadedScenario loaded, uint seed, BuildCache cache)
{
    public LoadedScenario Loaded { get; } = loaded;

    public ElevationGrid Terrain { get; } = cache.Terrain(loaded.TerrainPath);

    public AirProfile Air { get; } = AirBuilder.Of(loaded.Document.Environment.Air);

    public uint Seed { get; } = seed;

    /// <summary>Of the air near the ground.</summary>
    public double EffectiveEarthFactor { get; } = PropagationBuilder.EffectiveEarthFactor(loaded.Document.Environment);

    public Dictionary<string, int> PostIndex { get; } = [];

    public List<CompiledUnit> Units { get; } = [];

    public List<CompiledPatrol> Patrols { get; } = [];

    public List<CompiledSensor> Sensors { get; } = [];

    public List<CompiledLauncher> Launchers { get; } = [];

    public List<CompiledMunition> Munitions { get; } = [];

    public List<CompiledThreatClass> ThreatClasses { get; } = [];

    public List<CompiledThreat> Threats { get; } = [];

    public BuildCache Cache { get; } = cache;

    /// <summary>Whether the scenario counts an effect.</summary>
    public bool Counts(RadioEffect effect) => Loaded.Document.Environment.Effects.Contains(effect);

    /// <summary>A written place, <paramref name="aboveGroundM"/> metres above the terrain.</summary>
    public GeodeticPosition OnGround(GeoPoint p, double aboveGroundM) =>
        new(new Angle(p.LatitudeRad), new Angle(p.LongitudeRad), Terrain.ElevationM(p.LatitudeRad, p.LongitudeRad) + aboveGroundM);
}
