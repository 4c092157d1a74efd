using Parapet.Foundation;

namespace Parapet.Physics.Propagation;

/// <summary>What happens to radio waves besides spreading out; each can be left out.</summary>
[Flags]
public enum PropagationEffects
{
    None = 0,

    /// <summary>Absorption by oxygen and water vapour.</summary>
    Gas = 1,

    /// <summary>Absorption by rain.</summary>
    Rain = 2,

    /// <summary>Interference with the ray that the surface reflects.</summary>
    Multipath = 4,

    /// <summary>Bending around ground and horizon; without it what lies behind them gets nothing.</summary>
    Diffraction = 8,

    All = Gas | Rain | Multipath | Diffraction,
}

/// <summary>What land is like, electrically and in its roughness.</summary>
public enum LandCover
{
    Farmland,
    Wooded,
    Desert,
    Urban,
    Mountain,
}

/// <summary>A circle in which it rains.</summary>
/// <param name="Centre">On the ground; its height does not count.</param>
/// <param name="RadiusM">Above 0.</param>
public readonly record struct RainCircle(GeodeticPosition Centre, double RadiusM);

/// <summary>One radio frequency in one state of air and sea.</summary>
public sealed record PropagationParameters
{
    /// <summary>Hz, 3e7 to 1e11.</summary>
    public required double FrequencyHz { get; init; }

    /// <summary>Whether the field's plane is vertical; else horizontal.</summary>
    public bool VerticalPolarisation { get; init; }

    /// <summary>Width in elevation, between half-power points, of the beam that points at the target, rad; 0: as wide as the sky.</summary>
    public double ElevationBeamwidthRad { get; init; }

    public PropagationEffects Effects { get; init; } = PropagationEffects.All;

    /// <summary>Ratio of effective to true radius of the Earth, above 0; not used where <see cref="SurfaceRefractivity"/> is given.</summary>
    public double EffectiveEarthFactor { get; init; } = RadioHorizon.FourThirds;

    /// <summary>N-units at sea level; 0: rays bend as over the effective earth.</summary>
    public double SurfaceRefractivity { get; init; }

    /// <summary>Height in which refractivity falls to the e-th part, m, above 0.</summary>
    public double RefractivityScaleHeightM { get; init; } = 7350;

    /// <summary>Water vapour at sea level, kg/m³, 0 or more; 0.0075 is the standard.</summary>
    public double VapourDensityKgpm3 { get; init; } = 0.0075;

    /// <summary>mm/h, 0: dry.</summary>
    public double RainRateMmph { get; init; }

    /// <summary>Height above sea level up to which it rains, m.</summary>
    public double RainTopM { get; init; } = 3000;

    /// <summary>Where it rains; empty: everywhere.</summary>
    public RainCircle[] RainCircles { get; init; } = [];

    /// <summary>Sea state by Douglas, 0 to 8.</summary>
    public int SeaState { get; init; } = 3;

    public LandCover Land { get; init; }

    public double WavelengthM => 299792458 / FrequencyHz;

    /// <summary>Whether an effect is counted.</summary>
    public bool Has(PropagationEffects effect) => (Effects & effect) != 0;
}
