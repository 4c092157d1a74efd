using Parapet.Engine.Build;
using Parapet.Engine.Record;
using Parapet.Engine.State;
using Parapet.Engine.State.Force;
using Parapet.Engine.State.Picture;
using Parapet.Engine.State.Truth;
using Parapet.Foundation;
using Parapet.Model.Catalogue;
using Parapet.Physics.Terrain;

namespace Parapet.Engine.Sense;

/// <summary>
/// What guides an interceptor at the end: its own seeker; for semi-active and track-via-missile rounds the seeker while the
/// unit's fire-control radar lights the target; for command rounds that radar itself, which sees round and target together
/// and so measures the one against the other. Shells see nothing: they live by the track they were laid on.
/// </summary>
public sealed class SeekerLook(RunState run, TruthState truth, PictureState picture)
{
    /// <summary>Half-cone in which a seeker looks, as a cosine: 60 degrees.</summary>
    private const double GimbalCosine = 0.5;

    /// <summary>Angle noise of a tracking seeker, radians, and the floor set by the target's own extent, metres.</summary>
    private const double AngleSigmaRad = 0.001;
    private const double ExtentSigmaM = 0.7;
    private const double VelocitySigmaMps = 3;

    /// <summary>Searches a little wider than the expected place: a seeker takes the nearest thing within this of the track.</summary>
    private const double BasketM = 4000;

    /// <summary>The same of a round that is bound to its radar: it takes what the radar tracks and lights, not what else flies about.</summary>
    private const double BoundBasketM = 1000;

    public void Look(int interceptor, Vector3D expected)
    {
        ref InterceptorRow row = ref run.Interceptors[interceptor];
        ref SeekerRow seeker = ref picture.Seekers[interceptor];
        ref AimRow aim = ref truth.Aims[interceptor];
        CompiledMunition munition = run.Scenario.Munitions[row.Munition];
        if (munition.SeekerRangeM <= 0 || munition.Guidance == Guidance.Unguided)
            return;
        if (aim.Threat >= 0 && (truth.Threats[aim.Threat].Status != ThreatStatus.Flying || !Sees(in row, munition, aim.Threat)))
        {
            aim.Threat = -1;
            seeker.Locked = false;
        }

        if (aim.Threat < 0)
        {
            if ((row.Flight.Position - expected).LengthSquared > 4 * munition.SeekerRangeM * munition.SeekerRangeM)
                return;
            aim.Threat = Nearest(in row, munition, expected);
            if (aim.Threat < 0)
                return;
            seeker.Locked = true;
            run.Log.Add(
                run.Now,
                EventKind.SeekerAcquired,
                EntityRef.Interceptor(interceptor),
                EntityRef.Threat(aim.Threat),
                a: (truth.Threats[aim.Threat].Path.PositionAt(run.Now) - row.Flight.Position).Length);
        }

        Measure(in row, ref seeker, munition, aim.Threat);
    }

    private int Nearest(in InterceptorRow row, CompiledMunition munition, Vector3D expected)
    {
        int best = -1;
        double basketM = munition.BoundToEnd ? BoundBasketM : BasketM;
        double bestSquared = basketM * basketM;
        foreach (int t in truth.InFlight)
        {
            double squared = (truth.Threats[t].Path.PositionAt(run.Now) - expected).LengthSquared;
            if (squared < bestSquared && Sees(in row, munition, t))
            {
                best = t;
                bestSquared = squared;
            }
        }

        return best;
    }

    private bool Sees(in InterceptorRow row, CompiledMunition munition, int threat)
    {
        ref ThreatRow target = ref truth.Threats[threat];
        Vector3D position = target.Path.PositionAt(run.Now);
        Vector3D line = position - row.Flight.Position;
        double distance = line.Length;
        CompiledThreat compiled = run.Scenario.Threats[threat];
        CompiledThreatClass kind = run.Scenario.ThreatClasses[compiled.Class];
        double reach = munition.Guidance switch
        {
            Guidance.Infrared => munition.SeekerRangeM * kind.InfraredSignature,
            Guidance.Command => munition.SeekerRangeM,
            // X band stands for all seekers.
            _ => munition.SeekerRangeM * Math.Sqrt(Math.Sqrt(kind.CrossSectionM2(RadarBand.X, line, target.Path.VelocityAt(run.Now)))),
        };
        if (distance > reach || line.Dot(row.Flight.Velocity) < GimbalCosine * distance * row.Flight.Velocity.Length)
            return false;
        if (munition.BoundToEnd && !SensorCoverage.AnyCovers(run.Scenario, run.Scenario.Units[row.Unit].FireControlSensors, position))
            return false;
        return munition.Guidance == Guidance.Command
            || LineOfSight.IsClear(run.Scenario.Terrain, row.Flight.Position, position, run.Scenario.EffectiveEarthFactor);
    }

    private void Measure(in InterceptorRow row, ref SeekerRow seeker, CompiledMunition munition, int threat)
    {
        ref ThreatRow target = ref truth.Threats[threat];
        Vector3D position = target.Path.PositionAt(run.Now);
        double angular = munition.Guidance == Guidance.Command
            ? (run.Scenario.Units[row.Unit].Ecef - position).Length * CommandAngleSigma(row.Unit)
            : (row.Flight.Position - position).Length * AngleSigmaRad;
        double sigma = Math.Sqrt((ExtentSigmaM * ExtentSigmaM) + (angular * angular));
        StreamKey luck = run.Luck(Purpose.Seeker, row.NameHash, run.Scenario.Threats[threat].NameHash);
        uint look = (uint)((run.Now - row.LaunchedAt).Nanoseconds / 10_000_000);
        (double x, double y) = luck[3 * look].Normals;
        (double z, double vx) = luck[(3 * look) + 1].Normals;
        (double vy, double vz) = luck[(3 * look) + 2].Normals;
        seeker.TargetPosition = position + (AtMeridian(x, y, z, position) * sigma);
        seeker.TargetVelocity = target.Path.VelocityAt(run.Now) + (AtMeridian(vx, vy, vz, position) * VelocitySigmaMps);
    }

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
        return sensors.Length == 0 ? AngleSigmaRad : run.Scenario.Sensors[sensors[0]].Radar.AzimuthBeamwidthRad / 50;
    }
}
