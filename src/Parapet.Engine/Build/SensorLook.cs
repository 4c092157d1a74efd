using Parapet.Foundation;
using Parapet.Physics.Radar;
using Parapet.Physics.Terrain;

namespace Parapet.Engine.Build;

/// <summary>What a sensor looks at: a place, a velocity (both Earth-fixed, m and m/s) and how strongly it shows.</summary>
/// <param name="RcsM2">Mean radar cross-section in the sensor's band at this aspect, m²; of an infrared sensor unused.</param>
/// <param name="Swerling">Case of fluctuation, 0 to 4.</param>
/// <param name="InfraredSignature">Factor on the range of an infrared sensor, 1 for a jet aircraft.</param>
public readonly record struct LookTarget(Vector3D Position, Vector3D Velocity, double RcsM2, int Swerling, double InfraredSignature);

/// <summary>What one look gives.</summary>
/// <param name="RangeM">Slant range, m.</param>
/// <param name="AzimuthRad">Clockwise from north, rad.</param>
/// <param name="ElevationRad">Above the antenna's local horizontal, rad.</param>
/// <param name="SignalToNoise">Mean ratio of signal to everything else (noise, clutter, jamming) at the detector, a power ratio.</param>
/// <param name="Probability">Of detection in this look, [0, 1]; 0 outside the volume or without a line of sight.</param>
public readonly record struct LookResult(double RangeM, double AzimuthRad, double ElevationRad, double SignalToNoise, double Probability);

/// <summary>
/// One look of one sensor at a target anywhere: the whole budget from the antenna to the probability, without a draw and without the truth of a run.
/// The scan of a run, the coverage map and the detection curve all ask this.
/// </summary>
public static class SensorLook
{
    /// <summary>A look from where the sensor stands now.</summary>
    /// <param name="frame">Of the antenna: <see cref="CompiledSensor.Frame"/> on the ground, the aircraft's in the air.</param>
    /// <param name="bearingRad">Centre of the sector, clockwise from north, rad.</param>
    public static LookResult At(CompiledScenario scenario, CompiledSensor sensor, in LocalFrame frame, double bearingRad, in LookTarget target)
    {
        Vector3D line = frame.DirectionToEnu(target.Position - frame.OriginEcef);
        double range = line.Length;
        if (!(range >= 1))
            return default;
        double azimuth = ExactMath.Atan2(line.X, line.Y);
        double elevation = ExactMath.Asin(line.Z / range);
        if (!RadarVolume.Contains(sensor.Radar, range, Angle.WrapSigned(azimuth - bearingRad), elevation))
            return new(range, azimuth, elevation, 0, 0);
        (double snr, double probability) = sensor.Infrared
            ? (InfraredDetection.SignalToNoise(range, sensor.InfraredRangeM, target.InfraredSignature), InfraredDetection.Probability(range, sensor.InfraredRangeM, target.InfraredSignature))
            : Echo(sensor.Radar, range, target);
        bool seen = sensor.Mask is null
            ? LineOfSight.IsClear(scenario.Terrain, frame.OriginEcef, target.Position, scenario.EffectiveEarthFactor)
            : SensorCoverage.IsAboveMask(sensor, in frame, line, azimuth, target.Position);
        return new(range, azimuth, elevation, snr, seen ? probability : 0);
    }

    private static (double Snr, double Probability) Echo(in RadarParameters radar, double rangeM, in LookTarget target)
    {
        double snr = RadarEquation.SignalToNoise(radar, rangeM, target.RcsM2);
        return (snr, Detection.Probability(target.Swerling, snr, radar.FalseAlarmProbability));
    }
}
