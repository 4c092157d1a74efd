using Parapet.Physics.Atmosphere;
using Parapet.Physics.Radar;

namespace Parapet.Physics.Infrared;

/// <summary>
/// A look of a passive infrared sensor: search and track set, distributed aperture or seeker. It sees a point whose irradiance I·τ/R²
/// stands against noise of known strength; that strength follows from one stated range, at which a jet fighter is seen from ahead with probability
/// one half. docs/models/infrared.md. Source: range of a background-limited sensor, Hudson, Infrared System Engineering (1969), chapter 13;
/// threshold on Gaussian noise, ibid. section 13.4.
/// </summary>
public static class InfraredLook
{
    /// <summary>Speed and height of the jet fighter that stated ranges are meant for; assumed.</summary>
    private const double ReferenceSpeedMps = 250, ReferenceHeightM = 9000;

    /// <summary>The jet fighter that a signature of 1 stands for: assumed areas and exhaust, no reheat.</summary>
    public static InfraredSourceParameters JetFighter { get; } = new()
    {
        FrontAreaM2 = 5,
        SideAreaM2 = 40,
        Emissivity = 0.8,
        ExhaustAreaM2 = 0.4,
        ExhaustTemperatureK = 800,
        PlumeWpsr = 60,
    };

    // After the fighter: static members come to life in the order of the text.
    private static readonly double MidWaveReference = Reference(InfraredWindow.MidWave), LongWaveReference = Reference(InfraredWindow.LongWave);

    /// <summary>Intensity of that fighter from ahead, W/sr.</summary>
    public static double ReferenceIntensity(InfraredWindow window) => window == InfraredWindow.MidWave ? MidWaveReference : LongWaveReference;

    /// <summary>Threshold over the noise's standard deviation for a false-alarm probability in (0, 1); for building, not for loops.</summary>
    public static double Threshold(double falseAlarmProbability) => NormalCurve.ExceededWith(falseAlarmProbability);

    /// <summary>Ratio of signal to noise, of amplitudes: the threshold at the stated range, on the stated target, in the stated air.</summary>
    /// <param name="threshold">Of <see cref="Threshold"/>.</param>
    /// <param name="statedRangeM">Range at which the jet fighter is seen with probability one half, m, positive.</param>
    /// <param name="statedTransmission">Share that the air lets through there: 1 where the range is stated without absorption.</param>
    /// <param name="rangeM">To the target, m, positive.</param>
    /// <param name="relativeIntensity">Intensity of the target over <see cref="ReferenceIntensity"/>; the square of a signature.</param>
    /// <param name="transmission">Share that the air lets through now, clouds and all.</param>
    public static double SignalToNoise(
        double threshold, double statedRangeM, double statedTransmission, double rangeM, double relativeIntensity, double transmission)
    {
        double ratio = statedRangeM / rangeM;
        return threshold * ratio * ratio * relativeIntensity * transmission / statedTransmission;
    }

    /// <summary>Probability that signal and Gaussian noise together stand above the threshold, [0, 1]: one half where they are equal.</summary>
    public static double Probability(double signalToNoise, double threshold) => NormalCurve.Above(threshold - signalToNoise);

    private static double Reference(InfraredWindow window)
    {
        AirState air = StandardAtmosphere.At(ReferenceHeightM);
        double skin = SkinTemperature.BalanceK(air.TemperatureK, air.DensityKgpm3, air.SpeedOfSoundMps, ReferenceSpeedMps, JetFighter.Emissivity);
        return InfraredSource.RadiantIntensity(JetFighter, window, skin, air.TemperatureK, 1, burning: false);
    }
}
