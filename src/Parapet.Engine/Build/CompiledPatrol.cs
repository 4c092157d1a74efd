using Parapet.Foundation;
using Parapet.Physics.Flight;

namespace Parapet.Engine.Build;

/// <summary>A patrol: aircraft that keep an orbit and are relieved.</summary>
public sealed record CompiledPatrol
{
    public required string Id { get; init; }

    public required uint NameHash { get; init; }

    public required string System { get; init; }

    public required string Side { get; init; }

    public required int Unit { get; init; }

    public required GeodeticPosition Base { get; init; }

    /// <summary>The two ends of the orbit's leg, Earth-fixed, at patrol height.</summary>
    public required Vector3D LegA { get; init; }

    public required Vector3D LegB { get; init; }

    public required Vector3D BaseEcef { get; init; }

    public required double HeightM { get; init; }

    public required int OnStation { get; init; }

    public required int Fleet { get; init; }

    public required double CommitRangeM { get; init; }

    public required double PatrolSpeedMps { get; init; }

    public required double MaximumSpeedMps { get; init; }

    public required double TurnAccelerationMps2 { get; init; }

    /// <summary>What its climb, acceleration and fuel follow from; null: fixed rates and two fuel flows.</summary>
    public EnergyParameters? Energy { get; init; }

    /// <summary>Over weight: drag in level flight at patrol speed and height, and full thrust at that height. Between them lies the line from one fuel flow to the other.</summary>
    public double PatrolDragOverWeight { get; init; }

    public double PatrolThrustOverWeight { get; init; }

    public required double FuelKg { get; init; }

    public required double FuelReserveKg { get; init; }

    public required double FuelFlowPatrolKgps { get; init; }

    public required double FuelFlowDashKgps { get; init; }

    public required double TurnaroundS { get; init; }

    public required double MissionCapableRate { get; init; }

    public required double SalvoIntervalS { get; init; }

    public required double FlightHourUsdPerS { get; init; }
}
