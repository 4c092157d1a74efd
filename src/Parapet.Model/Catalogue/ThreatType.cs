using Parapet.Model.Text;

namespace Parapet.Model.Catalogue;

/// <summary>What a threat is to the one who shoots at it: chooses the kill probability.</summary>
public enum ThreatCategory { Aircraft, CruiseMissile, Drone, BallisticMissile, QuasiBallisticMissile, Decoy }

/// <summary>How it moves.</summary>
public enum ThreatMotion
{
    /// <summary>Along waypoints at a height above sea level, with turn and climb limits.</summary>
    Route,

    /// <summary>Along waypoints at a height above the ground under it, with turn and climb limits.</summary>
    TerrainFollowing,

    /// <summary>Boost, then gravity and drag.</summary>
    Ballistic,

    /// <summary>Depressed ballistic with manoeuvre on the way down.</summary>
    QuasiBallistic,
}

/// <summary>A class of raiders.</summary>
public sealed record ThreatType : CatalogueEntry
{
    [Field("What it is to the one who shoots at it")]
    public required ThreatCategory Category { get; init; }

    [Field("How it moves")]
    public required ThreatMotion Motion { get; init; }

    [Field("Radar cross-section by band and aspect")]
    public required RcsTable Rcs { get; init; }

    [Field("Fluctuation of the echo: Swerling case 1 (many scatterers) or 3 (one dominant)", Min = 1, Max = 3)]
    public required int Swerling { get; init; }

    [Field("Heat seen by an infrared sensor relative to a jet fighter from ahead, at all aspects and speeds: factor on the sensor's detection range. This or infrared", Min = 0, Max = 20)]
    public Quantity? InfraredSignature { get; init; }

    [Field("What makes it warm: skin, exhaust, plume, motor. This or infrared-signature")]
    public InfraredEmission? Infrared { get; init; }

    [Field("Noise jammer it carries; used by raids that say jamming: true")]
    public JammerType? Jammer { get; init; }

    [Field("Cruise speed; for ballistic motion the speed at the end of the boost follows from range and apogee", Dimension.Speed, Min = 10, Max = 1500)]
    public Quantity? CruiseSpeed { get; init; }

    [Field("Usual height of flight where a raid says nothing: above the ground for terrain following, else above sea level", Dimension.Length, Min = 5, Max = 3e4)]
    public Quantity? CruiseHeight { get; init; }

    [Field("Greatest lateral acceleration in a turn", Dimension.Acceleration, Min = 0.5, Max = 500)]
    public Quantity? TurnAcceleration { get; init; }

    [Field("Steepest climb and descent on the way", Dimension.Angle, Min = 0.005, Max = 1.2)]
    public Quantity? ClimbAngle { get; init; }

    [Field("Farthest it flies", Dimension.Length, Min = 1000, Max = 2e7)]
    public required Quantity RangeMaximum { get; init; }

    [Field("Highest point of the flight at its usual range", Dimension.Length, Min = 1e4, Max = 5e5)]
    public Quantity? Apogee { get; init; }

    [Field("Ballistic coefficient, mass over drag area (drag coefficient times reference area), in kg per square metre", Min = 100, Max = 1e5)]
    public Quantity? BallisticCoefficient { get; init; }

    [Field("Time the motor burns", Dimension.Duration, Min = 1, Max = 200)]
    public Quantity? BoostTime { get; init; }

    [Field("Propellant over launch mass: by it the acceleration of a constant thrust grows as the motor burns; constant acceleration where absent", Min = 0, Max = 0.95)]
    public Quantity? PropellantFraction { get; init; }

    [Field("Lateral acceleration of the terminal manoeuvre", Dimension.Acceleration, Min = 0, Max = 400)]
    public Quantity? ManoeuvreAcceleration { get; init; }

    [Field("Dynamic pressure from which the body can fly its full manoeuvre; below, the manoeuvre falls with the pressure. Not limited by the air where absent", Dimension.Pressure, Min = 1e3, Max = 1e7)]
    public Quantity? ManoeuvrePressure { get; init; }

    [Field("Angle below the horizontal at which it glides in mid-course, pulling up as far as the air lets it; it falls freely there where absent", Dimension.Angle, Min = 0, Max = 0.8)]
    public Quantity? GlideAngle { get; init; }

    [Field("Angle below the horizontal of the final dive, as far as the air lets it turn; the angle of free fall where absent", Dimension.Angle, Min = 0.2, Max = 1.5)]
    public Quantity? DiveAngle { get; init; }

    [Field("Specific excess power at cruise speed: the rate of climb that is held without losing speed; speed is held in any climb where absent", Dimension.Speed, Min = 0.1, Max = 400)]
    public Quantity? ExcessPower { get; init; }

