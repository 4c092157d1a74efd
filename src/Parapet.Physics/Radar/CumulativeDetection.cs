using Parapet.Foundation;

namespace Parapet.Physics.Radar;

/// <summary>
/// Probability that a target has been detected at least once by several scans. docs/models/detection.md.
/// Source: Mallett and Brennan, Proc. IEEE 51 (1963) 596, for a target closing on a search radar, independent scans.
/// </summary>
public static class CumulativeDetection
{
    // Trapezoid rule in the logarithm of the fluctuating power: it spans all but 1e-9 of either law and is far finer than a steady target's curve.
    private const double LogLow = -21;
    private const double LogHigh = 3.5;
    private const int Nodes = 490;

    /// <summary>After one more scan, the scans independent: 1 - (1 - before)·(1 - p).</summary>
    public static double After(double before, double probability) => before + ((1 - before) * probability);

    /// <summary>After all scans, independent of one another: 1 - Π (1 - p).</summary>
    /// <exception cref="ArgumentOutOfRangeException">A probability is outside [0, 1].</exception>
    public static double Independent(ReadOnlySpan<double> probabilities)
    {
        double sum = 0;
        foreach (double p in probabilities)
        {
            if (!(p >= 0 && p <= 1))
                throw new ArgumentOutOfRangeException(nameof(probabilities), p, "A probability lies in [0, 1].");
            sum = After(sum, p);
        }

        return sum;
    }

    /// <summary>
    /// After all scans, where the fluctuation is one draw for all of them (it does not decorrelate in between) and only the noise is new:
    /// 1 - ∫ w(x)·Π (1 - Pd0(x·S)) dx, with w the law of Swerling case 1 (e^-x) or 3 (4x·e^-2x) and Pd0 the steady target's probability.
    /// At most what independent scans give; the least a target of the case can give.
    /// </summary>
    /// <param name="swerling">1 or 3.</param>
    /// <param name="snr">Mean ratio of one pulse in each scan, power ratios, zero or positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another case, or a ratio negative or not finite.</exception>
    public static double FullyCorrelated(in Detector detector, int swerling, ReadOnlySpan<double> snr)
    {
        if (swerling is not (1 or 3))
            throw new ArgumentOutOfRangeException(nameof(swerling), swerling, "Scans have one fluctuation in Swerling's cases 1 and 3.");
        double shape = swerling == 1 ? 1 : 2;
        double step = (LogHigh - LogLow) / Nodes, seen = 0, weights = 0;
        for (int i = 0; i <= Nodes; i++)
        {
            // x^shape·e^(-shape·x): the law's density times x, for the step is one of ln x. Normalised by its own sum.
            double log = LogLow + (i * step), x = ExactMath.Exp(log);
            double weight = ExactMath.Exp(shape * (log - x));
            double missed = 1;
            foreach (double s in snr)
                missed *= 1 - detector.Probability(0, x * s);
            seen += weight * (1 - missed);
            weights += weight;
        }

        return seen / weights;
    }
}
