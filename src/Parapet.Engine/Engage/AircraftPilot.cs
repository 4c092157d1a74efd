using Parapet.Engine.Build;
using Parapet.Engine.Clock;
using Parapet.Engine.Record;
using Parapet.Engine.State;
using Parapet.Engine.State.Force;
using Parapet.Engine.State.Picture;
using Parapet.Foundation;
using Parapet.Physics.Flight;

namespace Parapet.Engine.Engage;

/// <summary>
/// Flies the aircraft of a patrol second by second: out to the station, round the orbit, after a track, home when fuel or
/// missiles are gone; turns are limited by the sustained lateral acceleration and by lift, climb and acceleration by specific excess power
/// (<see cref="AircraftEnergy"/>), and fuel goes with thrust; where the catalogue gives no energy figures climb and acceleration are fixed rates and fuel flow has two levels.
/// </summary>
public sealed class AircraftPilot(RunState run, PictureState picture)
{
    private const double StepS = 1;
    private const double ClimbMps = 60;
    private const double G = 9.80665;

    /// <summary>Outside a dash no reheat: this share of the greatest thrust.</summary>
    private const double DryShare = 0.65;

    /// <summary>Where it wants both height and speed, this share of the excess power goes into height.</summary>
    private const double ClimbShare = 0.6;

    /// <summary>Steepest climb and descent, as a sine; fuel flow of an idle engine over that on patrol; greatest deceleration with brakes, m/s².</summary>
    private const double SteepestSine = 0.5, IdleShare = 0.25, BrakeMps2 = 3;

    /// <summary>How fast climb passes into descent and back, m/s².</summary>
    private const double PushOverMps2 = 7, PullUpMps2 = 15;

    /// <summary>Distance from the base at which an aircraft counts as landed, and from the station as arrived, metres.</summary>
    private const double ThereM = 8000;

    /// <summary>Nearer than this to its target an aircraft turns 50° off: it fights at range and keeps its target in view.</summary>
    private const double StandOffM = 15000;
    private const double CrankCosine = 0.6428;
    private const double CrankSine = 0.7660;

    /// <summary>Flies the next second. Returns false where the aircraft is on the ground.</summary>
    public bool Step(int aircraftHandle)
    {
        ref AircraftRow aircraft = ref run.Aircraft[aircraftHandle];
        CompiledPatrol patrol = run.Scenario.Patrols[aircraft.Patrol];
        if (!aircraft.IsAirborne)
            return false;
        bool dash = aircraft.Status is AircraftStatus.Committed or AircraftStatus.Outbound;
        Vector3D goal = Goal(ref aircraft, patrol);
        double speed = dash ? Math.Max(patrol.PatrolSpeedMps, 0.85 * patrol.MaximumSpeedMps) : patrol.PatrolSpeedMps;
        double height = aircraft.Status == AircraftStatus.Returning && (goal - aircraft.Position).Length < 60000 ? 1500 : patrol.HeightM;
        double flow = Fly(ref aircraft, patrol, goal, speed, height, dash);
        aircraft.FuelKg -= flow * StepS;
        run.Queue.Schedule(aircraft.StateTime, Phase.Move, TaskKind.AircraftStep, aircraftHandle);
        return true;
    }

