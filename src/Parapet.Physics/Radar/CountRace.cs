namespace Parapet.Physics.Radar;

/// <summary>
/// Probability that one count falls short of another with a head start: J &lt; m + K. Of a square-law detector K stands for the signal and J for the
/// threshold (docs/models/detection-probability.md). Summed as Σ P(K = k)·P(J ≤ m + k - 1): every term is positive, so no digits cancel and the
/// far tail keeps its relative accuracy.
/// </summary>
internal static class CountRace
{
    /// <summary>Greatest mean of the threshold's count: beyond, the sum has too many terms.</summary>
    public const double GreatestThreshold = 1e8;

    private const double Negligible = 1e-17;
    private const double Certain = 1e12;

    /// <param name="headStart">m, 1 or more.</param>
    public static double Won(int headStart, in CountLaw signal, in CountLaw threshold)
    {
        // What lies left of here is below exp(-9.5²/2) = 3e-20 of the rest: the lower tail of either law is below the Gaussian one of its
        // variance, and the second factor only grows.
        double k = Math.Max(0, Math.Floor(signal.Mean - (9.5 * Math.Sqrt(signal.Variance)) - 5));
        // The threshold's mean is far below this (Detector): certain, and whole numbers of this size leave the doubles one by one.
        if (headStart + k > Certain)
            return 1;
        double weight = signal.At(k);
        double step = threshold.At(headStart + k - 1);
        double below = threshold.AtMost(headStart + k - 1);
        double sum = 0, mass = 0, previous = 0;
        while (true)
        {
            double term = weight * below;
            sum += term;
            mass += weight;
            double index = headStart + k - 1;
            double up = threshold.StepUp(index);
            bool saturated = index >= threshold.Mean && up < 1 && step * up <= Negligible * (1 - up);
            // From here on the second factor is 1: the rest is what is left of K's own mass. Small rests are summed instead, to keep their digits.
            if (saturated && mass < 0.999)
                return Math.Min(1, sum + (1 - mass));
            // Both factors are log-concave, so the terms rise once and fall ever faster: the rest is below the geometric series.
            if (term < previous ? term / (previous - term) * term <= Negligible * sum : saturated && term == 0)
                return Math.Min(1, sum);
            previous = term;
            weight = weight > CountLaw.Smallest ? weight * signal.StepUp(k) : signal.At(k + 1);
            step = step > CountLaw.Smallest ? step * up : threshold.At(index + 1);
            below = Math.Min(1, below + step);
            k++;
        }
    }
}
