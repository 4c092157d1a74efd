using Parapet.Foundation;

namespace Parapet.Physics.Radar;

/// <summary>
/// Probability that one look detects: square-law detector, one pulse (or one coherently integrated burst), noise of unit
/// mean power. Ratios are powers, not decibels. Fluctuation follows Swerling's numbering; for one pulse case 2 equals
/// case 1 and case 4 equals case 3. docs/models/detection.md.
/// Source: Swerling, IRE Trans. Inf. Theory 6 (1960) 269; Richards, Fundamentals of Radar Signal Processing, 2nd ed. (2014), chapter 6.
/// </summary>
public static class Detection
{
    /// <summary>Threshold on the normalised detector output for a false-alarm probability in (0, 1): -ln Pfa.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not inside (0, 1).</exception>
    public static double Threshold(double falseAlarmProbability) => falseAlarmProbability > 0 && falseAlarmProbability < 1
        ? -ExactMath.Log(falseAlarmProbability)
        : throw new ArgumentOutOfRangeException(nameof(falseAlarmProbability), falseAlarmProbability, "A false-alarm probability lies inside (0, 1).");

    /// <summary>Steady target (Swerling 0): Pd = Q₁(√(2S), √(2T)), Marcum's function (<see cref="MarcumQ"/>).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is negative or the false-alarm probability not inside (0, 1).</exception>
    public static double Swerling0(double snr, double falseAlarmProbability)
    {
        RequireRatio(snr);
        return MarcumQ.OfHalfSquares(1, snr, Threshold(falseAlarmProbability));
    }

    /// <summary>Target of Rayleigh-distributed amplitude (Swerling 1 and 2): Pd = exp(-T / (1 + S)).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The mean ratio is negative or the false-alarm probability not inside (0, 1).</exception>
    public static double Swerling1(double snr, double falseAlarmProbability)
    {
        RequireRatio(snr);
        return ExactMath.Exp(-Threshold(falseAlarmProbability) / (1 + snr));
    }

    /// <summary>
    /// Target whose power follows chi-square with four degrees of freedom (Swerling 3 and 4), one dominant scatterer:
    /// Pd = exp(-a·T)·(1 + a·(1 - a)·T) with a = 1 / (1 + S/2).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The mean ratio is negative or the false-alarm probability not inside (0, 1).</exception>
    public static double Swerling3(double snr, double falseAlarmProbability)
    {
        RequireRatio(snr);
        double threshold = Threshold(falseAlarmProbability);
        double a = 1 / (1 + (0.5 * snr));
        return ExactMath.Exp(-a * threshold) * (1 + (a * (1 - a) * threshold));
    }

    /// <summary>Detection probability for Swerling case <paramref name="swerling"/> from 0 to 4.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Unknown case, negative ratio, or a false-alarm probability not inside (0, 1).</exception>
    public static double Probability(int swerling, double snr, double falseAlarmProbability) => swerling switch
    {
        0 => Swerling0(snr, falseAlarmProbability),
        1 or 2 => Swerling1(snr, falseAlarmProbability),
        3 or 4 => Swerling3(snr, falseAlarmProbability),
        _ => throw new ArgumentOutOfRangeException(nameof(swerling), swerling, "Swerling cases are 0 to 4."),
    };

    /// <summary>
    /// Mean ratio at which the detection probability is <paramref name="detectionProbability"/>. Closed form
    /// ln Pfa / ln Pd - 1 for cases 1 and 2; otherwise a bracketed root, within 1e-12 of the ratio.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Unknown case, or not 0 &lt; Pfa &lt; Pd &lt; 1.</exception>
    public static double RequiredSnr(int swerling, double detectionProbability, double falseAlarmProbability)
    {
        if (swerling is < 0 or > 4)
            throw new ArgumentOutOfRangeException(nameof(swerling), swerling, "Swerling cases are 0 to 4.");
        double threshold = Threshold(falseAlarmProbability);
        if (!(detectionProbability > falseAlarmProbability && detectionProbability < 1))
            throw new ArgumentOutOfRangeException(nameof(detectionProbability), detectionProbability, "A required detection probability lies above the false-alarm probability and below 1.");

        double rayleigh = (threshold / -ExactMath.Log(detectionProbability)) - 1;
        return swerling is 1 or 2 ? rayleigh : Bisect(swerling, detectionProbability, falseAlarmProbability, rayleigh);
    }

    // Detection probability grows with the ratio for every case, so the bracket only has to be widened until it holds the root.
    private static double Bisect(int swerling, double pd, double pfa, double start)
    {
        double low = 0, high = Math.Max(start, 1e-6);
        while (Probability(swerling, high, pfa) < pd)
        {
            low = high;
            high *= 2;
        }

        while (high - low > 1e-12 * high)
        {
            double mid = 0.5 * (low + high);
            if (mid <= low || mid >= high)
                break;
            if (Probability(swerling, mid, pfa) < pd)
                low = mid;
            else
                high = mid;
        }

        return 0.5 * (low + high);
    }

    private static void RequireRatio(double snr)
    {
        if (!(snr >= 0))
            throw new ArgumentOutOfRangeException(nameof(snr), snr, "A signal-to-noise power ratio is zero or positive.");
    }
}
