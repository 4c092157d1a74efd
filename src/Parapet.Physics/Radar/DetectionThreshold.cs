using Parapet.Foundation;

namespace Parapet.Physics.Radar;

/// <summary>
/// Threshold of a square-law detector on the sum of n pulses, noise of unit mean power in each. docs/models/detection-threshold.md.
/// Source: Marcum, RAND RM-754 (1947); Richards, Fundamentals of Radar Signal Processing, 2nd ed. (2014), chapter 6.
/// </summary>
public static class DetectionThreshold
{
    /// <summary>T for a known noise level: Q(n, T) = Pfa with the regularised upper incomplete gamma function; -ln Pfa for one pulse.</summary>
    /// <param name="falseAlarmProbability">In (0, 1).</param>
    /// <param name="pulses">1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A figure is outside its range.</exception>
    public static double Of(double falseAlarmProbability, int pulses) => Law(falseAlarmProbability, pulses, 0).Mean;

    /// <summary>
    /// Multiplier α of a cell-averaging CFAR: the cell under test, the sum of n pulses, is compared with α times the sum of all n·M samples
    /// of the M reference cells. Pfa = (1 + α)^-M for one pulse; for more, the negative binomial sum of docs/models/cfar-loss.md.
    /// </summary>
    /// <param name="referenceCells">M, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A figure is outside its range.</exception>
    public static double CfarMultiplier(double falseAlarmProbability, int pulses, int referenceCells)
    {
        if (referenceCells < 1)
            throw new ArgumentOutOfRangeException(nameof(referenceCells), referenceCells, "A cell-averaging CFAR has 1 reference cell or more.");
        CountLaw law = Law(falseAlarmProbability, pulses, referenceCells);
        return law.Mean / law.Shape;
    }

    /// <summary>The law whose chance of at most n - 1 is the false-alarm probability: the threshold as <see cref="CountRace"/> takes it.</summary>
    /// <param name="referenceCells">0: the noise level is known.</param>
    internal static CountLaw Law(double falseAlarmProbability, int pulses, int referenceCells)
    {
        if (!(falseAlarmProbability > 0 && falseAlarmProbability < 1))
            throw new ArgumentOutOfRangeException(nameof(falseAlarmProbability), falseAlarmProbability, "A false-alarm probability lies inside (0, 1).");
        if (pulses < 1)
            throw new ArgumentOutOfRangeException(nameof(pulses), pulses, "A look integrates 1 pulse or more.");
        ArgumentOutOfRangeException.ThrowIfNegative(referenceCells);

        double shape = referenceCells == 0 ? double.PositiveInfinity : (double)pulses * referenceCells;
        double target = ExactMath.Log(falseAlarmProbability);
        // v is -ln of the chance of none: T for known noise, r·ln(1 + α) for CFAR. In v the logarithm of the false-alarm probability is concave,
        // so Newton's step lands right of the root at worst and closes in from there. For one pulse v is -ln Pfa.
        if (pulses == 1)
            return At(-target, shape);
        double v = pulses;
        for (int i = 0; i < 100; i++)
        {
            CountLaw law = At(v, shape);
            double log = law.LogAtMost(pulses - 1);
            double slope = -(1 + ((pulses - 1) / shape)) * ExactMath.Exp(law.LogAt(pulses - 1) - log);
            double next = v - ((log - target) / slope);
            if (!(next > 0))
                next = v / 2;
            bool settled = Math.Abs(next - v) <= 4e-16 * v;
            v = next;
            if (settled)
                break;
        }

        return At(v, shape);
    }

    private static CountLaw At(double v, double shape) =>
        new(double.IsPositiveInfinity(shape) ? v : shape * (ExactMath.Exp(v / shape) - 1), shape);
}
