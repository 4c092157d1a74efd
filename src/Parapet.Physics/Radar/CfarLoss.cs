using Parapet.Foundation;

namespace Parapet.Physics.Radar;

/// <summary>
/// What it costs a cell-averaging CFAR not to know the noise level: the ratio it needs over the ratio a detector in known noise needs, both for one
/// false-alarm and detection probability. docs/models/cfar-loss.md.
/// Source: Richards, Fundamentals of Radar Signal Processing, 2nd ed. (2014), chapter 6, for one pulse; the sum over pulses is derived there in the page.
/// </summary>
public static class CfarLoss
{
    /// <summary>The loss, a power ratio above 1.</summary>
    /// <param name="referenceCells">1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A figure is outside its range.</exception>
    public static double Ratio(int swerling, int pulses, double detectionProbability, double falseAlarmProbability, int referenceCells)
    {
        if (referenceCells < 1)
            throw new ArgumentOutOfRangeException(nameof(referenceCells), referenceCells, "A cell-averaging CFAR has 1 reference cell or more.");
        return new Detector(pulses, falseAlarmProbability, referenceCells).RequiredSnr(swerling, detectionProbability)
            / new Detector(pulses, falseAlarmProbability).RequiredSnr(swerling, detectionProbability);
    }

    /// <summary>The loss in dB, positive.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A figure is outside its range.</exception>
    public static Decibels Of(int swerling, int pulses, double detectionProbability, double falseAlarmProbability, int referenceCells) =>
        Decibels.FromRatio(Ratio(swerling, pulses, detectionProbability, falseAlarmProbability, referenceCells));
}
