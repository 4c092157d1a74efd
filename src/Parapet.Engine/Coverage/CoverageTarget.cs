using Parapet.Engine.Build;
using Parapet.Foundation;

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

    /// <summary>The target at a place, as a sensor sees it.</summary>
    /// <param name="up">The vertical there.</param>
    public LookTarget At(CompiledSensor sensor, Vector3D position, Vector3D up)
    {
        Vector3D line = position - sensor.Frame.OriginEcef, velocity;
        if (Heading is { } heading)
        {
            // The axis of the Earth crossed with the vertical points east.
            Vector3D east = new Vector3D(-up.Y, up.X, 0).Unit();
            Vector3D north = new((up.Y * east.Z) - (up.Z * east.Y), (up.Z * east.X) - (up.X * east.Z), (up.X * east.Y) - (up.Y * east.X));
            (double sin, double cos) = ExactMath.SinCos(heading.Radians);
            velocity = ((east * sin) + (north * cos)) * SpeedMps;
        }
        else
        {
            Vector3D level = line - (up * line.Dot(up));
            double length = level.Length;
            velocity = length > 0 ? level * (-SpeedMps / length) : default;
        }

        return Class is { } kind
            ? new(position, velocity, kind.CrossSectionM2(sensor.Band, line, velocity), kind.Swerling, kind.InfraredSignature)
            : new(position, velocity, RcsM2, Swerling, 1);
    }
}
