using Parapet.Engine.Build;
using Parapet.Foundation;
using Parapet.Physics.Radar;

namespace Parapet.Engine.Coverage;

/// <summary>The target a map asks for: how high it flies, how strongly it shows, and which way it flies.</summary>
public sealed record CoverageTarget
{
    /// <summary>Above the sea, or above the ground under it, m.</summary>
    public required double AltitudeM { get; init; }

    /// <summary>Whether the altitude counts from the ground.</summary>
    public required bool AboveGround { get; init; }

    /// <summary>Mean radar cross-section at every aspect, m²; not used with a class.</summary>
    public required double RcsM2 { get; init; }

    /// <summary>Case of fluctuation, 0 to 4; not used with a class.</summary>
    public required int Swerling { get; init; }

    /// <summary>Class that says how it shows by band and aspect; null where the cross-section does.</summary>
    public CompiledThreatClass? Class { get; init; }

    /// <summary>Of the flight, level, m/s; 0 for one that stands still.</summary>
    public required double SpeedMps { get; init; }

    /// <summary>Which way it flies, clockwise from true north; null: at each place towards the sensor that looks, so that no sensor is blind to it by Doppler.</summary>
    public Angle? Heading { get; init; }

    /// <summary>The target as one sensor sees it.</summary>
    public SeenTarget By(CompiledSensor sensor) => new(this, sensor);
}

/// <summary>A target of a map before one sensor: what does not depend on the place is worked out once.</summary>
public sealed class SeenTarget
{
    private readonly CoverageTarget target;
    private readonly CompiledSensor sensor;
    private readonly RcsByAspect rcs;

    internal SeenTarget(CoverageTarget target, CompiledSensor sensor)
    {
        (this.target, this.sensor) = (target, sensor);
        if (target.Class is { } kind && !sensor.Infrared)
            rcs = kind.At(sensor.Radar.FrequencyHz);
    }

    /// <summary>Cross-section from ahead, m².</summary>
    public double FrontRcsM2 => target.Class is null ? target.RcsM2 : rcs.FrontM2;

    public int Swerling => target.Class?.Swerling ?? target.Swerling;

    /// <summary>The target at a place.</summary>
    /// <param name="up">The vertical there.</param>
    public LookTarget At(Vector3D position, Vector3D up)
    {
        Vector3D line = position - sensor.Frame.OriginEcef;
        Vector3D velocity = target.Heading is { } heading ? Along(heading, up) * target.SpeedMps : Towards(line, up);
        if (target.Class is not { } kind)
            return new(position, velocity, target.RcsM2, target.Swerling, 1);
        (double alongNose, double alongBack) = RcsModel.Cosines(-line, velocity, up);
        return new(position, velocity, sensor.Infrared ? 0 : RcsModel.OnSphere(in rcs, alongNose, alongBack), kind.Swerling, kind.InfraredSignature) { Heat = kind.Heat };
    }

    private Vector3D Towards(Vector3D line, Vector3D up)
    {
        Vector3D level = line - (up * line.Dot(up));
        double length = level.Length;
        return length > 0 ? level * (-target.SpeedMps / length) : default;
    }

    private static Vector3D Along(Angle heading, Vector3D up)
    {
        // The axis of the Earth crossed with the vertical points east.
        Vector3D east = new Vector3D(-up.Y, up.X, 0).Unit();
        Vector3D north = new((up.Y * east.Z) - (up.Z * east.Y), (up.Z * east.X) - (up.X * east.Z), (up.X * east.Y) - (up.Y * east.X));
        (double sin, double cos) = ExactMath.SinCos(heading.Radians);
        return (east * sin) + (north * cos);
    }
}
