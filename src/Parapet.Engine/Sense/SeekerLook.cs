using Parapet.Engine.Build;
using Parapet.Engine.Record;
using Parapet.Engine.State;
using Parapet.Engine.State.Force;
using Parapet.Engine.State.Picture;
using Parapet.Engine.State.Truth;
using Parapet.Foundation;
using Parapet.Model.Catalogue;
using Parapet.Physics.Estimation;
using Parapet.Physics.Infrared;
using Parapet.Physics.Radar;
using Parapet.Physics.Terrain;

namespace Parapet.Engine.Sense;

/// <summary>
/// What guides an interceptor at the end: its own seeker; for semi-active and track-via-missile rounds the seeker while the
/// unit's fire-control radar lights the target; for command rounds that radar itself, which sees round and target together
/// and so measures the one against the other. Shells see nothing: they live by the track they were laid on.
/// Every half second of the flight it searches, or asks whether what it holds is still to be seen; between, it measures.
/// </summary>
public sealed class SeekerLook(RunState run, TruthState truth, PictureState picture)
{
    /// <summary>Time of one search look, seconds: what the catalogue's seeker range is stated for.</summary>
    private const double LookS = 0.5;

    /// <summary>False-alarm probability of a search look, and the ratio at which it finds half of all 1 m² targets of Swerling's case 1.</summary>
    private const double FalseAlarm = 1e-4;
    private static readonly double HalfSnr = Detection.RequiredSnr(1, 1, 0.5, FalseAlarm);

    /// <summary>The same for heat: threshold over the noise, which the amplitude of a jet fighter equals at the stated range.</summary>
    private static readonly double HeatThreshold = InfraredLook.Threshold(FalseAlarm);

    /// <summary>Beam splitting of a search look: σ = beamwidth / (1.6 √(2 S/N)) (Barton, Radar System Analysis and Modeling, 2005, chapter 8).</summary>
    private const double BeamSlope = 1.6;

    /// <summary>Searches a beam to each side of the expected place, but never less than the first, nor more than the second, in metres about it.</summary>
    private const double LeastBasketM = 300;
    private const double BasketM = 4000;

    /// <summary>The most for a round that is bound to its radar: it takes what the radar tracks and lights, not what else flies about.</summary>
    private const double BoundBasketM = 1000;

    /// <summary>Correlation time of glint, seconds: scatterers turn through a wavelength of path in about this time.</summary>
    private const double GlintS = 0.1;

    /// <summary>What a seeker expects of any target: a turn of this many m/s², begun at some moment of this many seconds.</summary>
    private const double ExpectedTurnMps2 = 30;
    private const double TurnWithinS = 3;
    private const double JerkDensity = ExpectedTurnMps2 * ExpectedTurnMps2 / TurnWithinS;

    /// <summary>A place is never measured better than this, squared, m².</summary>
    private const double LeastSigmaSquared = 0.01;

    /// <summary>How well a track tells the velocity at hand-over, m/s.</summary>
    private const double HandOverSigmaMps = 30;

    public void Look(int interceptor, Vector3D expected, Vector3D expectedVelocity)
    {
        ref InterceptorRow row = ref run.Interceptors[interceptor];
        ref SeekerRow seeker = ref picture.Seekers[interceptor];
        ref AimRow aim = ref truth.Aims[interceptor];
        CompiledMunition munition = run.Scenario.Munitions[row.Munition];
        if (munition.SeekerRangeM <= 0 || munition.Guidance == Guidance.Unguided)
            return;
        int look = (int)(row.Flight.ElapsedS / LookS);
        bool searches = look + 1 != seeker.Searched;
        seeker.Searched = look + 1;
        if (aim.Threat >= 0)
        {
            bool held = truth.Threats[aim.Threat].Status == ThreatStatus.Flying && IsInGimbal(in row, munition, PositionOf(aim.Threat))
                && (!searches || IsInSight(in row, munition, PositionOf(aim.Threat)));
            if (!held)
                Release(ref seeker, ref aim);
        }

        if (aim.Threat < 0)
        {
            if (!searches || (row.Flight.Position - expected).LengthSquared > 4 * munition.SeekerRangeM * munition.SeekerRangeM)
                return;
            aim.Threat = Search(in row, munition, expected, (uint)look);
            if (aim.Threat < 0)
                return;
            Lock(interceptor, in row, ref seeker, munition, aim.Threat, expectedVelocity);
            return;
        }

        Measure(in row, ref seeker, munition, aim.Threat);
    }

    private static void Release(ref SeekerRow seeker, ref AimRow aim)
    {
        aim.Threat = -1;
        seeker.Locked = false;
    }

