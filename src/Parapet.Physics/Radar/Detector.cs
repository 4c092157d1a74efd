using Parapet.Foundation;

namespace Parapet.Physics.Radar;

/// <summary>
/// A square-law detector with its threshold set: n pulses summed after detection, false-alarm probability kept in known noise or by a cell-averaging
/// CFAR. Exact for Swerling's cases 0 to 4: docs/models/detection-probability.md. Setting the threshold costs microseconds; keep the detector.
/// Source: Swerling, IRE Trans. Inf. Theory 6 (1960) 269; Richards, Fundamentals of Radar Signal Processing, 2nd ed. (2014), chapter 6.
/// </summary>
public readonly record struct Detector
{
    private readonly CountLaw threshold;

    /// <param name="pulses">n, 1 or more.</param>
    /// <param name="falseAlarmProbability">In one resolution cell and look, in (0, 1).</param>
    /// <param name="cfarCells">Reference cells M of the cell-averaging CFAR; 0: the noise level is known.</param>
    /// <exception cref="ArgumentOutOfRangeException">A figure is outside its range.</exception>
    public Detector(int pulses, double falseAlarmProbability, int cfarCells = 0)
    {
        threshold = DetectionThreshold.Law(falseAlarmProbability, pulses, cfarCells);
        Pulses = pulses;
        FalseAlarmProbability = falseAlarmProbability;
        CfarCells = cfarCells;
    }

    public int Pulses { get; }

    public double FalseAlarmProbability { get; }

    public int CfarCells { get; }

    /// <summary>Probability that a look detects, [Pfa, 1].</summary>
    /// <param name="swerling">Case of fluctuation, 0 to 4. 1 and 3: one draw for the whole look; 2 and 4: one for each pulse.</param>
    /// <param name="snr">Mean signal-to-noise ratio of one pulse, a power ratio, zero or positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Unknown case; a ratio negative or not finite; or a case without closed form behind a CFAR of so few cells that its threshold lies 1e8 above the
    /// noise (one cell, Pfa below 1e-8).
    /// </exception>
    public double Probability(int swerling, double snr)
    {
        if (!(snr >= 0 && double.IsFinite(snr)))
            throw new ArgumentOutOfRangeException(nameof(snr), snr, "A signal-to-noise power ratio is zero or positive, and finite.");
        double shape = FluctuationShape(swerling, Pulses);
        // Each pulse's power is exponential, signal and noise together: it is noise, 1 + S times as strong.
        if (shape == Pulses)
            return (threshold with { Mean = threshold.Mean / (1 + snr) }).AtMost(Pulses - 1);
        if (threshold.Mean > CountRace.GreatestThreshold)
        {
            throw new ArgumentOutOfRangeException(
                nameof(swerling), swerling, FormattableString.Invariant($"A CFAR of {CfarCells} cell(s) holds a false-alarm probability of {FalseAlarmProbability} only far above the noise: no sum for Swerling's case {swerling} there. Give it more cells."));
        }

        return CountRace.Won(Pulses, new(Pulses * snr, shape), threshold);
    }

    /// <summary>Mean ratio of one pulse at which a look detects with <paramref name="detectionProbability"/>: a bracketed root within 1e-13 of the ratio, or the closed form of one pulse in known noise.</summary>
    /// <param name="detectionProbability">In (Pfa, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">Unknown case, or a probability not between the false-alarm probability and 1.</exception>
    public double RequiredSnr(int swerling, double detectionProbability)
    {
        _ = FluctuationShape(swerling, Pulses);
        if (!(detectionProbability > FalseAlarmProbability && detectionProbability < 1))
            throw new ArgumentOutOfRangeException(nameof(detectionProbability), detectionProbability, "A required detection probability lies above the false-alarm probability and below 1.");
        if (Pulses == 1 && CfarCells == 0 && (swerling is 1 or 2))
            return (threshold.Mean / -ExactMath.Log(detectionProbability)) - 1;

        double high = 1.0 / Pulses;
        while (Probability(swerling, high) < detectionProbability)
            high *= 4;
        double low = high / 4;
        while (low > 1e-18 && Probability(swerling, low) >= detectionProbability)
            (low, high) = (low / 4, low);
        while (high - low > 1e-13 * high)
        {
            double mid = Math.Sqrt(low * high);
            if (mid <= low || mid >= high)
                break;
            if (Probability(swerling, mid) < detectionProbability)
                low = mid;
            else
                high = mid;
        }

        return 0.5 * (low + high);
    }

    /// <summary>Shape of the gamma law of the look's summed signal: half the degrees of freedom of Swerling's chi-square; infinite: steady.</summary>
    private static double FluctuationShape(int swerling, int pulses) => swerling switch
    {
        0 => double.PositiveInfinity,
        1 => 1,
        2 => pulses,
        3 => 2,
        4 => 2.0 * pulses,
        _ => throw new ArgumentOutOfRangeException(nameof(swerling), swerling, "Swerling cases are 0 to 4."),
    };
}
