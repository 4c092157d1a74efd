using Parapet.Foundation;

namespace Parapet.Physics.Radar;

/// <summary>
/// What moving-target processing leaves of echoes by their radial speed: of a target the response of a notch about zero speed, of
/// clutter the residue that the improvement factor allows. docs/models/doppler-processing.md.
/// Source: limits by the clutter's own spread, Barlow, Proc. IRE 37 (1949) 340, and Skolnik, Introduction to Radar Systems, 3rd ed.
/// (2001), section 3.2; the notch 1 - 2^(-(v/v_h)⁴), which near zero goes with
/// the fourth power of the speed as that of two cancellers does, is this project's choice.
/// </summary>
public static class DopplerProcessing
{
    private const double LnTwo = 0.6931471805599453;

    /// <summary>Share of an echo's power that the filter lets through, [0, 1]: one half at the notch's half width and at as much beside a blind speed.</summary>
    /// <param name="radar">Notch and blind speed are used; without a notch all goes through.</param>
    /// <param name="radialSpeedMps">Towards or away, m/s.</param>
    public static double Response(in RadarParameters radar, double radialSpeedMps)
    {
        if (radar.NotchHalfWidthMps <= 0)
            return 1;
        double speed = Math.Abs(radialSpeedMps);
        if (radar.BlindSpeedMps > 0)
        {
            speed -= radar.BlindSpeedMps * Math.Floor(speed / radar.BlindSpeedMps);
            speed = Math.Min(speed, radar.BlindSpeedMps - speed);
        }

        double ratio = speed / radar.NotchHalfWidthMps;
        if (ratio > 3)
            return 1;
        double square = ratio * ratio;
        // At small values the difference would lose its digits, and that is where clutter lies.
        double depth = LnTwo * square * square;
        return depth < 1e-4 ? depth * (1 - (depth / 2)) : 1 - ExactMath.Exp(-depth);
    }

    /// <summary>Share of the clutter's power that is left, [0, 1]: one over the improvement factor, and more of clutter that moves out of the notch.</summary>
    /// <param name="radar">Improvement factor, notch and blind speed are used; an improvement of 0 means that clutter is not counted: 0.</param>
    /// <param name="clutterSpeedMps">Radial speed of the clutter: 0 of land, the wind's of rain and chaff.</param>
    public static double Residue(in RadarParameters radar, double clutterSpeedMps)
    {
        if (radar.ImprovementRatio <= 0)
            return 0;
        double floor = 1 / Math.Max(1, radar.ImprovementRatio);
        return floor + ((1 - floor) * (radar.NotchHalfWidthMps > 0 ? Response(radar, clutterSpeedMps) : 0));
    }

    /// <summary>
    /// Ratio of signal to noise and clutter residue behind the filter, from the ratios before it. Clutter that is as strong as noise
    /// or stronger spoils the noise-limited ratio; with none it is the signal's alone.
    /// </summary>
    /// <param name="signalToNoise">Before the filter, a power ratio.</param>
    /// <param name="response">Of the filter to the target: <see cref="Response"/>.</param>
    /// <param name="clutterResidueToNoise">Sum over kinds of clutter of its ratio to noise times its <see cref="Residue"/>.</param>
    public static double SignalToInterference(double signalToNoise, double response, double clutterResidueToNoise) =>
        signalToNoise * response / (1 + clutterResidueToNoise);

    /// <summary>
    /// Improvement factor of a delay-line canceller against clutter of a Gaussian spectrum: 1/(1 - ρ) for one, with ρ = exp(-2·(π σ_f/f_p)²)
    /// … in the usual limit of slow clutter 2·(f_p/(2π σ_f))² for one and 2·(f_p/(2π σ_f))⁴ for two in cascade. A power ratio.
    /// </summary>
    /// <param name="cancellers">1 or 2.</param>
    /// <param name="repetitionHz">Pulse repetition frequency, Hz.</param>
    /// <param name="clutterSigmaMps">Standard deviation of the clutter's radial speed, m/s, positive.</param>
    /// <param name="wavelengthM">m.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not 1 or 2 cancellers.</exception>
    public static double CancellerImprovement(int cancellers, double repetitionHz, double clutterSigmaMps, double wavelengthM)
    {
        double phase = 2 * Math.PI * (2 * clutterSigmaMps / wavelengthM) / repetitionHz;
        double square = phase * phase;
        double once = ExactMath.Exp(-0.5 * square);
        return cancellers switch
        {
            // Correlation of clutter from pulse to pulse: the Fourier transform of its spectrum.
            1 => 1 / (1 - once),
            2 => 1 / (1 - (4.0 / 3 * once) + (once * once * once * once / 3)),
            _ => throw new ArgumentOutOfRangeException(nameof(cancellers), cancellers, "One or two cancellers."),
        };
    }
}
