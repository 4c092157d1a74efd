using Parapet.Foundation;
using Parapet.Physics.Infrared;
using Parapet.Physics.Propagation;
using Parapet.Physics.Radar;
using Parapet.Physics.Terrain;

namespace Parapet.Engine.Build;

/// <summary>What a sensor looks at: a place, a velocity (both Earth-fixed, m and m/s) and how strongly it shows.</summary>
/// <param name="Velocity">Zero: the clutter filter is not asked, as for a target whose motion is not known.</param>
/// <param name="RcsM2">Mean radar cross-section in the sensor's band at this aspect, m²; of an infrared sensor unused.</param>
/// <param name="Swerling">Case of fluctuation, 0 to 4.</param>
/// <param name="InfraredSignature">Factor on the range of an infrared sensor, 1 for a jet fighter from ahead; where <see cref="Heat"/> is given, that counts.</param>
public readonly record struct LookTarget(Vector3D Position, Vector3D Velocity, double RcsM2, int Swerling, double InfraredSignature)
{
    /// <summary>What makes it warm; null where only its signature is known.</summary>
    public CompiledHeat? Heat { get; init; }

    /// <summary>Whether its rocket motor burns.</summary>
    public bool Burning { get; init; }
}

/// <summary>What one look gives.</summary>
/// <param name="RangeM">Slant range, m.</param>
/// <param name="AzimuthRad">Clockwise from north, rad.</param>
/// <param name="ElevationRad">Above the antenna's local horizontal, rad.</param>
/// <param name="SignalToNoise">Mean ratio of signal to everything else (noise, clutter, jamming) at the detector, a power ratio.</param>
/// <param name="Probability">Of detection in this look, [0, 1]; 0 outside the volume or where nothing comes back.</param>
/// <param name="Budget">What the ratio is made of; all zero outside the volume and of infrared sensors.</param>
public readonly record struct LookResult(
    double RangeM, double AzimuthRad, double ElevationRad, double SignalToNoise, double Probability, LookBudget Budget = default);

/// <summary>
/// One look of one sensor at a target anywhere: the whole budget from the antenna to the probability, without a draw and without the truth of a run.
/// The scan of a run, the coverage map and the detection curve all ask this (docs/models/sensing.md).
/// </summary>
public static class SensorLook
{
    /// <summary>The most that reflection adds to an echo both ways: 12 dB.</summary>
    private const double MostPath = 16;

    /// <summary>A probability of infrared detection that is not worth a walk over the terrain.</summary>
    private const double NeverSeen = 1e-5;

    /// <summary>A look from where the sensor stands now, nobody jamming.</summary>
    /// <param name="frame">Of the antenna: <see cref="CompiledSensor.Frame"/> on the ground, the aircraft's in the air.</param>
    /// <param name="bearingRad">Centre of the sector, clockwise from north, rad.</param>
    public static LookResult At(CompiledScenario scenario, CompiledSensor sensor, in LocalFrame frame, double bearingRad, in LookTarget target) =>
        At(scenario, sensor, in frame, bearingRad, in target, []);

    /// <summary>The same through the noise of jammers.</summary>
    /// <param name="jammers">As the sensor receives them (<see cref="JammerReception"/>).</param>
    public static LookResult At(
        CompiledScenario scenario, CompiledSensor sensor, in LocalFrame frame, double bearingRad, in LookTarget target, ReadOnlySpan<JammerReception> jammers)
    {
        LookLine line = LookLine.To(in frame, bearingRad, target.Position);
        return line.IsIn(sensor.Radar)
            ? Along(scenario, sensor, in frame, in line, in target, jammers)
            : new(line.RangeM, line.AzimuthRad, line.ElevationRad, 0, 0);
    }

