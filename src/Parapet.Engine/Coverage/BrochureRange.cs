using Parapet.Engine.Build;
using Parapet.Physics.Infrared;
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
            return FreeInfrared(sensor, rangeM, target.Class?.InfraredSignature ?? 1).Probability;
        // From ahead, as it flies towards the sensor.
        double rcsM2 = target.Class?.RcsM2[(int)sensor.Band * 3] ?? target.RcsM2;
        return sensor.Detection!.Probability(target.Class?.Swerling ?? target.Swerling, RadarEquation.SignalToNoise(sensor.Radar, rangeM, rcsM2));
    }

    /// <summary>What an infrared sensor sees as its range was stated: from ahead, in the air of the statement. Ratio of amplitudes, and probability.</summary>
    /// <param name="signature">Range on this target over that on a jet fighter.</param>
    public static (double SignalToNoise, double Probability) FreeInfrared(CompiledSensor sensor, double rangeM, double signature)
    {
        double threshold = sensor.Optics!.Threshold;
        double snr = InfraredLook.SignalToNoise(threshold, sensor.InfraredRangeM, 1, rangeM, signature * signature, 1);
        return (snr, InfraredLook.Probability(snr, threshold));
    }
}
