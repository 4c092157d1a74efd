using Parapet.Model.Text;

namespace Parapet.Model.Catalogue;

/// <summary>A fighter or an airborne early-warning aircraft of the defence.</summary>
public sealed record AircraftType : CatalogueEntry
{
    [Field("Radars by id; scan sector about the nose, or rotating")]
    public required IReadOnlyDictionary<string, RadarType> Radars { get; init; }

    [Field("Infrared sensors by id")]
    public IReadOnlyDictionary<string, InfraredType> Infrared { get; init; } = new Dictionary<string, InfraredType>();

    [Field("Air-to-air missiles by id")]
    public IReadOnlyDictionary<string, InterceptorType> Interceptors { get; init; } = new Dictionary<string, InterceptorType>();

    [Field("Missiles carried on a patrol, by interceptor id", Min = 1, Max = 20)]
    public IReadOnlyDictionary<string, Quantity> Load { get; init; } = new Dictionary<string, Quantity>();

    [Field("Speed on station", Dimension.Speed, Min = 50, Max = 400)]
    public required Quantity PatrolSpeed { get; init; }

    [Field("Greatest speed at height", Dimension.Speed, Min = 50, Max = 1000)]
    public required Quantity MaximumSpeed { get; init; }

    [Field("Height of the patrol above mean sea level", Dimension.Length, Min = 500, Max = 2e4)]
    public required Quantity PatrolAltitude { get; init; }

    [Field("Service ceiling", Dimension.Length, Min = 3000, Max = 3e4)]
    public required Quantity Ceiling { get; init; }

    [Field("Greatest sustained lateral acceleration in a turn", Dimension.Acceleration, Min = 1, Max = 100)]
    public required Quantity TurnAcceleration { get; init; }

    [Field("Thrust, weight and drag: what it can climb, accelerate and turn with; climb and acceleration are fixed rates, and fuel flow has two levels, where absent")]
    public AircraftEnergyType? Energy { get; init; }

    [Field("Internal fuel", Dimension.Mass, Min = 100, Max = 1e5)]
    public required Quantity FuelMass { get; init; }

    [Field("Fuel kept for the way home and landing, share of the internal fuel", Min = 0, Max = 0.9)]
    public required Quantity FuelReserve { get; init; }

    [Field("Fuel flow at patrol speed", Dimension.MassFlow, Min = 0.01, Max = 100)]
    public required Quantity FuelFlowPatrol { get; init; }

    [Field("Fuel flow at greatest speed", Dimension.MassFlow, Min = 0.01, Max = 200)]
    public required Quantity FuelFlowDash { get; init; }

    [Field("Combat radius on internal fuel", Dimension.Length, Min = 1e4, Max = 1e7)]
    public required Quantity CombatRadius { get; init; }

    [Field("From landing to ready for the next sortie", Dimension.Duration, Min = 0, Max = 1e6)]
    public required Quantity TurnaroundTime { get; init; }

    [Field("Share of the fleet that can fly the mission on a given day", Min = 0.01, Max = 1)]
    public required Quantity MissionCapableRate { get; init; }

    [Field("From the order to shoot to the launch", Dimension.Duration, Min = 0, Max = 120)]
    public required Quantity ReactionTime { get; init; }

    [Field("Shortest time between two launches", Dimension.Duration, Min = 0.1, Max = 120)]
    public required Quantity SalvoInterval { get; init; }

    [Field("Missiles supported at once by one aircraft", Min = 0, Max = 50)]
    public required Quantity GuidanceChannels { get; init; }

    [Field("From the planned intercept to the verdict whether the target still flies", Dimension.Duration, Min = 0, Max = 120)]
    public required Quantity KillAssessmentDelay { get; init; }

    [Field("Cost of an hour in the air", Dimension.MoneyRate, Min = 0, Max = 1e4)]
    public required Quantity FlightHourCost { get; init; }

    [Field("Price of one aircraft", Dimension.Money, Min = 0, Max = 1e10)]
    public required Quantity UnitPrice { get; init; }
}

/// <summary>The figures that specific excess power follows from, at the mass of the middle of a patrol.</summary>
public sealed record AircraftEnergyType
{
    [Field("Greatest static thrust at sea level, reheat included, over weight", Min = 0.1, Max = 2)]
    public required Quantity ThrustToWeight { get; init; }

    [Field("Mass over wing area, in kg per square metre", Min = 50, Max = 1200)]
    public required Quantity WingLoading { get; init; }

    [Field("Drag coefficient without lift, below the drag rise", Min = 0.005, Max = 0.1)]
    public required Quantity ZeroLiftDrag { get; init; }

    [Field("Induced drag factor k: drag coefficient is the one without lift plus k times the lift coefficient squared", Min = 0.02, Max = 0.6)]
    public required Quantity InducedDragFactor { get; init; }

    [Field("Greatest lift coefficient in flight", Min = 0.4, Max = 2.5)]
    public required Quantity MaximumLift { get; init; }
}
