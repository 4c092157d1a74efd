using Parapet.Foundation;

namespace Parapet.Physics.Radar;

/// <summary>
/// Mean signal-to-noise ratio of one look in free space. Propagation effects (horizon, attenuation, multipath) multiply
/// the result and live in Propagation. docs/models/radar-equation.md.
/// </summary>
public static class RadarEquation
{
    /// <summary>Boltzmann's constant, J/K (SI 2019, exact).</summary>
    public const double BoltzmannConstant = 1.380649e-23;

    /// <summary>Speed of light in vacuum, m/s (exact).</summary>
    public const double SpeedOfLightMps = 299792458.0;

    /// <summary>
    /// Ratio by scaling from the calibration point: SNR0·(σ/σ0)·(R0/R)⁴. A power ratio, not decibels.
    /// </summary>
    /// <param name="radar">The radar; its calibration point is used.</param>
    /// <param name="rangeM">Slant range, m, positive.</param>
    /// <param name="rcsM2">Mean radar cross-section, m², zero or positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is not positive or the cross-section negative.</exception>
    public static double SignalToNoise(in RadarParameters radar, double rangeM, double rcsM2)
    {
        if (!(rangeM > 0))
            throw new ArgumentOutOfRangeException(nameof(rangeM), rangeM, "A slant range is positive, in m.");
        if (!(rcsM2 >= 0))
            throw new ArgumentOutOfRangeException(nameof(rcsM2), rcsM2, "A radar cross-section is zero or positive, in m².");
        double ratio = radar.CalibrationRangeM / rangeM;
        double squared = ratio * ratio;
        return radar.CalibrationSnr * (rcsM2 / radar.CalibrationRcsM2) * squared * squared;
    }

    /// <summary>
    /// Single-pulse ratio from the radar's own figures, matched filter:
    /// Pt·τ·G²·λ²·σ / ((4π)³·k·Ts·R⁴·L). A power ratio, not decibels.
    /// Source: Skolnik, Introduction to Radar Systems, 3rd ed. (2001), chapter 2; Barton, Radar Equations for Modern Radar (2013), chapter 1.
    /// </summary>
    /// <param name="frequencyHz">Carrier frequency, Hz.</param>
    /// <param name="rangeM">Slant range, m.</param>
    /// <param name="peakPowerW">Transmitted peak power, W.</param>
    /// <param name="pulseWidthS">Pulse length before compression, s.</param>
    /// <param name="gainDb">Antenna gain, the same for transmission and reception, dB.</param>
    /// <param name="systemTemperatureK">System noise temperature, K.</param>
    /// <param name="rcsM2">Radar cross-section, m².</param>
    /// <param name="lossesDb">All losses together, dB, positive for a loss.</param>
    /// <exception cref="ArgumentOutOfRangeException">Frequency, range, power, pulse width or temperature is not positive, or the cross-section negative.</exception>
    public static double FromParameters(
        double frequencyHz,
        double rangeM,
        double peakPowerW,
        double pulseWidthS,
        double gainDb,
        double systemTemperatureK,
        double rcsM2,
        double lossesDb)
    {
        RequirePositive(frequencyHz, nameof(frequencyHz), "Hz");
        RequirePositive(rangeM, nameof(rangeM), "m");
        RequirePositive(peakPowerW, nameof(peakPowerW), "W");
        RequirePositive(pulseWidthS, nameof(pulseWidthS), "s");
        RequirePositive(systemTemperatureK, nameof(systemTemperatureK), "K");
        if (!(rcsM2 >= 0))
            throw new ArgumentOutOfRangeException(nameof(rcsM2), rcsM2, "A radar cross-section is zero or positive, in m².");

        double wavelength = SpeedOfLightMps / frequencyHz;
        double gain = new Decibels(gainDb).Ratio;
        double signal = peakPowerW * pulseWidthS * gain * gain * wavelength * wavelength * rcsM2;
        const double fourPi = 4 * Math.PI;
        double squaredRange = rangeM * rangeM;
        double noise = fourPi * fourPi * fourPi * BoltzmannConstant * systemTemperatureK
            * squaredRange * squaredRange * new Decibels(lossesDb).Ratio;
        return signal / noise;
    }

    private static void RequirePositive(double value, string name, string unit)
    {
        if (!(value > 0 && double.IsFinite(value)))
            throw new ArgumentOutOfRangeException(name, value, $"Must be positive and finite, in {unit}.");
    }
}
