namespace Parapet.Physics.Radar;

/// <summary>
/// Detection by one look in one call, for those who ask once. <see cref="Detector"/> keeps its threshold, <see cref="DetectionTable"/> answers in the loop.
/// Ratios are powers, not decibels, of one pulse. docs/models/detection-probability.md, docs/models/required-snr.md.
/// </summary>
public static class Detection
{
    /// <summary>Probability that a look of <paramref name="pulses"/> pulses summed after a square-law detector detects.</summary>
    /// <param name="swerling">Case of fluctuation, 0 to 4.</param>
    /// <param name="snrPerPulse">Mean ratio of one pulse, zero or positive.</param>
    /// <param name="cfarCells">Reference cells of the cell-averaging CFAR; 0: the noise level is known.</param>
    /// <exception cref="ArgumentOutOfRangeException">A figure is outside its range.</exception>
    public static double Probability(int swerling, int pulses, double snrPerPulse, double falseAlarmProbability, int cfarCells = 0) =>
        new Detector(pulses, falseAlarmProbability, cfarCells).Probability(swerling, snrPerPulse);

    /// <summary>The same of one pulse in known noise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A figure is outside its range.</exception>
    public static double Probability(int swerling, double snr, double falseAlarmProbability) => Probability(swerling, 1, snr, falseAlarmProbability);

    /// <summary>Mean ratio of one pulse at which a look detects with <paramref name="detectionProbability"/>, in (Pfa, 1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">A figure is outside its range.</exception>
    public static double RequiredSnr(int swerling, int pulses, double detectionProbability, double falseAlarmProbability, int cfarCells = 0) =>
        new Detector(pulses, falseAlarmProbability, cfarCells).RequiredSnr(swerling, detectionProbability);
}
