using Parapet.Study.Measures;
using Parapet.Study.Statistics;
using Parapet.Study.Timeline;

namespace Parapet.Report.Tests;

/// <summary>Time and money that nobody drew: each alternative dips, then climbs to its level.</summary>
internal static class MadeUpTimeline
{
    private const int Years = 12;
    private static readonly DateOnly Start = new(2027, 1, 1);

    public static TimelineResult Of(IReadOnlyList<(string Id, double Leakage, double CostUsd)> alternatives) => new()
    {
        Start = Start,
        Years = Years,
        Draws = MadeUp.Samples,
        Reference = alternatives[1].Id,
        Baseline = alternatives[0].Id,
        GapTolerance = 0.02,
        Times = [.. Enumerable.Range(0, Years * 12).Select(i => i / 12.0)],
        CalendarYears = [.. Enumerable.Range(Start.Year, Years)],
        Events =
        [
            new("s-400-leaves", "The S-400 leaves", "denied", [new("E-04", "A paper: a denial")], "Said and denied.", [], 0.5, 0.8, 0.9),
            new("f-35-contract", "A contract is signed", "predicted", [new("E-06", "An agency: a forecast")], "", ["s-400-leaves"], 0.6, 0.6, 0.6),
        ],
        Flows = [new("purchase", "Aircraft bought", "payment", "cost"), new("refund", "Price paid back", "payment", "income"), new("gas-discount", "Gas bill", "offset", "income")],
        Alternatives = [.. alternatives.Select((a, i) => Alternative(a.Id, a.Leakage, a.CostUsd, i))],
    };

    private static AlternativeTimeline Alternative(string id, double leakage, double cost, int i)
    {
        double[] path = [.. Enumerable.Range(0, Years * 12).Select(k => Path(leakage, k / 12.0, i))];
        double[] cash = [.. Enumerable.Range(0, Years).Select(k => k == 0 ? 0 : -cost * (k < 6 ? 0.16 : 0.03) * (0.8 + 0.4 * MadeUp.Noise(i, k)))];
        return new()
        {
            Id = id,
            Protection = Spread(path, 0.07, 0),
            Strengths = new Dictionary<string, IReadOnlyList<double>> { ["s-400"] = path },
            Events = i < 2 ? [] : [new("s-400-leaves", 0.82, new(0.4, 0.9, 2.1, 1.0)), new("f-35-contract", 0.61, new(1.1, 2.0, 4.4, 2.3)), new("never", 0, null)],
            Cash = Spread(cash, 0, 0.3),
            Flows = cost == 0 ? new Dictionary<string, Band>() : new Dictionary<string, Band> { ["purchase"] = new(-1.3 * cost, -cost, -0.7 * cost, -cost), ["refund"] = new(0, 2.1e9, 2.5e9, 1.8e9) },
            Offsets = i is 2 or 3 ? [new("gas-discount", 0.7, 0.4, new(3, 6, 14, 7))] : [],
            NetPresentValue = MadeUp.Of(-cost * 0.83, 0.04 * Math.Abs(cost) + 1e6),
            NetPresentValueBand = Around(-cost * 0.83, 0.3 * Math.Abs(cost)),
            AssetYears = MadeUp.Of(path.Average() * Years * 6, 0.8),
            AssetYearsBand = Around(path.Average() * Years * 6, 5),
            Gap = new(i == 1 ? 0 : 0.9, Around(3.1, 2), Around(2.2, 1), i == 1 ? null : Around(0.6, 0.3), Around(0.13, 0.05), Around(0.31, 0.2)),
            AgainstBaseline = i == 0 ? null : new(MadeUp.Of(cost * 0.83, 0.04 * Math.Abs(cost)), Around(cost, 0.3 * Math.Abs(cost)), MadeUp.Of(6.2 + i, 0.7), Around(6 + i, 3),
                new(MadeUp.Of(cost / (6 + i), 0.1 * Math.Abs(cost)), RatioShape.Bounded, 1e7, 2e8, 0.01)),
        };
    }

    private static double Path(double leakage, double years, int i)
    {
        double end = 1 - 0.6 * leakage, start = 0.72;
        double dip = i < 2 ? 0 : 0.06 * Math.Max(0, 1 - Math.Abs(years - 2) / 1.5);
        return start + (end - start) * Math.Clamp((years - 2) / 6, 0, 1) - dip;
    }

    private static Band Around(double middle, double half) => new(middle - half, middle, middle + half, middle);

    private static BandSeries Spread(double[] middle, double wide, double share) =>
        new([.. middle.Select(m => m - wide - share * Math.Abs(m))], middle, [.. middle.Select(m => m + wide * 0.8 + share * Math.Abs(m))], middle);
}
