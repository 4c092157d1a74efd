using Parapet.Engine.Build;
using Parapet.Foundation;
using Parapet.Physics.Earth;
using Parapet.Physics.Infrared;
using Parapet.Physics.Propagation;
using Parapet.Physics.Radar;

namespace Parapet.Cli.Detect;

/// <summary>The three numbers of an interval as the catalogue states it.</summary>
internal readonly record struct Interval(double Low, double Likely, double High);

/// <summary>The target at one distance.</summary>
/// <param name="RangeM">Slant range, m.</param>
/// <param name="GroundRangeM">Along the ellipsoid, m.</param>
/// <param name="SignalToNoise">With the likely reach, a power ratio; 0 where nothing comes back.</param>
/// <param name="OneLook">Probability of detection in one look.</param>
/// <param name="Cumulative">Probability that some look on the way in has detected by here; not a number where the target does not come nearer.</param>
/// <param name="FreeSpace">Probability in one look of the same echo in free space, out to the greatest range shown: the brochure's.</param>
/// <param name="Budget">What the ratio is made of; all zero of infrared sensors and where nothing comes back.</param>
internal sealed record DetectionPoint(
    double RangeM, double GroundRangeM, double ElevationRad, double RcsM2, double SignalToNoise, Interval OneLook, Interval Cumulative, double FreeSpaceSignalToNoise, double FreeSpace, LookBudget Budget);

/// <summary>Detection probability over range: one sensor, one target on one bearing at one height.</summary>
internal sealed record DetectionCurve(DetectionQuestion Question, SensorScene Scene, CompiledSensor Sensor, double BearingRad, double ScanPeriodS, IReadOnlyList<DetectionPoint> Points, string Credit)
{
    /// <summary>Steps out to the farthest range shown.</summary>
    private const int Steps = 1000;

    /// <summary>Below this a probability is not worth room in the plot.</summary>
    private const double Faint = 0.005;

    /// <summary>Points as far as the sensor shows anything, coarser than those of the plot.</summary>
    private IReadOnlyList<DetectionPoint> Beyond { get; init; } = [];

    /// <summary>Slant range at which the target comes over the horizon of the effective earth, m; not a number over the ground of a scenario.</summary>
    public double HorizonM { get; private init; } = double.NaN;

    /// <summary>The curve out to the range asked for; without one, as far as there is anything to see.</summary>
    public static DetectionCurve Of(DetectionQuestion question, SensorScene scene)
    {
        // The way in begins where the sensor shows the target first, wherever the plot begins.
        Ray[] whole = [.. Enum.GetValues<Reach>().Select(r => Ray.Along(question, scene, r, scene.FarthestShownM))];
        DetectionCurve all = Of(question, scene, whole, whole);
        double asked = question.RangeM ?? 1.1 * all.Farthest(
            p => Math.Max(p.FreeSpace, Math.Max(p.OneLook.High, double.IsNaN(p.Cumulative.High) ? 0 : p.Cumulative.High)), Faint);
        if (question.RangeM is null && !(asked < 0.8 * scene.FarthestShownM))
            return all;
        return Of(question, scene, whole, [.. Enum.GetValues<Reach>().Select(r => Ray.Along(question, scene, r, asked))]) with { Beyond = all.Points };
    }

    private static DetectionCurve Of(DetectionQuestion question, SensorScene scene, Ray[] whole, Ray[] shown)
    {
        Ray? clear = shown[1].Sensor.Infrared ? Ray.Along(question, scene.InClearAir(), Reach.Likely, shown[1].GroundRangeM[^1]) : null;
        (Ray low, Ray likely, Ray high) = (shown[0], shown[1], shown[2]);
        double period = likely.Sensor.ScanPeriodS, step = question.ClosingMps * period;
        double[][] cumulative = [.. shown.Select((ray, i) => Cumulative(ray, whole[i], step))];
        DetectionPoint[] points = new DetectionPoint[likely.Looks.Length];
        for (int i = 0; i < points.Length; i++)
        {
            LookResult look = likely.Looks[i];
            (double snr, double probability) = FreeSpace(likely, clear, question, i);
            points[i] = new(
                look.RangeM,
                likely.GroundRangeM[i],
                look.ElevationRad,
                likely.RcsM2[i],
                look.Probability > 0 ? look.SignalToNoise : 0,
                new(low.Looks[i].Probability, look.Probability, high.Looks[i].Probability),
                new(cumulative[0][i], cumulative[1][i], cumulative[2][i]),
                snr,
                probability,
                look.Budget);
        }

        return new(question, scene, likely.Sensor, likely.BearingRad, period, points, likely.Credit) { HorizonM = likely.HorizonM };
    }

