using Parapet.Engine.Build;
using Parapet.Engine.Decide;
using Parapet.Engine.State.Picture;
using Parapet.Engine.Track;
using Parapet.Foundation;
using Parapet.Model.Doctrine;
using Parapet.Physics.Estimation;
using Parapet.Physics.Flight;
using Xunit;

namespace Parapet.Engine.Tests.Decide;

/// <summary>The predicted intercept against a search in steps of a twentieth of a second, over drawn tracks.</summary>
public class InterceptSolutionTests
{
    private const double Fine = 0.05;

    /// <summary>The search here measures along the ellipsoid, the engine on a tangent plane: seconds at an edge of the envelope.</summary>
    private const double Edge = 0.3;

    private static CompiledScenario Battery => World.Force(World.Unit("short-range-sam"));

    [Fact]
    public void The_solution_is_the_earliest_meeting_inside_the_envelope()
    {
        CompiledScenario scenario = Battery;
        CompiledMunition round = scenario.Munitions[0];
        CompiledUnit unit = scenario.Units[0];
        Forecast forecast = new();
        int found = 0, none = 0;
        for (uint i = 0; i < 400; i++)
        {
            TrackRow track = Draw(unit, i);
            forecast.Begin(in track, track.StateTime, 400);
            List<(double From, double To)> windows = [];
            for (double t = unit.ReactionS; t < track.TimeToImpactS; t += Fine)
            {
                if (!Meets(forecast.At(t), t, unit, round))
                    continue;
                if (windows.Count > 0 && t - windows[^1].To < 1.5 * Fine)
                    windows[^1] = (windows[^1].From, t);
                else
                    windows.Add((t, t));
            }

            bool any = InterceptSolution.TryFind(in track, forecast, unit.Ecef, unit.Position.HeightM, round, unit.ReactionS, out InterceptSolution solution);
            // The search goes in steps: a window shorter than one may be passed over, nothing longer.
            double step = Math.Clamp(2000 / track.State.Velocity.Length, 3, 20);
            (double From, double To)[] sure = [.. windows.Where(w => w.To - w.From >= step)];
            if (!any)
            {
                Assert.True(sure.Length == 0, FormattableString.Invariant($"{i}: a meeting from {(sure.Length > 0 ? sure[0].From : 0)} s on was not found"));
                none++;
                continue;
            }

            found++;
            Assert.True(windows.Any(w => solution.TimeS >= w.From - Edge && solution.TimeS <= w.To + Edge), FormattableString.Invariant($"{i}: {solution} outside {string.Join(' ', windows)}"));
            (double From, double To) window = windows.First(w => solution.TimeS >= w.From - Edge && solution.TimeS <= w.To + Edge);
            Assert.True(sure.Length == 0 || sure[0].From >= window.From);
            Assert.InRange(solution.TimeS, window.From - Edge, window.From + 0.25 + Edge);
            Assert.True(solution.LaunchInS >= unit.ReactionS - 1e-9);
            Assert.Equal(forecast.At(solution.TimeS), solution.Point);
            double range = (solution.Point - unit.Ecef).Length;
            Assert.InRange(range, round.RangeMinimumM, round.RangeMaximumM);
            Assert.True(Wgs84.HeightM(EcefPosition.From(solution.Point)) <= round.AltitudeMaximumM + 20);
        }

        Assert.True(found > 100 && none > 50, $"{found} found, {none} not");
    }

    [Fact]
    public void A_ballistic_track_is_not_met_by_a_round_that_is_not_made_for_it()
    {
        CompiledUnit unit = Battery.Units[0];
        TrackRow track = Draw(unit, 3) with { Category = TrackCategory.Ballistic };
        Forecast forecast = new();
        forecast.Begin(in track, track.StateTime, 400);
        Assert.Equal(0, Battery.Munitions[0].RangeMaximumBallisticM);
        Assert.False(InterceptSolution.TryFind(in track, forecast, unit.Ecef, 0, Battery.Munitions[0], unit.ReactionS, out _));
    }

