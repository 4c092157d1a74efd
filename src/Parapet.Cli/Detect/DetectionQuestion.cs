using Parapet.Model.Catalogue;

namespace Parapet.Cli.Detect;

/// <summary>How firmly the sensor is taken to see: the ends and the likely value of what the catalogue says of its reach.</summary>
internal enum Reach
{
    Low,
    Likely,
    High,
}

/// <summary>What is asked of one sensor: against whom, where, how far out. SI, angles in radians.</summary>
internal sealed record DetectionQuestion
{
    public required SensorName Sensor { get; init; }

    /// <summary>Class of the target; null where its cross-section is given.</summary>
    public required ThreatType? Target { get; init; }

    /// <summary>Given cross-section, m²; null: by class and aspect.</summary>
    public required double? RcsM2 { get; init; }

    /// <summary>Case of fluctuation, 0 to 4.</summary>
    public required int Swerling { get; init; }

    /// <summary>Angle between the target's nose and the line to the sensor, seen on the map: 0 nose-on, π tail-on.</summary>
    public required double AspectRad { get; init; }

    public required double SpeedMps { get; init; }

    public required double HeightM { get; init; }

    /// <summary>Whether the height counts from the ground under the target, else from sea level.</summary>
    public required bool AboveGround { get; init; }

    /// <summary>Direction from the sensor to the target, clockwise from north; null: where the sensor looks.</summary>
    public required double? BearingRad { get; init; }

    /// <summary>Farthest slant range shown; null: as far as the sensor shows anything.</summary>
    public required double? RangeM { get; init; }

    /// <summary>How fast the target comes nearer; not positive: it does not.</summary>
    public double ClosingMps => SpeedMps * Math.Cos(AspectRad);
}
