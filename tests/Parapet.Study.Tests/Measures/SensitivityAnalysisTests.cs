using Parapet.Engine.Record;
using Parapet.Foundation;
using Parapet.Model.Study;
using Parapet.Study.Measures;
using Parapet.Testing;
using Xunit;

namespace Parapet.Study.Tests.Measures;

public sealed class SensitivityAnalysisTests
{
    // Ishigami with a = 7, b = 0.1 and a fourth unknown without effect; exact first-order indices and totals.
    private static readonly double[] First = [0.3139, 0.4424, 0, 0], Total = [0.5576, 0.4424, 0.2437, 0];

    private static readonly string[] Four = ["x1", "x2", "x3", "x4"];

    [Fact]
    public void Given_data_find_the_shares_of_ignorance_behind_the_luck()
    {
        MadeUpStudy study = new() { Measures = ["shots-per-kill"], Unknowns = Four, Samples = 3000, Replicates = 4 };
        // Luck of variance 36/4 in a sample mean, on 13.8 of ignorance: a reliability of 0.61.
        StudyResult result = study.Play(r => MadeUpStudy.Summary(shotsPerKill: 100 + Ishigami(r.Coordinates) + 6 * MadeUpStudy.Luck(r, 1).A)).Finish();
        SensitivityResult s = Assert.Single(result.Sensitivities);
        Assert.Equal(("given-data", "a", "shots-per-kill"), (s.Method, s.Subject, s.Measure));
        Assert.Equal(["x2", "x1"], s.Unknowns.Take(2).Select(u => u.Unknown));
        Assert.All(s.Unknowns, u => Near.Equal(First[Array.IndexOf(Four, u.Unknown)], u.First.Mean, absolute: 0.07, what: u.Unknown));
        Assert.All(s.Unknowns, u => Assert.Null(u.Total));
        Near.Equal(0.61, result.Alternatives[0].Measures[0].Reliability, absolute: 0.04);
        Near.Equal(s.Unknowns.First(u => u.Unknown == "x2").First.Mean, result.Inputs.First(i => i.Path == "x2").Influence, absolute: 1e-12);
        Assert.Contains("what matters most is x2", result.Answer[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_Saltelli_design_finds_first_and_total_indices_behind_luck_that_rows_share_and_luck_they_do_not()
    {
        MadeUpStudy study = new() { Alternatives = ["a", "b"], Measures = ["shots-per-kill"], Unknowns = Four, Kind = DesignKind.Saltelli, Samples = 512 * 6, Replicates = 4 };
        StudyResult result = study.Play(r =>
        {
            // Shared by the rows of a block, as its seeds are; and a part that any change of the unknowns stirs up anew.
            MadeUpRun block = r with { Sample = r.Sample / 6 };
            double shared = 3 * MadeUpStudy.Luck(block, 1).A, own = 3 * MadeUpStudy.Luck(r, 2).A;
            return MadeUpStudy.Summary(shotsPerKill: 100 + Ishigami(r.Coordinates) + (r.Force == 1 ? 10 * r.Coordinates[3] : 0) + shared + own);
        }).Finish();
        SensitivityResult s = result.Sensitivities[0];
        Assert.Equal("saltelli", s.Method);
        Assert.Equal("x1", s.Unknowns[0].Unknown);
        foreach (UnknownInfluence u in s.Unknowns)
        {
            int i = Array.IndexOf(Four, u.Unknown);
            TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{u.Unknown}: first {u.First.Mean:F3} ({First[i]}), total {u.Total!.Mean:F3} ({Total[i]})"));
            Near.Equal(First[i], u.First.Mean, absolute: 0.1, what: u.Unknown + " first");
            Near.Equal(Total[i], u.Total!.Mean, absolute: 0.1, what: u.Unknown + " total");
        }
        // Of the difference only x4 is a cause; the luck of both is the same and leaves no trace.
        SensitivityResult difference = result.Sensitivities.Single(d => d.Subject.Contains(" - ", StringComparison.Ordinal));
        Assert.Equal("x4", difference.Unknowns[0].Unknown);
        Near.Equal(1, difference.Unknowns[0].Total!.Mean, absolute: 0.05);
        Assert.Equal(512, result.Alternatives[0].Measures[0].Mean.Count);
    }

    [Fact]
    public void Sobol_s_g_function_comes_out_in_its_order()
    {
        double[] a = [0, 1, 4.5, 9, 99];
        MadeUpStudy study = new() { Measures = ["shots-per-kill"], Unknowns = ["u0", "u1", "u2", "u3", "u4"], Samples = 2000 };
        StudyResult result = study.Play(r => MadeUpStudy.Summary(shotsPerKill: 1 + Enumerable.Range(0, 5).Aggregate(1.0, (g, i) => g * (Math.Abs(4 * r.Coordinates[i] - 2) + a[i]) / (1 + a[i])))).Finish();
        Assert.Equal(["u0", "u1", "u2"], result.Sensitivities[0].Unknowns.Take(3).Select(u => u.Unknown));
    }

    [Fact]
    public void An_unknown_without_effect_is_rarely_accused_and_one_with_effect_comes_first()
    {
        const int repeats = 100;
        string[] names = [.. Enumerable.Range(0, 10).Select(i => $"x{i}")];
        MadeUpStudy study = new() { Measures = ["shots-per-kill"], Unknowns = names, Samples = 48 };
        int accused = 0, first = 0, found = 0;
        for (uint repeat = 0; repeat < repeats; repeat++)
        {
            uint seed = repeat;
            RunSummary Run(MadeUpRun r) => MadeUpStudy.Summary(shotsPerKill: 10 + 4 * r.Coordinates[6] + MadeUpStudy.Luck(r, seed).A);
            SensitivityResult s = study.Play(Run, seed).Finish().Sensitivities[0];
            accused += s.Unknowns.Any(u => u.Unknown != "x6" && u.PValue <= 0.05) ? 1 : 0;
            first += s.Unknowns[0].Unknown == "x6" ? 1 : 0;
            found += s.Unknowns.First(u => u.Unknown == "x6").PValue <= 0.05 ? 1 : 0;
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"of {repeats}: accused {accused}, first {first}, found {found}");
        Assert.InRange(accused / (double)repeats, 0, 0.05 + 4 * Math.Sqrt(0.05 * 0.95 / repeats));
        Assert.True(first > 0.97 * repeats);
        Assert.True(found > 0.97 * repeats);
    }

    [Fact]
    public void Thirds_and_slope_are_those_of_a_straight_line()
    {
        MadeUpStudy study = new() { Measures = ["shots-per-kill"], Samples = 1500, Alternatives = ["a", "b"] };
        StudyResult result = study.Play(r => MadeUpStudy.Summary(shotsPerKill: 10 + (r.Force == 0 ? 6 : 3) * r.Coordinates[0])).Finish();
        UnknownInfluence x = result.Sensitivities[0].Unknowns[0];
        Near.Equal(11, x.LowThird.Mean, absolute: 0.1);
        Near.Equal(15, x.HighThird.Mean, absolute: 0.1);
        Near.Equal(4, x.Slope.Mean, absolute: 0.15);
        // Best less runner-up: b - a falls by half of that.
        SensitivityResult difference = Assert.Single(result.Sensitivities, s => s.Subject == "b - a");
        Near.Equal(-2, difference.Unknowns[0].Slope.Mean, absolute: 0.1);
        Assert.Equal(3, result.Sensitivities.Count);
    }

    [Fact]
    public void Few_samples_and_no_ignorance_give_reasons_in_place_of_indices()
    {
        SensitivityResult few = new MadeUpStudy { Samples = 10 }.Play(r => MadeUpStudy.Summary(r.Coordinates[0])).Finish().Sensitivities[0];
        Assert.True(double.IsNaN(few.Unknowns[0].First.Mean));
        Assert.Contains("too few", few.Note, StringComparison.Ordinal);
        SensitivityResult none = new MadeUpStudy { Samples = 30 }.Play(r => MadeUpStudy.Summary(0.4 + 0.2 * r.Replicate)).Finish().Sensitivities[0];
        Assert.True(double.IsNaN(none.Unknowns[0].First.Mean));
        Assert.Contains("nothing to share out", none.Note, StringComparison.Ordinal);
        Assert.Empty(new MadeUpStudy { Samples = 30, Kind = DesignKind.Likely }.Play(_ => MadeUpStudy.Summary()).Finish().Sensitivities);
    }

    private static double Ishigami(IReadOnlyList<double> u)
    {
        double[] x = [.. u.Select(v => Math.PI * (2 * v - 1))];
        double s2 = ExactMath.Sin(x[1]);
        return ExactMath.Sin(x[0]) + 7 * s2 * s2 + 0.1 * x[2] * x[2] * x[2] * x[2] * ExactMath.Sin(x[0]);
    }
}