    /// <summary>The same along a line that is known to end in the sensor's volume.</summary>
    /// <param name="atLeast">A probability below this need not be known: the look ends as soon as it cannot be reached.</param>
    internal static LookResult Along(
        CompiledScenario scenario, CompiledSensor sensor, in LocalFrame frame, in LookLine line, in LookTarget target, ReadOnlySpan<JammerReception> jammers,
        double atLeast = 0)
    {
        if (sensor.Infrared)
            return Infrared(scenario, sensor, in frame, in line, in target);
        PathFactor path = SensorPropagation.To(scenario, sensor, sensor.Propagation!, in frame, line.EnuM, line.AzimuthRad, target.Position);
        if (!(path.OneWay > 0))
            return new(line.RangeM, line.AzimuthRad, line.ElevationRad, 0, 0);
        LookBudget budget = new()
        {
            FreeSpace = RadarEquation.SignalToNoise(sensor.Radar, line.RangeM, target.RcsM2),
            Beam = LookTerms.Beam(sensor, in line),
            Path = path.OneWay * path.OneWay,
            Filter = LookTerms.Filter(sensor, in frame, in line, in target),
            Jamming = LookTerms.Jamming(sensor, in line, jammers),
        };
        double snr = budget.SignalToNoise;
        if (sensor.Clutter is not null && sensor.Detection!.Probability(target.Swerling, snr) >= atLeast)
        {
            (double clutter, double rain) = LookTerms.Clutter(scenario, sensor, sensor.Clutter, in frame, in line, in target);
            budget = budget with { Clutter = clutter, Rain = rain };
            snr = budget.SignalToNoise;
        }

        return new(line.RangeM, line.AzimuthRad, line.ElevationRad, snr, sensor.Detection!.Probability(target.Swerling, snr), budget);
    }

    /// <summary>
    /// What the probability cannot exceed, from range and cross-section alone: free space, the best reflection, nothing beside the noise. A draw above it
    /// needs no further look.
    /// </summary>
    public static double ProbabilityAtMost(CompiledSensor sensor, double rangeM, in LookTarget target) => sensor.Infrared
        ? 1
        : sensor.Detection!.Probability(target.Swerling, RadarEquation.SignalToNoise(sensor.Radar, rangeM, target.RcsM2) * MostPath);

    private static LookResult Infrared(CompiledScenario scenario, CompiledSensor sensor, in LocalFrame frame, in LookLine line, in LookTarget target)
    {
        CompiledInfrared infrared = sensor.Optics!;
        double height = Wgs84.HeightM(EcefPosition.From(target.Position));
        double relative = target.InfraredSignature * target.InfraredSignature;
        if (target.Heat is { } heat)
        {
            double speed = target.Velocity.Length;
            double alongNose = speed > 0 ? (frame.OriginEcef - target.Position).Dot(target.Velocity) / (speed * line.RangeM) : 0;
            relative = heat.Relative(scenario.Air, infrared.Window, height, speed, Math.Clamp(alongNose, -1, 1), target.Burning);
        }

        double own = frame.Origin.HeightM;
        double transmission = infrared.Absorbs ? InfraredTransmission.Share(infrared.Window, infrared.Air, own, height, line.RangeM) : 1;
        double snr = InfraredLook.SignalToNoise(infrared.Threshold, sensor.InfraredRangeM, infrared.StatedTransmission, line.RangeM, relative, transmission);
        double probability = InfraredLook.Probability(snr, infrared.Threshold);
        if (infrared.Absorbs && infrared.CloudCover > 0)
            probability *= InfraredTransmission.ClearOfCloud(own, height, infrared.CloudBaseM, infrared.CloudTopM, infrared.CloudCover);
        if (probability < NeverSeen || !LineOfSight.IsClear(scenario.Terrain, frame.OriginEcef, target.Position, scenario.EffectiveEarthFactor))
            probability = 0;
        // Amplitudes here, powers there.
        return new(line.RangeM, line.AzimuthRad, line.ElevationRad, snr * snr, probability);
    }
}
