using Parapet.Engine.Build;
using Parapet.Engine.State.Picture;
using Parapet.Engine.Track;
using Parapet.Foundation;
using Parapet.Model.Doctrine;
using Parapet.Physics.Estimation;
using Parapet.Physics.Flight;
using Parapet.Testing;
using Xunit;

namespace Parapet.Engine.Tests.Track;

public class ForecastTests
{
    /// <summary>What the forecast takes for the mass over drag area of anything that falls, kg/m²; docs/models.</summary>
    private const double BallisticCoefficient = 12000;

    private static readonly CompiledScenario Scenario = World.Build(World.Text(raids: World.Raid("short-range-ballistic-missile", distance: "400 km")));

    [Theory]
    [InlineData(0.3)]
    [InlineData(7)]
    [InlineData(39.5)]
    public void An_old_falling_track_is_carried_on_as_by_steps_a_hundred_times_finer(double ageS)
    {
        MotionPath path = new(Scenario.Threats[0].Path);
        double end = path.End.Seconds;
        double worstM = 0, worstMps = 0;
        int compared = 0;
        for (double share = 0.35; share < 0.9; share += 0.05)
        {
            SimTime at = SimTime.FromSeconds(share * end);
            Vector3D p = path.PositionAt(at), v = path.VelocityAt(at);
            TrackRow track = new() { State = new TrackState { Position = p, Velocity = v }, StateTime = at, Category = TrackCategory.Ballistic };
            Forecast forecast = new();
            forecast.Begin(in track, at + SimDuration.FromSeconds(ageS), 400);
            Integrate(ref p, ref v, ageS);
            if (p.Length < 6371000)
                continue;
            Assert.True(forecast.EndS > 0);
            for (double ahead = 0; ahead <= forecast.EndS - 2; ahead += 0.7)
            {
                worstM = Math.Max(worstM, (forecast.At(ahead) - p).Length);
                if (ahead == 0)
                    worstMps = Math.Max(worstMps, (forecast.Velocity - v).Length);
                compared++;
                Integrate(ref p, ref v, 0.7);
            }
        }

        Assert.True(compared > 500, $"{compared}");
        Assert.True(worstM < 2, FormattableString.Invariant($"{worstM} m"));
        Assert.True(worstMps < 0.5, FormattableString.Invariant($"{worstMps} m/s"));
    }

    [Fact]
    public void The_age_of_a_level_track_only_moves_it_along()
    {
        MotionPath path = new(World.Build(World.Text(raids: World.Raid("cruise-missile", distance: "80 km", height: "500 m"))).Threats[0].Path);
        SimTime at = SimTime.FromSeconds(60);
        TrackRow track = new() { State = new TrackState { Position = path.PositionAt(at), Velocity = path.VelocityAt(at) }, StateTime = at, Category = TrackCategory.LowFlyer };
        Forecast fresh = new(), old = new();
        fresh.Begin(in track, at, 400);
        old.Begin(in track, at + SimDuration.FromSeconds(40), 400);
        for (double ahead = 0; ahead < 60; ahead += 5)
            Near.Equal(0, (fresh.At(40 + ahead) - old.At(ahead)).Length, absolute: 1e-3, what: "metres");
    }

    private static void Integrate(ref Vector3D p, ref Vector3D v, double seconds)
    {
        var field = new EarthField(BallisticCoefficient, Vector3D.Zero);
        int steps = Math.Max(1, (int)Math.Ceiling(seconds / 0.02));
        for (int i = 0; i < steps; i++)
            RungeKutta.Step(ref p, ref v, 0, seconds / steps, field);
    }
}
