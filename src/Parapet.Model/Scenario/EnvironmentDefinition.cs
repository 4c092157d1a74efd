using Parapet.Model.Text;

namespace Parapet.Model.Scenario;

/// <summary>The ground, the air, and what both do to radio waves; the same for everybody in the scenario.</summary>
public sealed record EnvironmentDefinition
{
    [Field("Elevation file (EHdr .bil, or a folder of SRTM .hgt tiles), relative to the scenario file or to the root of the checkout; flat sea where absent")]
    public string? Terrain { get; init; }

    [Field("Effective earth radius over true radius for radio waves; where refractivity is given, that says it", Min = 0.5, Max = 10)]
    public double EffectiveEarthFactor { get; init; } = 4.0 / 3.0;

    [Field("Refractivity of the air by height, in place of an effective earth")]
    public RefractivityDefinition? Refractivity { get; init; }

    [Field("Rain; dry where absent")]
    public RainDefinition? Rain { get; init; }

    [Field("Water vapour in the air at sea level", Dimension.Density, Min = 0, Max = 0.05)]
    public double Humidity { get; init; } = 0.0075;

    [Field("Sea state by Douglas: 0 calm, 3 slight, 6 very rough", Min = 0, Max = 8)]
    public int SeaState { get; init; } = 3;

    [Field("What the land is like, for reflection and clutter; ground at or below sea level is sea")]
    public GroundCover Ground { get; init; } = GroundCover.Farmland;

    [Field("Air and wind by height, the same over the whole map; the US Standard Atmosphere 1976 without wind where absent")]
    public AirDefinition? Air { get; init; }

    [Field("How far dark objects are seen by day near the ground: haze, which takes infrared as well", Dimension.Length, Min = 50, Max = 3e5)]
    public double Visibility { get; init; } = 23000;

    [Field("A layer of cloud, which infrared sensors do not see through; none where absent")]
    public CloudDefinition? Clouds { get; init; }

    [Field("What is counted of what happens to radio waves besides distance and the shadow of the ground; everything where absent")]
    public IReadOnlyList<RadioEffect> Effects { get; init; } = Enum.GetValues<RadioEffect>();
}

/// <summary>The air by height, where it is not the standard one.</summary>
public sealed record AirDefinition
{
    [Field("Temperature above that of the US Standard Atmosphere 1976 at every height; with levels that give temperatures, left out", Dimension.Temperature, Min = -60, Max = 60)]
    public double TemperatureOffset { get; init; }

    [Field("Pressure at mean sea level", Dimension.Pressure, Min = 85000, Max = 109000)]
    public double SeaLevelPressure { get; init; } = 101325;

    [Field("What is known at single heights, from the lowest up: temperature, wind or both")]
    public IReadOnlyList<AirLevelDefinition> Levels { get; init; } = [];
}

/// <summary>Temperature, wind or both at one height; between levels both run straight, beyond them the nearest level's departure from the standard and its wind hold.</summary>
public sealed record AirLevelDefinition
{
    [Field("Height above mean sea level", Dimension.Length, Min = -500, Max = 80000)]
    public required double Height { get; init; }

    [Field("Temperature of the air", Dimension.Temperature, Min = 140, Max = 350)]
    public double? Temperature { get; init; }

    [Field("Whence the wind blows, clockwise from north; with wind-speed", Dimension.Angle, Min = -2 * Math.PI, Max = 2 * Math.PI)]
    public double? WindFrom { get; init; }

    [Field("Speed of the wind; with wind-from", Dimension.Speed, Min = 0, Max = 150)]
    public double? WindSpeed { get; init; }
}

/// <summary>What land is like.</summary>
public enum GroundCover { Farmland, Wooded, Desert, Urban, Mountain }

/// <summary>
/// What can be counted or left out: absorption by oxygen and water vapour, by rain, reflection from the surface, bending around
/// ground and horizon, echoes of surface and rain, the filter that takes them out and slow targets with them, the loss of a beam that is
/// steered off its broadside or looks past the target, and the time that search, tracks and guidance share.
/// </summary>
public enum RadioEffect { Gas, Rain, Multipath, Diffraction, Clutter, Doppler, Beam, TimeBudget }

/// <summary>Refractivity that falls off exponentially with height, as in Recommendation ITU-R P.453.</summary>
public sealed record RefractivityDefinition
{
    [Field("At sea level, in N-units: millionths of the refractive index above one", Min = 100, Max = 500)]
    public required double Surface { get; init; }

    [Field("Height in which it falls to the e-th part", Dimension.Length, Min = 3000, Max = 2e4)]
    public double ScaleHeight { get; init; } = 7350;
}

/// <summary>Steady rain.</summary>
public sealed record RainDefinition
{
    [Field("How hard it rains: 2 mm/h light, 10 moderate, 40 heavy", Dimension.RainRate, Min = 0, Max = 300)]
    public required double Rate { get; init; }

    [Field("Height above sea level up to which it rains: that of melting", Dimension.Length, Min = 0, Max = 1e4)]
    public double Height { get; init; } = 3000;

    [Field("Where it rains; everywhere where absent")]
    public IReadOnlyList<RainArea>? Areas { get; init; }
}

/// <summary>A circle in which it rains.</summary>
public sealed record RainArea
{
    [Field("Centre of the circle")]
    public required GeoPoint Centre { get; init; }

    [Field("Radius of the circle", Dimension.Length, Min = 100, Max = 1e6)]
    public required double Radius { get; init; }
}

public sealed record CloudDefinition
{
    [Field("Underside above mean sea level", Dimension.Length, Min = 0, Max = 2e4)]
    public required double Base { get; init; }

    [Field("Top above mean sea level", Dimension.Length, Min = 0, Max = 2e4)]
    public required double Top { get; init; }

    [Field("Part of the sky covered", Min = 0, Max = 1)]
    public double Cover { get; init; } = 1;
}
