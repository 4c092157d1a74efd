using Parapet.Model.Text;

namespace Parapet.Model.Catalogue;

public enum Guidance
{
    /// <summary>Steered from the ground all the way; the fire-control radar must see the target until the end.</summary>
    Command,

    /// <summary>Homes on the fire-control radar's echo: a channel is bound and the target lit until the end.</summary>
    SemiActive,

    /// <summary>Semi-active with the missile's view sent down to the radar; bound to the end as well.</summary>
    TrackViaMissile,

    /// <summary>Mid-course on command, then its own radar: the channel is free from hand-over.</summary>
    ActiveRadar,

    /// <summary>Homes on heat from launch or from hand-over.</summary>
    Infrared,

    /// <summary>A burst of shells, aimed and then left to itself.</summary>
    Unguided,
}

/// <summary>A missile, or a burst of a gun, that a unit fires at a threat.</summary>
public sealed record InterceptorType
{
    [Field("Name for people")]
    public required string Name { get; init; }

    [Field("How it finds its target")]
    public required Guidance Guidance { get; init; }

    [Field("Nearest intercept, slant range from the launcher", Dimension.Length, Min = 0, Max = 1e5)]
    public required Quantity RangeMinimum { get; init; }

    [Field("Farthest intercept of an aircraft, slant range from the launcher", Dimension.Length, Min = 100, Max = 1e6)]
    public required Quantity RangeMaximum { get; init; }

    [Field("Farthest intercept of a ballistic target; where absent it is not used against them", Dimension.Length, Min = 100, Max = 1e6)]
    public Quantity? RangeMaximumBallistic { get; init; }

    [Field("Lowest intercept above the ground", Dimension.Length, Min = 0, Max = 5e4)]
    public required Quantity AltitudeMinimum { get; init; }

    [Field("Highest intercept above mean sea level", Dimension.Length, Min = 100, Max = 2e5)]
    public required Quantity AltitudeMaximum { get; init; }

    [Field("Greatest speed, reached at the end of the boost", Dimension.Speed, Min = 100, Max = 5000)]
    public required Quantity MaximumSpeed { get; init; }

    [Field("Mass at launch", Dimension.Mass, Min = 0.1, Max = 2e4)]
    public required Quantity LaunchMass { get; init; }

    [Field("Diameter of the body", Dimension.Length, Min = 0.01, Max = 3)]
    public required Quantity Diameter { get; init; }

    [Field("Share of the launch mass that is propellant", Min = 0, Max = 0.9)]
    public required Quantity PropellantFraction { get; init; }

    [Field("Time the motor burns, both burns together where there are two; 0 for a shell", Dimension.Duration, Min = 0, Max = 120)]
    public required Quantity BurnTime { get; init; }

    [Field("Second burn of the motor, a sustainer or a pulse; absent: one burn")]
    public SecondBurnType? SecondBurn { get; init; }

    [Field("Greatest lateral acceleration the structure stands", Dimension.Acceleration, Min = 0, Max = 1500)]
    public required Quantity MaximumAcceleration { get; init; }

    [Field("Time constant with which the lateral acceleration follows its command; absent: at once", Dimension.Duration, Min = 0.02, Max = 3)]
    public Quantity? AutopilotTimeConstant { get; init; }

    [Field("Effective navigation ratio of the homing; absent: 4", Min = 2, Max = 8)]
    public Quantity? NavigationRatio { get; init; }

    [Field("Longest time of flight before it destroys itself", Dimension.Duration, Min = 0.5, Max = 600)]
    public required Quantity FlightTimeMaximum { get; init; }

    [Field("Distance at which one look of half a second of its own seeker finds a 1 m² target with probability 0.5 (heat: a jet); absent for rounds without one", Dimension.Length, Min = 100, Max = 1e5)]
    public Quantity? SeekerRange { get; init; }

    [Field("Greatest angle between the round's course and the target at which its seeker can look there; absent: 60 deg", Dimension.Angle, Min = 0.17, Max = 1.58)]
    public Quantity? SeekerGimbalLimit { get; init; }

    [Field("Width of the seeker's beam or field of view; it finds its target within half of it about the expected place; absent: 10 deg", Dimension.Angle, Min = 0.005, Max = 1.05)]
    public Quantity? SeekerBeamwidth { get; init; }

    [Field("Angle noise of the seeker that is left on a strong target, standard deviation in each axis; absent: none", Dimension.Angle, Min = 0, Max = 0.05)]
    public Quantity? SeekerAngleNoise { get; init; }

    [Field("Wander of the point of an aircraft that is homed on, standard deviation in each axis; smaller targets less; absent: none", Dimension.Length, Min = 0, Max = 20)]
    public Quantity? SeekerGlint { get; init; }

    [Field("Miss distance at which the kill probability has fallen to 1/e of its value", Dimension.Length, Min = 0.1, Max = 200)]
    public required Quantity LethalRadius { get; init; }

    [Field("Kill probability of one round that arrives, by what it is shot at")]
    public required KillProbabilities KillProbability { get; init; }

    [Field("Price of one round", Dimension.Money, Min = 0, Max = 1e9)]
    public required Quantity UnitPrice { get; init; }

    [Field("Further figures of this round for the record", Dimension.Any)]
    public IReadOnlyDictionary<string, Quantity> Figures { get; init; } = new Dictionary<string, Quantity>();
}

/// <summary>The second of two burns of one motor. Its exhaust is as fast as that of the first, so that its thrust follows from propellant and time.</summary>
public sealed record SecondBurnType
{
    [Field("Share of the propellant that is kept for it", Min = 0.05, Max = 0.9)]
    public required Quantity PropellantShare { get; init; }

    [Field("Its share of the burn time", Min = 0.05, Max = 0.95)]
    public required Quantity TimeShare { get; init; }

    [Field("Time to the intercept at which a pulse is lit, or earlier at twice the least useful speed; absent: a sustainer that follows at once", Dimension.Duration, Min = 1, Max = 120)]
    public Quantity? IgnitionTimeToGo { get; init; }
}

/// <summary>Single-shot kill probability by category of threat; an absent one means: not used against it.</summary>
public sealed record KillProbabilities
{
    [Field("Against aircraft", Min = 0, Max = 1)]
    public Quantity? Aircraft { get; init; }

    [Field("Against cruise missiles and decoys that fly like them", Min = 0, Max = 1)]
    public Quantity? CruiseMissile { get; init; }

    [Field("Against slow drones", Min = 0, Max = 1)]
    public Quantity? Drone { get; init; }

    [Field("Against ballistic missiles", Min = 0, Max = 1)]
    public Quantity? BallisticMissile { get; init; }

    [Field("Against manoeuvring, quasi-ballistic missiles", Min = 0, Max = 1)]
    public Quantity? QuasiBallisticMissile { get; init; }
}
