using Parapet.Engine.Build;
using Parapet.Engine.Coverage;
using Parapet.Foundation;
using Parapet.Physics.Propagation;
using Parapet.Testing;
using Xunit;

namespace Parapet.Engine.Tests.Coverage;

public class CoverageSurveyTests
{
    // Geometry is looked at here; what else happens to waves has tests of its own.
    private static readonly CompiledScenario Sea = World.Force(World.Unit("short-range-sam"), environment: World.Vacuum);

    private static readonly CompiledScenario Hills = World.Force(
        World.Unit("short-range-sam", position: "36.90 N 30.70 E"), environment: $"{{ terrain: {Checkout.Path("data", "terrain", "turkey-dted0.bil")}, effects: [] }}",
        assets: World.Mark.Replace("45.00 N 30.00 W", "36.90 N 30.70 E", StringComparison.Ordinal));

    [Fact]
    public void Over_the_sea_a_sensor_covers_the_disc_out_to_its_range()
    {
        CoverageArea area = Survey(Sea, Target(3000)).Areas(weapons: false)[0];
        Near.Equal(24_000, area.BrochureRangeM, absolute: 1);
        double level = Math.Sqrt((24_000.0 * 24_000) - (3000.0 * 3000));
        // The cone above the antenna's highest elevation, 65°, is left out.
        double hole = 3000 / ExactMath.Tan(Angle.FromDegrees(65).Radians);
        Near.Equal(Math.PI * ((level * level) - (hole * hole)), area.AreaM2, relative: 0.01);
        Assert.Equal(2, Assert.Single(area.Polygons).Count);
    }

    [Fact]
    public void A_low_target_is_covered_to_the_horizon()
    {
        CompiledScenario sharp = Sea.WithSharpEyes();
        CoverageArea area = Survey(sharp, Target(5)).Areas(weapons: false)[0];
        double horizon = RadioHorizon.GroundRangeM(sharp.Sensors[0].Frame.Origin.HeightM, 5);
        Near.Equal(Math.PI * horizon * horizon, area.AreaM2, relative: 0.03);
        Near.Equal(sharp.Sensors[0].Radar.InstrumentedRangeM, area.BrochureRangeM, absolute: 1); // sharp eyes see all they are told to show
    }

    [Fact]
    public void A_map_is_what_looks_answer_and_its_polygons_hold_as_much_as_its_points()
    {
        CoverageTarget target = Target(300);
        CoverageSurvey survey = Survey(Hills, target, stepM: 400);
        CoverageRaster raster = survey.Raster();
        CoverageArea area = survey.Areas(weapons: false)[0];
        Assert.NotEmpty(area.Polygons);
        CoverageLattice at = raster.Lattice;
        double points = 0;
        int under = 0;
        for (int r = 0; r < at.Rows; r++)
        {
            double cellM2 = SurfaceArea.OfRing([at.PlaceOf(r + 0.5, 0), at.PlaceOf(r + 0.5, 1), at.PlaceOf(r - 0.5, 1), at.PlaceOf(r - 0.5, 0)]);
            for (int c = 0; c < at.Columns; c++)
            {
                float p = raster.Probability[(r * at.Columns) + c];
                points += p >= 0.5 ? cellM2 : 0;
                under += p == CoverageMap.UnderGround ? 1 : 0;
                if ((r + c) % 37 > 0)
                    continue;
                GeodeticPosition place = at.PlaceOf(r, c) with { HeightM = 300 };
                Assert.Equal(Hills.Terrain.ElevationM(place) > 300, p == CoverageMap.UnderGround);
                if (p == CoverageMap.UnderGround)
                    continue;
                Vector3D position = Wgs84.ToEcef(place).Vector;
                LookTarget look = target.By(Hills.Sensors[0]).At(position, new LocalFrame(place).Up);
                Near.Equal(SensorLook.At(Hills, Hills.Sensors[0], Hills.Sensors[0].Frame, Hills.Sensors[0].BearingRad, look).Probability, p, absolute: 1e-5);
            }
        }

        Assert.True(under > 100);
        Near.Equal(points, area.AreaM2, relative: 0.01);
        Assert.True(area.AreaM2 < 0.9 * Math.PI * area.BrochureRangeM * area.BrochureRangeM);
    }

    [Fact]
    public void Above_the_ground_nothing_is_under_it_and_more_is_hidden_by_less_height()
    {
        double[] areas = [.. new[] { 30.0, 300, 3000 }.Select(m => Survey(Hills, Target(m, aboveGround: true), stepM: 300).Areas(weapons: false)[0].AreaM2)];
        Assert.True(areas[0] < areas[1] && areas[1] < areas[2], string.Join(' ', areas));
        Assert.DoesNotContain(CoverageMap.UnderGround, Survey(Hills, Target(30, aboveGround: true), stepM: 1000).Raster().Probability);
    }

