using Parapet.Engine.Build;
using Parapet.Physics.Radar;

namespace Parapet.Engine.Coverage;

/// <summary>The range that a leaflet of a radar would state: in free space on the axis of the beam, no horizon, no terrain, no clutter.</summary>
public static class BrochureRange
{
    private const int Halvings = 60;

    /// <summary>Slant range, m, at which one look detects the target with a probability; at most the instrumented range, 0 where it never does.</summary>
    /// <param name="probability">In (0, 1).</param>
    public static double Of(CompiledSensor sensor, CoverageTarget target, double probability)
    {
        SeenTarget seen = target.By(sensor);
        double far = sensor.Radar.InstrumentedRangeM, near = Math.Max(1, sensor.Radar.MinimumRangeM);
        if (!(far > near) || At(sensor, seen, near) < probability)
            return 0;
        if (At(sensor, seen, far) >= probability)
            return far;
        for (int i = 0; i < Halvings; i++)
        {
            double middle = (near + far) / 2;
            if (At(sensor, seen, middle) >= probability)
                near = middle;
            else
                far = middle;
        }

        return near;
    }

    // From ahead, as it flies towards the sensor.
    private static double At(CompiledSensor sensor, SeenTarget seen, double rangeM) => sensor.Detection is { } detection
        ? detection.Probability(seen.Swerling, RadarEquation.SignalToNoise(sensor.Radar, rangeM, seen.FrontRcsM2))
        : 0;
}