    /// <summary>What becomes of the aircraft at the start of a second: arrived, out of fuel, out of missiles, landed.</summary>
    public void Reconsider(int aircraftHandle)
    {
        ref AircraftRow aircraft = ref run.Aircraft[aircraftHandle];
        CompiledPatrol patrol = run.Scenario.Patrols[aircraft.Patrol];
        double home = (patrol.BaseEcef - aircraft.Position).Length;
        if (aircraft.Status == AircraftStatus.Returning)
        {
            if (home < ThereM)
                Land(aircraftHandle, patrol);
            return;
        }

        if (aircraft.Status == AircraftStatus.Outbound && DistanceToOrbit(in aircraft, patrol) < ThereM)
        {
            aircraft.Status = AircraftStatus.OnStation;
            run.Log.Add(run.Now, EventKind.OnStation, EntityRef.Aircraft(aircraftHandle), a: aircraft.FuelKg);
        }

        bool bingo = aircraft.FuelKg < patrol.FuelReserveKg + (home / patrol.PatrolSpeedMps * patrol.FuelFlowPatrolKgps);
        ref ShooterRow shooter = ref run.Shooters[aircraft.Shooter];
        bool winchester = shooter.MissilesGuided == 0 && run.Scenario.Units[patrol.Unit].Munitions.Length > 0 && IsEmpty(in shooter, patrol.Unit);
        if (!bingo && !winchester)
            return;
        aircraft.Status = AircraftStatus.Returning;
        aircraft.CommittedTrack = -1;
        run.Log.Add(run.Now, EventKind.ReturnToBase, EntityRef.Aircraft(aircraftHandle), a: aircraft.FuelKg);
    }

    /// <summary>Takes off for the station.</summary>
    public void TakeOff(int aircraftHandle)
    {
        ref AircraftRow aircraft = ref run.Aircraft[aircraftHandle];
        CompiledPatrol patrol = run.Scenario.Patrols[aircraft.Patrol];
        aircraft.Status = AircraftStatus.Outbound;
        aircraft.AirborneSince = run.Now;
        Vector3D along = (patrol.LegA - patrol.BaseEcef).PerpendicularTo(patrol.BaseEcef.Unit()).Unit();
        Place(ref aircraft, patrol.BaseEcef + (patrol.BaseEcef.Unit() * 300), along * patrol.PatrolSpeedMps);
        run.Log.Add(run.Now, EventKind.TakeOff, EntityRef.Aircraft(aircraftHandle), a: aircraft.FuelKg);
        run.Queue.Schedule(run.Now, Phase.Move, TaskKind.AircraftStep, aircraftHandle);
    }

    /// <summary>Puts an aircraft into the air at the start of a run.</summary>
    public void StartOnStation(int aircraftHandle, double shareOfOrbit)
    {
        ref AircraftRow aircraft = ref run.Aircraft[aircraftHandle];
        CompiledPatrol patrol = run.Scenario.Patrols[aircraft.Patrol];
        aircraft.Status = AircraftStatus.OnStation;
        aircraft.TowardsB = true;
        Vector3D leg = patrol.LegB - patrol.LegA;
        Vector3D position = patrol.LegA + (leg * shareOfOrbit);
        Place(ref aircraft, position, leg.PerpendicularTo(position.Unit()).Unit() * patrol.PatrolSpeedMps);
        run.Log.Add(run.Now, EventKind.OnStation, EntityRef.Aircraft(aircraftHandle), a: aircraft.FuelKg);
        run.Queue.Schedule(run.Now, Phase.Move, TaskKind.AircraftStep, aircraftHandle);
    }

    private void Place(ref AircraftRow aircraft, Vector3D position, Vector3D velocity)
    {
        if (!run.KeepPaths)
            aircraft.Path.Clear();
        else if (aircraft.Path.Count > 0 && aircraft.StateTime < run.Now)
            Stand(ref aircraft, position);
        aircraft.Position = position;
        aircraft.Velocity = velocity;
        aircraft.StateTime = run.Now;
        aircraft.CommittedTrack = -1;
    }

    /// <summary>The time on the ground, as one slow piece to where it takes off: a path has no gaps.</summary>
    private void Stand(ref AircraftRow aircraft, Vector3D takeOff)
    {
        Vector3D drift = (takeOff - aircraft.Position) / (run.Now - aircraft.StateTime).Seconds;
        aircraft.Path.Append(new MotionSegment(aircraft.StateTime, run.Now, aircraft.Position, drift, Vector3D.Zero, Vector3D.Zero));
    }