    /// <summary>Farthest slant range, m, at which a probability is reached; not a number where it never is.</summary>
    public double Farthest(Func<DetectionPoint, double> of, double probability)
    {
        for (int i = Beyond.Count - 1; i >= 0 && Beyond[i].RangeM > Points[^1].RangeM; i--)
        {
            if (of(Beyond[i]) >= probability)
                return Beyond[i].RangeM;
        }

        for (int i = Points.Count - 1; i >= 0; i--)
        {
            if (of(Points[i]) >= probability)
                return Points[i].RangeM;
        }

        return double.NaN;
    }

    /// <summary>
    /// At each distance, 1 - Π (1 - P) over the look made there and those at each scan before it, a step farther out; the looks are independent.
    /// Between the points of a ray the logarithm of the miss runs straight.
    /// </summary>
    private static double[] Cumulative(Ray shown, Ray whole, double stepM)
    {
        double[] result = new double[shown.Looks.Length];
        if (!(stepM > 1e-3))
        {
            Array.Fill(result, double.NaN);
            return result;
        }

        double[] near = shown.LogMiss(), far = whole.LogMiss();
        for (int i = 0; i < result.Length; i++)
        {
            double sum = 0, end = Math.Max(shown.GroundRangeM[^1], whole.GroundRangeM[^1]);
            for (double at = shown.GroundRangeM[i]; at <= end * 1.000001; at += stepM)
                sum += at <= shown.GroundRangeM[^1] ? Between(near, shown.SpacingM, at) : Between(far, whole.SpacingM, at);
            result[i] = 1 - Math.Exp(sum);
        }

        return result;
    }

    private static double Between(double[] values, double spacingM, double atM)
    {
        // The first point lies one spacing out.
        double place = Math.Clamp((atM / spacingM) - 1, 0, values.Length - 1);
        int k = Math.Min((int)place, values.Length - 2);
        return values[k] + ((place - k) * (values[k + 1] - values[k]));
    }

    /// <summary>Ratio and probability of the same target in free space, in a look that is on it.</summary>
    private static (double Snr, double Probability) FreeSpace(Ray likely, Ray? clear, DetectionQuestion question, int i)
    {
        CompiledSensor sensor = likely.Sensor;
        double range = likely.Looks[i].RangeM;
        if (sensor.Optics is { } optics)
        {
            double ratio = clear!.Looks[i].SignalToNoise;
            return (ratio, ratio > 0 ? InfraredLook.Probability(Math.Sqrt(ratio), optics.Threshold) : 0);
        }

        double snr = RadarEquation.SignalToNoise(sensor.Radar, range, likely.RcsM2[i]);
        bool shown = range <= sensor.Radar.InstrumentedRangeM && range >= sensor.Radar.MinimumRangeM;
        return (snr, shown ? sensor.Detection!.Detector.Probability(question.Swerling, snr) : 0);
    }

    /// <summary>The looks at a target that stands at growing distances on one bearing.</summary>
    private sealed record Ray(CompiledSensor Sensor, double BearingRad, double SpacingM, double[] GroundRangeM, double[] RcsM2, LookResult[] Looks, string Credit, double HorizonM)
    {
        /// <summary>Logarithm of the probability of a miss at each distance.</summary>
        public double[] LogMiss() => [.. Looks.Select(l => Math.Log(Math.Max(1e-300, 1 - l.Probability)))];

        public static Ray Along(DetectionQuestion question, SensorScene scene, Reach reach, double farthestM)
        {
            (CompiledScenario scenario, CompiledSensor sensor, LocalFrame frame) = scene.Compile(reach);
            double bearing = question.BearingRad ?? sensor.BearingRad;
            double spacing = farthestM / Steps;
            TargetOf seen = new(question, sensor);
            double[] ground = new double[Steps], rcs = new double[Steps];
            LookResult[] looks = new LookResult[Steps];
            for (int i = 0; i < Steps; i++)
            {
                ground[i] = (i + 1) * spacing;
                GeodeticPosition place = Geodesic.Direct(frame.Origin with { HeightM = 0 }, new Angle(bearing), ground[i], out Angle onwards);
                double under = question.AboveGround ? scenario.Terrain.ElevationM(place.Latitude.Radians, place.Longitude.Radians) : 0;
                place = place with { HeightM = under + question.HeightM };
                Vector3D position = Wgs84.ToEcef(place).Vector;
                // Nose-on flies back along the line it is seen on.
                double heading = onwards.Radians + Math.PI + question.AspectRad;
                LocalFrame there = new(place);
                LookTarget target = seen.At(position, frame.OriginEcef, there.DirectionToEcef(new Vector3D(Math.Sin(heading), Math.Cos(heading), 0)), there.Up);
                rcs[i] = target.RcsM2;
                looks[i] = SensorLook.At(scenario, sensor, in frame, sensor.AircraftSlot < 0 ? sensor.BearingRad : bearing, in target);
            }

            double horizon = scene.ScenarioPath is null ? RadioHorizon.GroundRangeM(frame.Origin.HeightM, question.HeightM, scenario.EffectiveEarthFactor) : double.NaN;
            return new(sensor, bearing, spacing, ground, rcs, looks, scenario.Terrain.Credit, horizon);
        }
    }
}