    private Vector3D PositionOf(int threat) => truth.Threats[threat].Path.PositionAt(run.Now);

    /// <summary>What is found in this look: of several the nearest to the track.</summary>
    private int Search(in InterceptorRow row, CompiledMunition munition, Vector3D expected, uint look)
    {
        int best = -1;
        double basket = munition.Guidance == Guidance.Command
            ? BoundBasketM
            : Math.Clamp(munition.BeamwidthRad * (row.Flight.Position - expected).Length, LeastBasketM, munition.BoundToEnd ? BoundBasketM : BasketM);
        double bestSquared = basket * basket;
        foreach (int t in truth.InFlight)
        {
            Vector3D position = PositionOf(t);
            double squared = (position - expected).LengthSquared;
            if (squared >= bestSquared || !IsInGimbal(in row, munition, position))
                continue;
            double probability = FindProbability(in row, munition, t, position);
            if (probability <= 0 || run.Luck(Purpose.Acquisition, row.NameHash, run.Scenario.Threats[t].NameHash)[look].Uniform >= probability
                || !IsInSight(in row, munition, position))
                continue;
            best = t;
            bestSquared = squared;
        }

        return best;
    }

    /// <summary>Probability that one look finds it.</summary>
    private double FindProbability(in InterceptorRow row, CompiledMunition munition, int threat, Vector3D position)
    {
        CompiledThreatClass kind = run.Scenario.ThreatClasses[run.Scenario.Threats[threat].Class];
        double distance = Math.Max(1, (position - row.Flight.Position).Length);
        return munition.Guidance switch
        {
            Guidance.Command => distance <= munition.SeekerRangeM ? 1 : 0,
            Guidance.Infrared => InfraredLook.Probability(HeatRatio(munition, threat, kind, position - row.Flight.Position), HeatThreshold),
            _ => Detection.Probability(kind.Swerling, SignalToNoise(in row, munition, threat, position), FalseAlarm),
        };
    }

    /// <summary>Mean ratio of signal to noise of one look of a seeker of its own, a power ratio.</summary>
    private double SignalToNoise(in InterceptorRow row, CompiledMunition munition, int threat, Vector3D position)
    {
        CompiledThreatClass kind = run.Scenario.ThreatClasses[run.Scenario.Threats[threat].Class];
        Vector3D line = position - row.Flight.Position;
        double distance = Math.Max(1, line.Length);
        if (munition.Guidance == Guidance.Infrared)
        {
            double heat = HeatRatio(munition, threat, kind, line);
            return heat * heat;
        }

        double ratio = munition.SeekerRangeM / distance;

        // X band stands for all seekers.
        return HalfSnr * ratio * ratio * ratio * ratio * kind.CrossSectionM2(RadarBand.X, line, truth.Threats[threat].Path.VelocityAt(run.Now));
    }

    /// <summary>Ratio of signal to noise of a heat seeker, of amplitudes, in the air that its range was stated in.</summary>
    private double HeatRatio(CompiledMunition munition, int threat, CompiledThreatClass kind, Vector3D line)
    {
        double distance = Math.Max(1, line.Length);
        double relative = kind.InfraredSignature * kind.InfraredSignature;
        if (kind.Heat is { } heat)
        {
            ref ThreatRow target = ref truth.Threats[threat];
            Vector3D velocity = target.Path.VelocityAt(run.Now);
            double speed = velocity.Length, height = Wgs84.HeightM(EcefPosition.From(PositionOf(threat)));
            double alongNose = Math.Clamp(-line.Dot(velocity) / Math.Max(1e-9, speed * distance), -1, 1);
            bool burning = (run.Now - target.Start).Seconds < heat.BurnTimeS;
            relative = heat.Relative(run.Scenario.Air, InfraredWindow.MidWave, height, speed, alongNose, burning);
        }

        return InfraredLook.SignalToNoise(HeatThreshold, munition.SeekerRangeM, 1, distance, relative, 1);
    }

    private static bool IsInGimbal(in InterceptorRow row, CompiledMunition munition, Vector3D position)
    {
        Vector3D line = position - row.Flight.Position;
        return munition.Guidance == Guidance.Command || line.Dot(row.Flight.Velocity) >= munition.GimbalCosine * line.Length * row.Flight.Velocity.Length;
    }

    /// <summary>In a clear line from the seeker, and for a bound round in view of a radar that lights it or measures it.</summary>
    private bool IsInSight(in InterceptorRow row, CompiledMunition munition, Vector3D position)
    {
        if (munition.BoundToEnd && !SensorCoverage.AnyCovers(run.Scenario, run.Scenario.Units[row.Unit].FireControlSensors, position))
            return false;
        return munition.Guidance == Guidance.Command
            || LineOfSight.IsClear(run.Scenario.Terrain, row.Flight.Position, position, run.Scenario.EffectiveEarthFactor);
    }