    private Vector3D Goal(ref AircraftRow aircraft, CompiledPatrol patrol)
    {
        switch (aircraft.Status)
        {
            case AircraftStatus.Returning:
                return patrol.BaseEcef;
            case AircraftStatus.Committed:
                ref TrackRow track = ref picture.Tracks[run.Scenario.Units[patrol.Unit].CommandPost][aircraft.CommittedTrack];
                Vector3D target = track.State.Position + (track.State.Velocity * (run.Now - track.StateTime).Seconds);
                Vector3D line = target - aircraft.Position;
                // Lead to where it will be; inside the stand-off turn off, but keep it where the radar and the missiles still have it.
                return line.Length < StandOffM
                    ? aircraft.Position + (line * CrankCosine) + (aircraft.Position.Unit().Cross(line) * CrankSine)
                    : target + (track.State.Velocity * (line.Length / 1000));
            default:
                Vector3D end = aircraft.TowardsB ? patrol.LegB : patrol.LegA;
                if ((end - aircraft.Position).Length < 3000)
                {
                    aircraft.TowardsB = !aircraft.TowardsB;
                    end = aircraft.TowardsB ? patrol.LegB : patrol.LegA;
                }

                return end;
        }
    }

    /// <summary>Flies the next second; returns the fuel flow, kg/s.</summary>
    private double Fly(ref AircraftRow aircraft, CompiledPatrol patrol, Vector3D goal, double speed, double heightM, bool dash)
    {
        Vector3D up = Vertical(aircraft.Position);
        Vector3D level = aircraft.Velocity.PerpendicularTo(up);
        double before = Math.Max(1, level.Length);
        Vector3D heading = level / before;
        Vector3D wanted = (goal - aircraft.Position).PerpendicularTo(up).Unit();
        double height = Wgs84.HeightM(EcefPosition.From(aircraft.Position));
        double climb = Math.Clamp((heightM - height) / 20, -ClimbMps, ClimbMps);
        // The figures are those of the aircraft in its air; over the ground comes what the wind adds along the course.
        double tail = run.Scenario.Air.IsCalm ? 0 : run.Scenario.Air.WindAt(aircraft.Position, height).Dot(heading);
        double limit = patrol.TurnAccelerationMps2, now, flow;
        Vector3D turned;
        if (patrol.Energy is { } energy)
        {
            double air = Math.Max(30, before - tail), density = run.Scenario.Air.At(height, out double sound);
            double lift = AircraftEnergy.LiftLimit(in energy, density, air);
            // Nobody racks it round on patrol or on the way home: 45° of bank.
            limit = Math.Min(dash ? limit : Math.Min(limit, G), G * Math.Sqrt((lift * lift) - 1));
            turned = Turn(heading, wanted, up, limit / before * StepS);
            double across = before * Math.Sqrt(Math.Max(0, 2 - (2 * turned.Dot(heading)))) / StepS;
            double load = Math.Sqrt(1 + (across * across / (G * G)));
            double most = AircraftEnergy.ThrustOverWeight(in energy, density) * (dash ? 1 : DryShare);
            double drag = AircraftEnergy.DragOverWeight(in energy, density, sound, air, load);
            double excess = air * (most - drag), lacking = speed - air;
            climb = Math.Clamp((heightM - height) / 20, -SteepestSine * air, SteepestSine * air);
            climb = Math.Min(climb, Math.Max(0, lacking > 5 ? ClimbShare * excess : excess));
            double rising = aircraft.Velocity.Dot(up);
            climb = Math.Clamp(climb, rising - (PushOverMps2 * StepS), rising + (PullUpMps2 * StepS));
            double spare = G * (excess - climb) / air, gain = Math.Max(Math.Min(lacking / StepS, spare), Math.Min(-BrakeMps2, spare));
            now = before + (gain * StepS);
            flow = Flow(patrol, Math.Clamp(drag + ((climb + (air * gain / G)) / air), 0, most));
        }
        else
        {
            // Longitudinal acceleration 3 m/s²: between patrol and dash in about half a minute.
            now = before + Math.Clamp(speed + tail - before, -3 * StepS, 3 * StepS);
            turned = Turn(heading, wanted, up, limit / now * StepS);
            flow = dash ? patrol.FuelFlowDashKgps : patrol.FuelFlowPatrolKgps;
        }

        Vector3D velocity = (turned * now) + (up * climb);
        Vector3D position = aircraft.Position + (((aircraft.Velocity + velocity) * 0.5) * StepS);
        velocity = velocity.PerpendicularTo(Vertical(position)) + (Vertical(position) * climb);
        SimTime end = aircraft.StateTime + SimDuration.FromSeconds(StepS);
        if (!run.KeepPaths)
            aircraft.Path.Clear();
        aircraft.Path.Append(MotionSegment.Hermite(aircraft.StateTime, end, aircraft.Position, aircraft.Velocity, position, velocity));
        aircraft.Position = position;
        aircraft.Velocity = velocity;
        aircraft.StateTime = end;
        return flow;
    }