    [Fact]
    public void A_round_reaches_its_published_range_and_no_more_than_its_radar_sees()
    {
        CompiledScenario sharp = Sea.WithSharpEyes();
        CompiledMunition round = sharp.Munitions[0];
        CoverageArea reach = Survey(sharp, Target(1000)).Areas(weapons: true)[^1];
        Assert.Equal((CoverageKind.Weapon, round.Id, "unit"), (reach.Kind, reach.Id, reach.Unit));
        Near.Equal(round.RangeMaximumM, reach.BrochureRangeM, absolute: 1e-6);
        double level = Math.Sqrt((round.RangeMaximumM * round.RangeMaximumM) - 1e6);
        Near.Equal(Math.PI * level * level, reach.AreaM2, relative: 0.05);
        // Blind beyond 6 km: what is bound to the radar goes no farther.
        CompiledScenario blind = sharp.WithSensors(s => s with { Radar = s.Radar with { InstrumentedRangeM = 6000 } });
        double seen = Math.Sqrt((6000.0 * 6000) - 1e6);
        Near.Equal(Math.PI * seen * seen, Survey(blind, Target(1000)).Areas(weapons: true)[^1].AreaM2, relative: 0.1);
        Assert.Empty(Survey(sharp, Target(round.AltitudeMaximumM + 100)).Areas(weapons: true)[^1].Polygons);
    }

    [Fact]
    public void A_unit_and_a_post_cover_what_any_of_their_sensors_does()
    {
        IReadOnlyList<CoverageArea> areas = Survey(Sea, Target(500), stepM: 200).Areas(weapons: true);
        Assert.Equal([CoverageKind.Sensor, CoverageKind.Unit, CoverageKind.CommandPost, CoverageKind.Weapon], areas.Select(a => a.Kind));
        Near.Equal(areas[0].AreaM2, areas[1].AreaM2, relative: 1e-9);
        Near.Equal(areas[0].AreaM2, areas[2].AreaM2, relative: 1e-9);
    }

    [Fact]
    public void Every_map_is_the_same_each_time()
    {
        float[][] fields = [.. Enumerable.Range(0, 2).Select(_ => Survey(Hills, Target(200), stepM: 800).Raster().Probability)];
        Assert.Equal(fields[0], fields[1]);
    }

    [Fact]
    public void What_cannot_be_mapped_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => CoverageLattice.Around([], 100));
        Assert.Throws<ArgumentOutOfRangeException>(() => CoverageLattice.Around([(GeodeticPosition.FromDegrees(88, 0), 200e3)], 100));
        Assert.Throws<ArgumentOutOfRangeException>(() => CoverageLattice.Around([(GeodeticPosition.FromDegrees(40, 179), 200e3)], 100));
        Assert.Throws<ArgumentOutOfRangeException>(() => CoverageLattice.Around([(GeodeticPosition.FromDegrees(40, 10), 600e3)], 1));
        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();
        CoverageSurvey survey = new(Sea, Target(100), [0], 0.5, null, _ => { }, cancelled.Token);
        Assert.ThrowsAny<OperationCanceledException>(() => survey.Areas(weapons: false));
    }

    [Fact]
    public void A_vertical_section_begins_at_the_horizon_and_ends_at_the_range()
    {
        CompiledScenario sharp = Sea.WithSharpEyes();
        VerticalSection section = VerticalSection.Of(sharp, sharp.Sensors[0], Target(0), 1, 38_000, -100, 3000, 311, 380);
        // At 30 km the horizon of a 5 m antenna stands (30 - 9.2)²/2kR over the sea.
        int column = Enumerable.Range(0, 380).MinBy(c => Math.Abs(section.RangeAt(c) - 30_000));
        double antenna = sharp.Sensors[0].Frame.Origin.HeightM;
        double beyond = section.RangeAt(column) - RadioHorizon.GroundRangeM(antenna, 0), hidden = beyond * beyond / (2 * 4 / 3.0 * 6.371e6);
        double lowest = Enumerable.Range(0, 311).Where(r => section.Probability[(r * 380) + column] > 0.5).Min(r => section.HeightAt(r));
        Near.Equal(hidden, lowest, absolute: 12);
        Assert.All(section.GroundM.ToArray(), m => Assert.Equal(0, m));
    }

    private static CoverageSurvey Survey(CompiledScenario scenario, CoverageTarget target, double? stepM = null) =>
        new(scenario, target, [.. Enumerable.Range(0, scenario.Sensors.Length)], 0.5, stepM, _ => { }, TestContext.Current.CancellationToken);

    private static CoverageTarget Target(double altitudeM, bool aboveGround = false) =>
        new() { AltitudeM = altitudeM, AboveGround = aboveGround, RcsM2 = 1, Swerling = 1, SpeedMps = 250 };
}
