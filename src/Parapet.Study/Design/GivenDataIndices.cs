using Parapet.Foundation;
using Parapet.Study.Statistics;

namespace Parapet.Study.Design;

/// <summary>
/// First-order Sobol' indices from any sample of inputs and outcomes, whatever design or earlier study it came from: the
/// correlation ratio over slices of one input. Plischke, Borgonovo and Smith, Eur. J. Oper. Res. 226 (2013), 536-550,
/// give the idea of estimating from given data by partition; the ratio is Pearson's (1905).
/// </summary>
/// <remarks>
/// The sample is ordered by the input and cut into M slices of nearly equal number; S = 1 - W/T, with W and T the mean
/// squares within slices and about the overall mean. Both are divided by their degrees of freedom (n minus the number of
/// fitted parameters; Kelley, Proc. Natl. Acad. Sci. 21 (1935), 554-559), which removes the bias of about M/n by which
/// any noise looks explained. In each slice a straight line is fitted, not a mean, so that a steep input is not
/// underrated within the slices: the remaining error falls with M⁻⁴ instead of M⁻². Equal inputs stay in one slice.
/// </remarks>
public static class GivenDataIndices
{
    public const string Method = "slices";

    /// <summary>The slices taken for a sample when none are asked for: 2 n^⅓, at most n/8, at least 1.</summary>
    public static int SlicesFor(int count) => Math.Max(1, Math.Min(count / 8, (int)Math.Round(2 * ExactMath.Pow(count, 1.0 / 3))));

    /// <summary>The first-order index of one input, by itself; inputs are taken to be independent of each other.</summary>
    /// <param name="input">Finite values, or ranks, or coordinates in [0, 1] of one unknown.</param>
    /// <param name="outcomes">Finite; as many. Luck in them counts as variance that no input explains.</param>
    /// <param name="confidence">In (0, 1). The interval is the delta method's and does not hold what bias is left.</param>
    /// <param name="slices">Null for <see cref="SlicesFor"/>.</param>
    /// <exception cref="ArgumentException">Samples of different length, or fewer than 16 points.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number that is not finite, or slices outside 1 to n/4, or confidence outside (0, 1).</exception>
    /// <returns>NaN where the outcome does not vary.</returns>
    public static Estimate First(ReadOnlySpan<double> input, ReadOnlySpan<double> outcomes, double confidence, int? slices = null)
    {
        int n = input.Length;
        if (n != outcomes.Length || n < 16)
            throw new ArgumentException($"There are {n} inputs and {outcomes.Length} outcomes; needed are 16 or more of each.", nameof(outcomes));
        int wanted = slices ?? SlicesFor(n);
        if (wanted < 1 || wanted > n / 4)
            throw new ArgumentOutOfRangeException(nameof(slices), wanted, $"{n} points are cut into 1 to {n / 4} slices.");
        double z = Ratio.Quantile(confidence);
        double[] x = input.ToArray(), y = outcomes.ToArray();
        Moments all = default;
        for (int i = 0; i < n; i++)
        {
            if (!double.IsFinite(x[i]))
                throw new ArgumentOutOfRangeException(nameof(input), x[i], "Indices are taken of finite inputs.");
            all.Add(y[i]);
        }
        Array.Sort(x, y);

        double[] residuals = new double[n];
        int parameters = 0;
        for (int from = 0, slice = 0; from < n; slice++)
        {
            int to = Math.Max(from + 1, (int)((long)n * (slice + 1) / wanted));
            while (to < n && x[to] == x[to - 1])
                to++;
            // Ties may have moved the cut past the next one, which then has nothing left to cut.
            while (slice + 1 < wanted && (int)((long)n * (slice + 2) / wanted) <= to)
                slice++;
            parameters += Fit(x.AsSpan(from, to - from), y.AsSpan(from, to - from), residuals.AsSpan(from, to - from));
            from = to;
        }
        if (!(all.Variance > 0) || parameters >= n)
            return new(double.NaN, double.NaN, double.NaN, Method, confidence, n);

        // W/T as a ratio of means, each already divided by its degrees of freedom.
        double within = (double)n / (n - parameters), about = (double)n / (n - 1);
        Ratio unexplained = default;
        for (int i = 0; i < n; i++)
            unexplained.Add(within * residuals[i] * residuals[i], about * (y[i] - all.Mean) * (y[i] - all.Mean));
        Estimate rest = unexplained.Estimate(z, confidence);
        return new(1 - rest.Mean, 1 - rest.High, 1 - rest.Low, Method, confidence, n);
    }

    // Least squares in one slice; the number of parameters it took: 2 for a line, 1 where the inputs are all alike.
    private static int Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> residuals)
    {
        double xMean = 0, yMean = 0, xx = 0, xy = 0;
        for (int i = 0; i < x.Length; i++)
        {
            xMean += (x[i] - xMean) / (i + 1);
            yMean += (y[i] - yMean) / (i + 1);
        }
        for (int i = 0; i < x.Length; i++)
        {
            xx += (x[i] - xMean) * (x[i] - xMean);
            xy += (x[i] - xMean) * (y[i] - yMean);
        }
        bool line = xx > 0 && x.Length > 2;
        double slope = line ? xy / xx : 0;
        for (int i = 0; i < x.Length; i++)
            residuals[i] = y[i] - yMean - slope * (x[i] - xMean);
        return line ? 2 : 1;
    }
}
