using Parapet.Foundation;

namespace Parapet.Physics.Radar;

/// <summary>
/// Detection by a passive infrared sensor, calibrated at one point: the range R0 at which a jet aircraft is seen with
/// probability one half in one look. Irradiance falls with the square of range, so with x = s R0 / R the signal goes with
/// x² and P = 1 - 2^(-x²). The form is this project's choice (docs/models/sensing.md): right at R0, near one well inside,
/// near zero well outside; no background, cloud or aspect.
/// </summary>
public static class InfraredDetection
{
    private const double LnTwo = 0.6931471805599453;

    /// <summary>Signal-to-noise ratio taken to stand at the range of probability one half, a power ratio.</summary>
    private const double CalibrationSnr = 10;

    /// <summary>Probability of detection in one look, [0, 1).</summary>
    /// <param name="rangeM">Slant range, m, positive.</param>
    /// <param name="calibrationRangeM">R0, m, positive.</param>
    /// <param name="signature">s: factor on R0 for this class, 1 for a jet aircraft.</param>
    public static double Probability(double rangeM, double calibrationRangeM, double signature)
    {
        double x = calibrationRangeM * signature / rangeM;
        return 1 - ExactMath.Exp(-LnTwo * x * x);
    }

    /// <summary>Signal-to-noise ratio, a power ratio, of the same arguments.</summary>
    public static double SignalToNoise(double rangeM, double calibrationRangeM, double signature)
    {
        double x = calibrationRangeM * signature / rangeM;
        return CalibrationSnr * x * x;
    }
}