    /// <summary>Fuel flow at a thrust over weight: through the published flow on patrol, below it in proportion, above it straight to that at full thrust.</summary>
    private static double Flow(CompiledPatrol patrol, double thrust)
    {
        double drag = patrol.PatrolDragOverWeight, most = patrol.PatrolThrustOverWeight, low = patrol.FuelFlowPatrolKgps;
        if (thrust <= drag)
            return low * Math.Max(IdleShare, thrust / drag);
        return low + ((patrol.FuelFlowDashKgps - low) * (thrust - drag) / Math.Max(1e-3, most - drag));
    }

    /// <summary>The heading turned towards the wanted one by at most <paramref name="limitRad"/>; half turns go to the right.</summary>
    private static Vector3D Turn(Vector3D heading, Vector3D wanted, Vector3D up, double limitRad)
    {
        Vector3D right = heading.Cross(up);
        double along = wanted.Dot(heading);
        double across = wanted.Dot(right);
        double angle = ExactMath.Atan2(across, along);
        double turn = Math.Clamp(angle, -limitRad, limitRad);
        (double sin, double cos) = ExactMath.SinCos(turn);
        return ((heading * cos) + (right * sin)).Unit();
    }

    /// <summary>Normal of the ellipsoid, to a few microradians at aircraft heights.</summary>
    private static Vector3D Vertical(Vector3D p) => new Vector3D(p.X, p.Y, p.Z / (1 - Wgs84.EccentricitySquared)).Unit();

    private static double DistanceToOrbit(in AircraftRow aircraft, CompiledPatrol patrol)
    {
        Vector3D leg = patrol.LegB - patrol.LegA;
        double share = Math.Clamp((aircraft.Position - patrol.LegA).Dot(leg) / Math.Max(1, leg.LengthSquared), 0, 1);
        return (patrol.LegA + (leg * share) - aircraft.Position).Length;
    }

    private bool IsEmpty(in ShooterRow shooter, int unit)
    {
        foreach (int m in run.Scenario.Units[unit].Munitions)
        {
            if (run.Carried(shooter.Aircraft, m) > 0)
                return false;
        }

        return true;
    }

    private void Land(int aircraftHandle, CompiledPatrol patrol)
    {
        ref AircraftRow aircraft = ref run.Aircraft[aircraftHandle];
        aircraft.Status = AircraftStatus.Turnaround;
        aircraft.ReadyAt = run.Now + SimDuration.FromSeconds(patrol.TurnaroundS);
        run.Units[patrol.Unit].FlightUsd += patrol.FlightHourUsdPerS * (run.Now - aircraft.AirborneSince).Seconds;
        run.Log.Add(run.Now, EventKind.Landed, EntityRef.Aircraft(aircraftHandle), a: aircraft.FuelKg);
    }
}