    [Field("Lift over drag at cruise speed: what a dive or a turn does to the speed; speed is held where absent", Min = 1, Max = 40)]
    public Quantity? LiftToDrag { get; init; }

    [Field("Warning of a round on its way, and what it does then; it notices nothing where absent")]
    public EvasionType? Evasion { get; init; }

    [Field("Probability that one which gets through hits its aim", Min = 0, Max = 1)]
    public required Quantity HitProbability { get; init; }

    [Field("Damage of one hit, in hits of the asset's hits-to-disable; 0 for a decoy or a platform", Min = 0, Max = 100)]
    public required Quantity Damage { get; init; }

    [Field("Price of one", Dimension.Money, Min = 0, Max = 1e10)]
    public required Quantity UnitPrice { get; init; }
}

/// <summary>Warning receivers and a crew that acts on them: it breaks away from the round and then goes back to its route.</summary>
public sealed record EvasionType
{
    [Field("Probability that a round on its way is noticed at all", Min = 0, Max = 1)]
    public required Quantity NoticeProbability { get; init; }

    [Field("Distance of the round at which it is noticed", Dimension.Length, Min = 500, Max = 2e5)]
    public required Quantity NoticeRange { get; init; }

    [Field("From the warning to the start of the turn", Dimension.Duration, Min = 0, Max = 30)]
    public required Quantity ReactionTime { get; init; }

    [Field("Lateral acceleration of the turn away", Dimension.Acceleration, Min = 1, Max = 120)]
    public required Quantity BreakAcceleration { get; init; }
}

/// <summary>What makes a threat warm. Heating of the skin by its speed is computed.</summary>
public sealed record InfraredEmission
{
    [Field("Area of the skin projected on a plane across the flight direction: what is seen from ahead", Dimension.Area, Min = 1e-3, Max = 1e4)]
    public required Quantity FrontArea { get; init; }

    [Field("Area of the skin seen from the side", Dimension.Area, Min = 1e-3, Max = 1e4)]
    public required Quantity SideArea { get; init; }

    [Field("Emissivity of the skin", Min = 0.02, Max = 1)]
    public required Quantity Emissivity { get; init; }

    [Field("Area of hot metal seen from behind: nozzle, turbine, cylinders; where absent there is none", Dimension.Area, Min = 1e-4, Max = 100)]
    public Quantity? ExhaustArea { get; init; }

    [Field("Temperature of that metal in cruise; needed where exhaust-area is given", Dimension.Temperature, Min = 250, Max = 2500)]
    public Quantity? ExhaustTemperature { get; init; }

    [Field("Radiant intensity of the exhaust gas between 3 and 5 µm from the side, in cruise; where absent there is none", Dimension.RadiantIntensity, Min = 0, Max = 1e6)]
    public Quantity? PlumeIntensity { get; init; }

    [Field("Radiant intensity between 3 and 5 µm while the rocket motor burns, mean over the aspects; where absent it has none", Dimension.RadiantIntensity, Min = 0, Max = 1e9)]
    public Quantity? BoostIntensity { get; init; }
}

/// <summary>Radar cross-section by band. Between the bands' frequencies (150 MHz, 3, 5.5 and 10 GHz) it is interpolated.</summary>
public sealed record RcsTable
{
    [Field("Metre waves")]
    public required AspectRcs Vhf { get; init; }

    [Field("S band")]
    public required AspectRcs S { get; init; }

    [Field("C band")]
    public required AspectRcs C { get; init; }

    [Field("X band")]
    public required AspectRcs X { get; init; }

    public AspectRcs this[RadarBand band] => band switch
    {
        RadarBand.Vhf => Vhf,
        RadarBand.S => S,
        RadarBand.C => C,
        _ => X,
    };
}

/// <summary>Radar cross-section by aspect in one band.</summary>
public sealed record AspectRcs
{
    [Field("Seen from ahead", Dimension.Area, Min = 1e-7, Max = 1e5)]
    public required Quantity Front { get; init; }

    [Field("Seen from the side", Dimension.Area, Min = 1e-7, Max = 1e5)]
    public required Quantity Side { get; init; }

    [Field("Seen from behind", Dimension.Area, Min = 1e-7, Max = 1e5)]
    public required Quantity Rear { get; init; }

    [Field("Seen from straight above; where absent as from the side", Dimension.Area, Min = 1e-7, Max = 1e5)]
    public Quantity? Top { get; init; }

    [Field("Seen from straight below; where absent as from the side", Dimension.Area, Min = 1e-7, Max = 1e5)]
    public Quantity? Bottom { get; init; }
}
