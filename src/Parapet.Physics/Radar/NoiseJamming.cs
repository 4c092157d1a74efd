using Parapet.Foundation;

namespace Parapet.Physics.Radar;

/// <summary>A noise jammer: even noise over a band.</summary>
public readonly record struct JammerParameters
{
    /// <summary>Power times gain of its antenna towards the victim, its losses taken off, W.</summary>
    public required double EffectivePowerW { get; init; }

    /// <summary>Band over which it is spread, Hz, positive. Narrower than the victim's agile band, it meets only the share of pulses inside it: that is the caller's to decide.</summary>
    public required double BandwidthHz { get; init; }
}

/// <summary>
/// Noise jamming of a radar: how much noise it adds, from what range the echo burns through, and when the radar still knows the
/// direction. docs/models/noise-jamming.md.
/// Source: Skolnik, Introduction to Radar Systems, 3rd ed. (2001), section 10.5 (burn-through, self-screening and stand-off);
/// Mahafza, Radar Systems Analysis and Design Using MATLAB, section 1.9; Barton, Radar Equations for Modern Radar (2013), chapter 3.
/// Noise in the antenna's polarisation, wider than the receiver's band; no cancellers, no blanking of side lobes.
/// </summary>
public static class NoiseJamming
{
    /// <summary>System noise temperature taken where a radar states none, K: a noise figure of some 4 dB and receiving losses of 2 dB; assumed.</summary>
    public const double TypicalTemperatureK = 900;

    /// <summary>Ratio of jamming to noise from which a radar sees a strobe; assumed.</summary>
    public const double StrobeRatio = 10;

    /// <summary>
    /// Gain of the antenna at its peak, a power ratio: as stated, or from the beamwidths as 26,000/(θ°·φ°), Skolnik section 9.1.
    /// </summary>
    public static double PeakGain(in RadarParameters radar) =>
        radar.GainRatio > 0 ? radar.GainRatio : 7.9199 / (radar.AzimuthBeamwidthRad * radar.ElevationBeamwidthRad);

    /// <summary>
    /// Ratio of the density of the jamming to that of the receiver's own noise: P·G_j·G·g·λ²/((4π)²·R_j²·B·k·T), a power ratio.
    /// </summary>
    /// <param name="radar">Its frequency, gain (or beamwidths) and noise temperature are used; a frequency is needed.</param>
    /// <param name="jammer">The jammer.</param>
    /// <param name="rangeM">From the jammer to the radar, m, positive.</param>
    /// <param name="patternGain">One-way gain of the radar's beam towards the jammer relative to its peak (<see cref="AntennaPattern.Gain(in RadarParameters, double, double)"/>): 1 through the main lobe.</param>
    /// <param name="transmission">Share of the power that the way lets through: attenuation, diffraction, pattern propagation factor squared; 1 in free space, 0 behind a mountain.</param>
    /// <exception cref="ArgumentOutOfRangeException">Range or bandwidth is not positive, or the radar has no frequency.</exception>
    public static double JammingToNoise(in RadarParameters radar, in JammerParameters jammer, double rangeM, double patternGain, double transmission = 1)
    {
        if (!(rangeM > 0))
            throw new ArgumentOutOfRangeException(nameof(rangeM), rangeM, "A slant range is positive, in m.");
        if (!(jammer.BandwidthHz > 0))
            throw new ArgumentOutOfRangeException(nameof(jammer), jammer.BandwidthHz, "A jammer's bandwidth is positive, in Hz.");
        if (!(radar.FrequencyHz > 0))
            throw new ArgumentOutOfRangeException(nameof(radar), radar.FrequencyHz, "A radar that is jammed needs its frequency, in Hz.");
        double reach = RadarEquation.SpeedOfLightMps / (radar.FrequencyHz * 4 * Math.PI * rangeM);
        double temperature = radar.NoiseTemperatureK > 0 ? radar.NoiseTemperatureK : TypicalTemperatureK;
        return jammer.EffectivePowerW * PeakGain(radar) * patternGain * transmission * reach * reach
            / (jammer.BandwidthHz * RadarEquation.BoltzmannConstant * temperature);
    }

    /// <summary>
    /// Range, m, at which a target with a jammer of its own on board is seen through it. With the signal K/R⁴ and the jamming j/R²
    /// over noise, K/R⁴ = S·(1 + j/R²) is a quadratic in R².
    /// </summary>
    /// <param name="signalAtOneM">K: ratio of signal to noise without jamming, taken to a range of 1 m.</param>
    /// <param name="jammingAtOneM">j: <see cref="JammingToNoise"/> taken to a range of 1 m.</param>
    /// <param name="requiredRatio">S: ratio that detection needs, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The required ratio is not positive.</exception>
    public static double SelfScreeningBurnThroughM(double signalAtOneM, double jammingAtOneM, double requiredRatio)
    {
        if (!(requiredRatio > 0))
            throw new ArgumentOutOfRangeException(nameof(requiredRatio), requiredRatio, "A required ratio is positive.");
        double k = signalAtOneM / requiredRatio;
        // x² + j·x - k = 0, in the form that keeps its digits when j is large.
        return Math.Sqrt(2 * k / (jammingAtOneM + Math.Sqrt((jammingAtOneM * jammingAtOneM) + (4 * k))));
    }

    /// <summary>Range, m, at which a target is seen while jamming from elsewhere stands at a ratio to noise: (K/(S·(1 + J)))^¼.</summary>
    /// <param name="signalAtOneM">K: ratio of signal to noise without jamming, taken to a range of 1 m.</param>
    /// <param name="jammingToNoise">J: sum over all jammers.</param>
    /// <param name="requiredRatio">S: ratio that detection needs, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The required ratio is not positive.</exception>
    public static double StandOffBurnThroughM(double signalAtOneM, double jammingToNoise, double requiredRatio)
    {
        if (!(requiredRatio > 0))
            throw new ArgumentOutOfRangeException(nameof(requiredRatio), requiredRatio, "A required ratio is positive.");
        return Math.Sqrt(Math.Sqrt(signalAtOneM / (requiredRatio * (1 + jammingToNoise))));
    }

    /// <summary>
    /// Whether the radar has a strobe: it cannot see the jammer's echo, and the jamming through the main lobe, with the beam on the
    /// jammer, stands out of the noise. A strobe gives the direction and no range.
    /// </summary>
    /// <param name="jammingToNoise">With the beam on the jammer.</param>
    /// <param name="echoSeen">Whether this look detected the jammer's echo.</param>
    public static bool IsStrobe(double jammingToNoise, bool echoSeen) => !echoSeen && jammingToNoise >= StrobeRatio;
}