    [Fact]
    public void No_shot_at_what_the_round_cannot_catch_or_cannot_out_turn()
    {
        CompiledUnit unit = Battery.Units[0];
        CompiledMunition round = Battery.Munitions[0];
        Forecast forecast = new();
        bool Met(TrackRow track, CompiledMunition with)
        {
            forecast.Begin(in track, track.StateTime, 400);
            return InterceptSolution.TryFind(in track, forecast, unit.Ecef, unit.Position.HeightM, with, unit.ReactionS, out _);
        }

        // Coming, it is met; overhead and away at nearly the speed that is left of the round it is not gained on.
        LocalFrame frame = new(unit.Position);
        TrackRow Flying(double northM, double speedMps) => Draw(unit, 3) with
        {
            State = new TrackState { Position = frame.OriginEcef + frame.DirectionToEcef(new(0, northM, 3000)), Velocity = frame.DirectionToEcef(new(0, speedMps, 0)) },
        };
        Assert.True(Met(Flying(15_000, -300), round));
        Assert.True(Met(Flying(1000, 100), round));
        Assert.False(Met(Flying(1000, 520), round));

        // The same round with fins that do not hold the turn it must follow, and with a seeker that cannot look aside far enough for a crosser.
        Assert.False(Met(Flying(15_000, -300), round with { Flight = round.Flight with { NavigationRatio = 2.2 }, Flyout = Weak(round) }));
        TrackRow crosser = Flying(4000, 0);
        crosser.State.Velocity = frame.DirectionToEcef(new(350, 0, 0));
        crosser.State.Position += frame.DirectionToEcef(new(-9000, 0, 0));
        Assert.True(Met(crosser, round));
        Assert.False(Met(crosser, round with { GimbalCosine = 0.999 }));
    }

    private static FlyoutTable Weak(CompiledMunition round) =>
        FlyoutTable.Build(round.Flight with { MaxLateralAccelerationMps2 = 60, TimeConstantS = 0 }, round.RangeMaximumM, round.AltitudeMaximumM, round.LaunchElevationRad);

    /// <summary>Can a round ordered now be where the target is at t, when the target is there?</summary>
    private static bool Meets(Vector3D point, double t, CompiledUnit unit, CompiledMunition round)
    {
        double range = (point - unit.Ecef).Length;
        double height = Wgs84.HeightM(EcefPosition.From(point));
        double along = Math.Asin((point - unit.Ecef).PerpendicularTo(unit.Ecef.Unit()).Length / point.Length) * unit.Ecef.Length;
        return range <= round.RangeMaximumM && range >= round.RangeMinimumM && height <= round.AltitudeMaximumM
            && round.Flyout.TryTimeToReach(along, Math.Max(0, height), out double flight, out _) && unit.ReactionS + flight <= t;
    }

    /// <summary>A flyer within 30 km, up to 6 km high, at 60 to 350 m/s in any direction of the compass, more often inward.</summary>
    private static TrackRow Draw(CompiledUnit unit, uint i)
    {
        LocalFrame frame = new(unit.Position);
        Draw a = new StreamKey(7, 0, 200, 11)[i], b = new StreamKey(7, 0, 200, 12)[i], c = new StreamKey(7, 0, 200, 13)[i];
        double range = 3000 + (27000 * a.Uniform), azimuth = 2 * Math.PI * a.Uniform2, up = 200 + (6000 * b.Uniform), speed = 60 + (290 * b.Uniform2);
        double heading = azimuth + Math.PI + ((c.Uniform - 0.5) * (c.Uniform2 < 0.7 ? 0.8 : 6));
        Vector3D position = frame.OriginEcef + frame.DirectionToEcef(new(range * Math.Sin(azimuth), range * Math.Cos(azimuth), up));
        Vector3D velocity = frame.DirectionToEcef(new(speed * Math.Sin(heading), speed * Math.Cos(heading), 0));
        return new TrackRow
        {
            Status = TrackStatus.Confirmed,
            State = new TrackState { Position = position, Velocity = velocity },
            Category = TrackCategory.Aircraft,
            TimeToImpactS = 300,
        };
    }
}
