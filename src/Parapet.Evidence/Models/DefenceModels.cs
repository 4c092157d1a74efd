using Parapet.Evidence.Cases;
using Parapet.Physics.Estimation;
using Parapet.Physics.Lethality;

namespace Parapet.Evidence.Models;

/// <summary>Defence analytics in closed form, and the measure of a picture.</summary>
internal static class DefenceModels
{
    private const int Most = 1_000_000;

    public static IEnumerable<EvidenceModel> All { get; } =
    [
        new(
            "gospa",
            [NumberColumn.Above("c", 0), new NumberColumn("p", 1), new PointsColumn("truth_points"), new PointsColumn("track_points")],
            [new NumberColumn("expect_gospa"), new NumberColumn("expect_localisation_p"), new NumberColumn("expect_missed_p"), new NumberColumn("expect_false_p")],
            c =>
            {
                double[][] truth = c.Points("truth_points"), tracks = c.Points("track_points");
                int dimensions = truth.Concat(tracks).FirstOrDefault()?.Length ?? 1;
                if (tracks.Length > 0 && tracks[0].Length != dimensions)
                    throw new CaseValueException("track_points", FormattableString.Invariant($"the tracks have {tracks[0].Length} dimensions, the truth has {dimensions}"));
                GospaScore score = new Gospa().Of([.. truth.SelectMany(p => p)], [.. tracks.SelectMany(p => p)], dimensions, c["c"], c["p"]);
                return [score.Distance, score.Localisation, score.Missed, score.False];
            }),
        new(
            "required-shots",
            [new NumberColumn("no_leak_probability", 0, 1, open: true), new WholeColumn("threats", 1, int.MaxValue), new NumberColumn("kill_probability", 0, 1)],
            [new NumberColumn("expect_shots_per_threat")],
            c => [SalvoLeakage.RequiredShots(c["no_leak_probability"], c.Whole("threats"), c["kill_probability"])]),
        new(
            "shoot-look-shoot-limited",
            [new WholeColumn("threats", 1, Most), new WholeColumn("interceptors", 0, int.MaxValue), new NumberColumn("kill_probability", 0, 1)],
            [new NumberColumn("expect_leakers"), new NumberColumn("expect_no_leak_probability")],
            c =>
            {
                (double leakers, double noLeak) = TwoLooks.Leakage(c.Whole("threats"), c.Whole("interceptors"), c["kill_probability"]);
                return [leakers, noLeak];
            }),
        new(
            "erlang-b",
            [new NumberColumn("offered_load", 0), new WholeColumn("channels", 0, 100 * Most)],
            [new NumberColumn("expect_blocking_probability")],
            c => [ErlangLoss.Blocking(c["offered_load"], c.Whole("channels"))]),
    ];
}
