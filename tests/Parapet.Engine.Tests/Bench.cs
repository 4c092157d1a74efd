using Parapet.Engine.Build;
using Parapet.Engine.Engage;
using Parapet.Engine.State.Force;
using Parapet.Engine.State.Truth;
using Parapet.Foundation;
using Parapet.Physics.Flight;

namespace Parapet.Engine.Tests;

/// <summary>
/// One threat and one round put into the air by hand, each on a straight line, places given east, north and up of the mark in
/// metres: what a seeker and a fuze make of them can be asked without a battle around.
/// </summary>
internal sealed class Bench
{
    /// <summary>When the test looks; the threat has flown since zero.</summary>
    public const double NowS = 10;

    public static readonly LocalFrame Place = new(Wgs84.ToGeodetic(EcefPosition.From(World.Build(World.Text(raids: World.Raid("decoy"))).Assets[0].Ecef)));

    /// <param name="force">Its unit 0 has shot its munition 0.</param>
    /// <param name="threatAt">Where the threat is at <see cref="NowS"/>.</param>
    /// <param name="threatEndS">When its path ends.</param>
    /// <param name="shows">Changes what the threat's class shows; the tables of a scenario are shared by tests and never written.</param>
    public Bench(CompiledScenario force, Vector3D threatAt, Vector3D threatVelocity, double threatEndS = 100, Func<CompiledThreatClass, CompiledThreatClass>? shows = null)
    {
        CompiledScenario scenario = force.Against(World.Raid("one-way-attack-drone", distance: "20 km", height: "300 m"));
        Vector3D velocity = Place.DirectionToEcef(threatVelocity);
        MotionSegment line = new(SimTime.Zero, SimTime.FromSeconds(threatEndS), At(threatAt) - (velocity * NowS), velocity, Vector3D.Zero, Vector3D.Zero);
        Stage = new Stage(scenario with { Threats = [scenario.Threats[0] with { StartS = 0, JitterS = 0, Path = [line] }], ThreatClasses = [.. scenario.ThreatClasses.Select(shows ?? (kind => kind))] });
        Stage.Run.Now = SimTime.FromSeconds(NowS);
        Launches = new LaunchControl(Stage.Run, Stage.Picture);
    }

    public Stage Stage { get; }

    public LaunchControl Launches { get; }

    public ref ThreatRow Threat => ref Stage.Truth.Threats[0];

    public ref InterceptorRow Round => ref Stage.Run.Interceptors[0];

    /// <summary>Adds the round: its last piece flown begins now.</summary>
    public Bench Shoot(Vector3D at, Vector3D velocity, double pieceS = 0.2)
    {
        SimTime now = Stage.Run.Now;
        MotionPath path = Stage.Run.RentPath();
        Vector3D flown = Place.DirectionToEcef(velocity);
        path.Append(new MotionSegment(now, now + SimDuration.FromSeconds(pieceS), At(at), flown, Vector3D.Zero, Vector3D.Zero));
        Stage.Run.Shooters.Add(new ShooterRow { Unit = 0, Aircraft = -1 });
        Stage.Run.Engagements.Add(new EngagementRow { Status = EngagementStatus.InFlight, Salvo = 1, Launched = 1, InFlight = 1 });
        Stage.Run.Interceptors.Add(new InterceptorRow
        {
            Flight = new InterceptorState { Position = At(at), Velocity = flown, ElapsedS = 5 },
            StateTime = path.End,
            Path = path,
        });
        Stage.Picture.Seekers.Add();
        Stage.Truth.Aims.Add(new AimRow { Threat = -1 });
        return this;
    }

    public static Vector3D At(Vector3D enuM) => Place.OriginEcef + Place.DirectionToEcef(enuM);
}
