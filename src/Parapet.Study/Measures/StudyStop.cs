using Parapet.Model.Study;
using Parapet.Study.Statistics;

namespace Parapet.Study.Measures;

/// <summary>One alternative as the stopping rule sees it.</summary>
/// <param name="Units">Moments of what is independent: sample means, or means of whole Saltelli blocks.</param>
/// <param name="Unanimous">Every run gave 0, or every one 1.</param>
public readonly record struct StopSubject(string Key, Moments Units, bool Unanimous);

/// <summary>What a look at a study says.</summary>
/// <param name="Estimates">When stopped, the interval of each alternative at the study's confidence, to report in place of the plain one; else empty.</param>
/// <param name="NextLook">Samples at the next look; null when stopped.</param>
public sealed record StudyVerdict(SequentialState State, IReadOnlyDictionary<string, Estimate> Estimates, int? NextLook);

/// <summary>
/// When a study may stop: once the half-width of a measure is at or below the bound for every alternative at every combination
/// of factor levels. Looks are counted in samples (in whole blocks of a Saltelli design) and fixed beforehand: 50, 75, 113, …
/// up to the most; between looks nothing is decided.
/// </summary>
/// <remarks>
/// Coverage: each alternative's interval by itself keeps the study's confidence. With alpha spending each of the K looks uses
/// 1 - α/K, so by Bonferroni's inequality the interval at whichever look stops holds with 1 - α, whatever made it stop, also
/// the wait for another alternative. With fixed width each look uses 1 - α and the bound itself is claimed (<see
/// cref="SequentialStop"/>); waiting for another alternative only adds samples. A share that came out 0 in every run, or 1, is
/// judged by Clopper and Pearson's limits of as many tosses, which hold for it too; any other measure that never varies runs
/// to the last look. An alternative that has the measure in no run is left out. Intervals of other measures are not widened.
/// </remarks>
public sealed class StudyStop
{
    private const int FirstLook = 50;

    private readonly SequentialPlan plan;
    private readonly int block;
    private readonly bool share;

    /// <param name="confidence">1 - α, in (0, 1).</param>
    /// <param name="samples">Most samples, at least two independent ones.</param>
    /// <param name="block">Samples that belong together.</param>
    /// <param name="share">The measure lies in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument lies outside its range.</exception>
    public StudyStop(StopDefinition stop, double confidence, int samples, int block, bool share)
    {
        (this.block, this.share) = (block, share);
        long most = samples / block;
        SequentialRule rule = stop.Rule == StopRule.FixedWidth ? SequentialRule.FixedWidth : SequentialRule.AlphaSpending;
        plan = new(stop.HalfWidth, confidence, Math.Min(FirstLook, most), most, rule);
        Measure = stop.Measure;
    }

    public string Measure { get; }

    /// <summary>Numbers of samples at which to look, rising.</summary>
    public IReadOnlyList<int> Looks => [.. plan.Looks.Select(look => checked((int)look * block))];

    /// <summary>The stop of a study; null where it has none, or too few samples for one.</summary>
    /// <exception cref="ArgumentException">Its measure is not known.</exception>
    public static StudyStop? For(StudyDocument study, StudyFacts facts)
    {
        if (study.Stop is not { } stop || facts.Samples / facts.BlockRows < 2)
            return null;
        StudyMeasure measure = StudyMeasures.Find(stop.Measure) ?? throw new ArgumentException($"'{stop.Measure}' is no measure.", nameof(study));
        return new(stop, facts.Confidence, facts.Samples, facts.BlockRows, measure.IsShare);
    }

    /// <summary>The verdict after <paramref name="samples"/> samples; to continue where that is no look.</summary>
    public StudyVerdict Judge(int samples, IReadOnlyList<StopSubject> subjects)
    {
        long units = samples / block;
        int? next = plan.Next(units) is { } look ? checked((int)look * block) : null;
        if (samples % block != 0 || !plan.Looks.Contains(units))
            return new(SequentialState.Continue, new Dictionary<string, Estimate>(), next);
        Dictionary<string, Estimate> estimates = new(StringComparer.Ordinal);
        bool reached = true;
        foreach (StopSubject subject in subjects.Where(s => s.Units.Count > 0))
        {
            (bool enough, Estimate estimate) = Look(units, subject);
            reached &= enough;
            estimates[subject.Key] = estimate;
        }
        if (!reached && next is not null)
            return new(SequentialState.Continue, new Dictionary<string, Estimate>(), next);
        return new(reached ? SequentialState.Reached : SequentialState.Exhausted, estimates, null);
    }

    private (bool Enough, Estimate Estimate) Look(long units, StopSubject subject)
    {
        Moments moments = subject.Units;
        if (moments.Count != units)
            return Incomplete(moments);
        SequentialVerdict verdict = share && subject.Unanimous
            ? SequentialStop.Proportion(plan, moments.Mean == 1 ? units : 0, units)
            : SequentialStop.Mean(plan, moments);
        return (verdict.State == SequentialState.Reached, verdict.Estimate);
    }

    // Some samples lack the measure, so their number is none of the plan's; the same guard and the same share of α.
    private (bool Enough, Estimate Estimate) Incomplete(in Moments moments)
    {
        string method = plan.Rule == SequentialRule.AlphaSpending ? SequentialStop.SpendingMean : SequentialStop.FixedMean;
        if (moments.Count < 2)
            return (false, new(moments.Mean, double.NaN, double.NaN, method, plan.Confidence, moments.Count));
        double half = StudentT.Quantile(moments.Count - 1, 1 - plan.LookAlpha / 2) * Math.Sqrt(moments.Variance / moments.Count);
        bool enough = MeanInterval.Settled(moments) && half <= plan.HalfWidth;
        double claimed = enough && plan.Rule == SequentialRule.FixedWidth ? plan.HalfWidth : half;
        return (enough, new(moments.Mean, moments.Mean - claimed, moments.Mean + claimed, method, plan.Confidence, moments.Count));
    }
}