    private void Lock(int interceptor, in InterceptorRow row, ref SeekerRow seeker, CompiledMunition munition, int threat, Vector3D expectedVelocity)
    {
        seeker.Locked = true;
        seeker.LookedAt = run.Now;
        (Vector3D wander, Vector3D noise, double sigma) = Errors(in row, munition, threat);
        seeker.Glint = wander;
        seeker.Target = HomingFilter.Begin(PositionOf(threat) + wander + noise, expectedVelocity, sigma, HandOverSigmaMps, ExpectedTurnMps2);
        run.Log.Add(
            run.Now,
            EventKind.SeekerAcquired,
            EntityRef.Interceptor(interceptor),
            EntityRef.Threat(threat),
            a: (PositionOf(threat) - row.Flight.Position).Length);
    }

    private void Measure(in InterceptorRow row, ref SeekerRow seeker, CompiledMunition munition, int threat)
    {
        double dt = (run.Now - seeker.LookedAt).Seconds;
        if (!(dt > 0))
            return;
        (Vector3D wander, Vector3D noise, double sigma) = Errors(in row, munition, threat);
        double kept = ExactMath.Exp(-dt / GlintS);
        seeker.Glint = (kept * seeker.Glint) + (Math.Sqrt(1 - (kept * kept)) * wander);
        seeker.Target.Update(PositionOf(threat) + seeker.Glint + noise, dt, JerkDensity, sigma);
        seeker.LookedAt = run.Now;
    }

    /// <summary>A draw of glint in full, and the noise of this look, Earth-fixed, m; and what the seeker reckons with, standard deviation in each axis, m.</summary>
    private (Vector3D Wander, Vector3D Noise, double SigmaM) Errors(in InterceptorRow row, CompiledMunition munition, int threat)
    {
        Vector3D position = PositionOf(threat);
        double distance = (row.Flight.Position - position).Length, sigma;
        if (munition.Guidance == Guidance.Command)
        {
            sigma = (run.Scenario.Units[row.Unit].Ecef - position).Length * CommandAngleSigma(row.Unit);
        }
        else
        {
            double split = munition.BeamwidthRad / (BeamSlope * Math.Sqrt(2 * Math.Max(SignalToNoise(in row, munition, threat, position), 1)));
            sigma = distance * Math.Sqrt((split * split) + (munition.AngleNoiseRad * munition.AngleNoiseRad));
        }

        CompiledThreatClass kind = run.Scenario.ThreatClasses[run.Scenario.Threats[threat].Class];
        StreamKey luck = run.Luck(Purpose.Seeker, row.NameHash, run.Scenario.Threats[threat].NameHash);
        uint look = (uint)((run.Now - row.LaunchedAt).Nanoseconds / 10_000_000);
        (double x, double y) = luck[3 * look].Normals;
        (double z, double gx) = luck[(3 * look) + 1].Normals;
        (double gy, double gz) = luck[(3 * look) + 2].Normals;
        double glint = munition.GlintM * Extent(kind.Category);
        return (AtMeridian(gx, gy, gz, position) * glint, AtMeridian(x, y, z, position) * sigma, Math.Sqrt((sigma * sigma) + (munition.GlintM * munition.GlintM) + LeastSigmaSquared));
    }

    /// <summary>Size of what is homed on, as a share of a fighter's.</summary>
    private static double Extent(ThreatCategory category) => category switch
    {
        ThreatCategory.Aircraft => 1,
        ThreatCategory.Drone => 0.25,
        _ => 0.35,
    };

    /// <summary>Away from the earth's axis, east, and along the axis: errors turn with the place, so a world moved along a parallel keeps its luck.</summary>
    private static Vector3D AtMeridian(double outward, double east, double axial, Vector3D place)
    {
        double radius = Math.Max(1, Math.Sqrt((place.X * place.X) + (place.Y * place.Y)));
        double cos = place.X / radius, sin = place.Y / radius;
        return new((outward * cos) - (east * sin), (outward * sin) + (east * cos), axial);
    }

    /// <summary>Accuracy of the guiding radar's angle between round and target: a fiftieth of its beam, common errors cancelled.</summary>
    private double CommandAngleSigma(int unit)
    {
        int[] sensors = run.Scenario.Units[unit].FireControlSensors;
        return sensors.Length == 0 ? 0.001 : run.Scenario.Sensors[sensors[0]].Radar.AzimuthBeamwidthRad / 50;
    }
}
