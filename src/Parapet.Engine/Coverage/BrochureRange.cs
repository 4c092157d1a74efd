using Parapet.Engine.Build;
using Parapet.Physics.Radar;

namespace Parapet.Engine.Coverage;

/// <summary>The range that a leaflet would state: in free space on the axis of the beam, no horizon, no terrain, no clutter.</summary>
public static class BrochureRange
{
    private const int Halvings = 60;

    /// <summary>Slant range, m, at which one look detects the target with a probability; at most the instrumented range, 0 where it never does.</summary>
    /// <param name="probability">In (0, 1).</param>
    public static double Of(CompiledSensor sensor, CoverageTarget target, double probability)
    {
        double far = sensor.Radar.InstrumentedRangeM, near = Math.Max(1, sensor.Radar.MinimumRangeM);
        if (!(far > near) || At(sensor, target, near) < probability)
            return 0;
        if (At(sensor, target, far) >= probability)
            return far;
        for (int i = 0; i < Halvings; i++)
        {
            double middle = (near + far) / 2;
            if (At(sensor, target, middle) >= probability)
                near = middle;
            else
                far = middle;
        }

        return near;
    }

    private static double At(CompiledSensor sensor, CoverageTarget target, double rangeM)
    {
        if (sensor.Infrared)
            return InfraredDetection.Probability(rangeM, sensor.InfraredRangeM, target.Class?.InfraredSignature ?? 1);
        // From ahead, as it flies towards the sensor.
        double rcsM2 = target.Class?.RcsM2[(int)sensor.Band * 3] ?? target.RcsM2;
        return Detection.Probability(target.Class?.Swerling ?? target.Swerling, RadarEquation.SignalToNoise(sensor.Radar, rangeM, rcsM2), sensor.Radar.FalseAlarmProbability);
    }
}
