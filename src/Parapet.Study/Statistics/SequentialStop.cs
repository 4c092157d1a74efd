namespace Parapet.Study.Statistics;

public enum SequentialState
{
    /// <summary>Run on to the next look.</summary>
    Continue,

    /// <summary>The bound is met.</summary>
    Reached,

    /// <summary>The last look is over and the bound is not met: the interval is honest, and wider than asked.</summary>
    Exhausted,
}

/// <summary>What a look says.</summary>
/// <param name="Estimate">
/// Stopped: the interval to report, at the plan's confidence. Continuing: the estimate without limits, for limits looked at and
/// passed over would not have the confidence they name.
/// </param>
/// <param name="NextLook">Runs at the next look; null when stopped.</param>
public sealed record SequentialVerdict(SequentialState State, Estimate Estimate, long? NextLook);

/// <summary>
/// Stops a study when an interval is narrow enough. Stopping at the first narrow interval favours samples that happen to look
/// calm; against that stand a least number of runs, looks on a schedule fixed in advance, for means the guard below, and one of
/// the two rules of <see cref="SequentialRule"/>: confidence shared among the looks (Bonferroni's inequality), or the fixed
/// width of Chow and Robbins, "On the asymptotic theory of fixed-width sequential confidence intervals for the mean", Ann.
/// Math. Statist. 36 (1965) 457. Their term 1/n in the variance is there so that a variance of 0 by accident does not stop;
/// it depends on the unit of the measure, so the guard, which does not, stands in its place.
/// </summary>
public static class SequentialStop
{
    public const string SpendingMean = "t, alpha spending", FixedMean = "t, fixed width";
    public const string SpendingProportion = "clopper-pearson, alpha spending", FixedProportion = "clopper-pearson, fixed width";

    /// <summary>
    /// For a mean. Never stops early while all numbers are equal, nor while n ≤ 25·g₁², g₁ their skewness: of an outcome in one
    /// run in a hundred about 25 must have been seen. A measure that never varies runs to the last look.
    /// </summary>
    /// <param name="moments">Of all runs so far; between looks the verdict is to continue.</param>
    /// <exception cref="ArgumentOutOfRangeException">More runs than at the last look.</exception>
    public static SequentialVerdict Mean(SequentialPlan plan, in Moments moments)
    {
        string method = plan.Rule == SequentialRule.AlphaSpending ? SpendingMean : FixedMean;
        long n = moments.Count;
        double quantile = Check(plan, n);
        if (double.IsNaN(quantile))
            return Continue(plan, n, n == 0 ? double.NaN : moments.Mean, method);
        double half = quantile * Math.Sqrt(moments.Variance / n);
        bool reached = MeanInterval.Settled(moments) && half <= plan.HalfWidth;
        if (!reached && plan.Next(n) is not null)
            return Continue(plan, n, moments.Mean, method);
        double claimed = reached && plan.Rule == SequentialRule.FixedWidth ? plan.HalfWidth : half;
        return Stop(plan, reached, new(moments.Mean, moments.Mean - claimed, moments.Mean + claimed, method, plan.Confidence, n));
    }

    /// <summary>
    /// For a proportion, by Clopper and Pearson's limits. Spending: confidence at least nominal, for every p. Fixed width: reports
    /// the wider of them and p̂ ± the bound, inside [0, 1]. (Wilson's limits in their place gave as little as 0.939 for 0.95.)
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">More runs than at the last look, or successes outside [0, trials].</exception>
    public static SequentialVerdict Proportion(SequentialPlan plan, long successes, long trials)
    {
        bool spending = plan.Rule == SequentialRule.AlphaSpending;
        string method = spending ? SpendingProportion : FixedProportion;
        double quantile = Check(plan, trials);
        double p = trials == 0 ? double.NaN : successes / (double)trials;
        if (double.IsNaN(quantile))
            return Continue(plan, trials, p, method);
        (double low, double high) = BinomialInterval.ClopperPearson(successes, trials, plan.LookAlpha);
        bool reached = (high - low) / 2 <= plan.HalfWidth;
        if (!reached && plan.Next(trials) is not null)
            return Continue(plan, trials, p, method);
        if (reached && !spending)
            (low, high) = (Math.Max(0, Math.Min(low, p - plan.HalfWidth)), Math.Min(1, Math.Max(high, p + plan.HalfWidth)));
        return Stop(plan, reached, new(p, low, high, method, plan.Confidence, trials));
    }

    private static double Check(SequentialPlan plan, long count)
    {
        if (count > plan.Looks[^1])
            throw new ArgumentOutOfRangeException(nameof(count), count, $"The last look of the plan is at {plan.Looks[^1]} runs.");
        return plan.QuantileAt(count);
    }

    private static SequentialVerdict Continue(SequentialPlan plan, long count, double mean, string method) =>
        new(SequentialState.Continue, new(mean, double.NaN, double.NaN, method, plan.Confidence, count), plan.Next(count));

    private static SequentialVerdict Stop(SequentialPlan plan, bool reached, Estimate estimate) =>
        new(reached ? SequentialState.Reached : SequentialState.Exhausted, estimate, null);
}
