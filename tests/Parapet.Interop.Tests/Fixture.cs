using Parapet.Engine.Record;
using Parapet.Foundation;
using Parapet.Physics.Flight;

namespace Parapet.Interop.Tests;

/// <summary>
/// A small run: a cruise missile that is killed, a ballistic missile that arrives, an aircraft on its orbit, one interceptor.
/// </summary>
internal static class Fixture
{
    public static readonly SimTime End = SimTime.FromSeconds(600);

    public static RunRecord Run(string title = "Two threats, one shot", bool replay = true)
    {
        IReadOnlyList<MotionSegment> cruise = Paths.Cruise(12.345, 90_000, 5000, 1100, 240, 300);
        IReadOnlyList<MotionSegment> ballistic = Paths.Ballistic(60, -80_000, 400, 981, 200);
        IReadOnlyList<MotionSegment> shot = Paths.Weave(291.333333333, 21.011666667);
        List<MoverRecord> movers =
        [
            new("wave-1/0", MoverKind.Threat, "kalibr-class", "cruise-missile", "red", cruise, MoverEnd.Killed, "refinery"),
            new("wave-1/1", MoverKind.Threat, "srbm-class", "ballistic-missile", "red", ballistic, MoverEnd.Arrived, "airbase"),
            new("patrol-1/0", MoverKind.Aircraft, "f-35a", "", "blue", Paths.Orbit(0, 12_000, 230, 600), MoverEnd.Alive, ""),
            new("battery-a/r1", MoverKind.Interceptor, "48n6e3", "", "blue", shot, MoverEnd.Burst, "wave-1/0"),
        ];
        return new()
        {
            ScenarioId = "two-threats",
            ScenarioTitle = title,
            ScenarioHash = new string('a', 64),
            Seed = 7,
            Run = 0,
            StateHash = new string('b', 64),
            SimulatedSeconds = 600,
            Summary = Summary(),
            Events = Events(),
            Replay = !replay ? null : new()
            {
                End = End,
                Movers = movers,
                Tracks = [Track(cruise)],
                Assets =
                [
                    new("refinery", "Refinery <north>, old & new", "refinery", "blue", Paths.Home, SimTime.Never),
                    new("airbase", "Airbase", "airbase", "blue", GeodeticPosition.FromDegrees(39.94, 32.69, 800), SimTime.FromSeconds(260)),
                ],
                Units = [new("battery-a", "Battery A", "s-400", "blue", GeodeticPosition.FromDegrees(39.95, 32.75, 950), SimTime.Never)],
                Sensors =
                [
                    new("search", "battery-a", GeodeticPosition.FromDegrees(39.95, 32.75, 970), 390_000, Math.PI, 0),
                    new("fire-control", "battery-a", GeodeticPosition.FromDegrees(39.95, 32.75, 970), 250_000, Math.PI / 3, Math.PI / 2),
                ],
                TerrainCredit = "Elevation: a public source",
            },
        };
    }

    private static RunSummary Summary() => new()
    {
        Raid = new(2, 1, 1, 0, [new("kalibr-class", 1, 1, 0, 0), new("srbm-class", 1, 0, 1, 0)]),
        Assets = [new("refinery", 0, true, 0), new("airbase", 1, false, 1)],
        Units = [new("battery-a", "s-400", 1, 1, [new("48n6e3", 7), new("9m96", 12)], 1_500_000.5)],
        Measures = new(0.5, 1, double.NaN, 31.25),
        Picture = new(1, 0, 3.125),
    };

    private static List<EventRecord> Events() =>
    [
        new(SimTime.FromSeconds(12.345), EventKind.ThreatLaunched, "wave-1/0", "refinery", -1, []),
        new(SimTime.FromSeconds(31.25), EventKind.FirstDetection, "search", "wave-1/0", -1, [new("rangeM", 81234.5), new("snrDb", 15.25)]),
        new(new(34_000_000_001), EventKind.TrackConfirmed, "post-1", "", 4, [new("sigmaM", 55)]),
        new(SimTime.FromSeconds(60), EventKind.ThreatLaunched, "wave-1/1", "airbase", -1, []),
        new(SimTime.FromSeconds(260), EventKind.AssetHit, "wave-1/1", "airbase", -1, [new("damageHits", 1)]),
        new(SimTime.FromSeconds(260), EventKind.AssetDisabled, "airbase", "", -1, []),
        new(new(291_333_333_333), EventKind.InterceptorLaunched, "battery-a/r1", "battery-a", -1, [new("roundsLeft", 7)]),
        new(new(312_345_000_000), EventKind.Intercept, "battery-a/r1", "wave-1/0", -1,
            [new("missM", 3.2), new("closingMps", double.NaN), new("killProbability", 1.0 / 3)]),
        new(new(312_345_000_000), EventKind.ThreatKilled, "wave-1/0", "battery-a/r1", -1, []),
        new(SimTime.FromSeconds(320), EventKind.TrackDropped, "post-1", "", 4, []),
    ];

    private static TrackRecord Track(IReadOnlyList<MotionSegment> cruise)
    {
        MotionPath path = new([.. cruise]);
        List<TrackSample> samples = [];
        for (int i = 0; i < 28; i++)
        {
            SimTime t = new(34_000_000_001 + (i * 10_000_000_000L));
            samples.Add(new(t, path.PositionAt(t) + new Vector3D(20, -10, 5), path.VelocityAt(t), 80 - (2 * i)));
            if (i == 5)
                samples.Add(samples[^1] with { PositionSigmaM = 69 });
        }

        return new("post-1", 4, samples);
    }
}
