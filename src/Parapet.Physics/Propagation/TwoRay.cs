using Parapet.Foundation;

namespace Parapet.Physics.Propagation;

/// <summary>
/// Interference of the direct ray with the one reflected by a flat, smooth, perfectly reflecting surface (coefficient -1).
/// Source: Skolnik, "Introduction to Radar Systems", 3rd ed., section 8.2, with the exact path difference. Holds for calm
/// water at low grazing angles and ranges well inside the horizon; real surfaces fill the nulls.
/// </summary>
public static class TwoRay
{
    private const double SpeedOfLightMps = 299792458;

    /// <summary>Field at the target over its free-space value, 0 to 2; a radar's echo power goes with its fourth power.</summary>
    /// <param name="frequencyHz">Above 0.</param>
    /// <param name="antennaHeightM">Above the surface, m.</param>
    /// <param name="targetHeightM">Above the surface, m.</param>
    /// <param name="groundRangeM">Between the two, m, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">Frequency or range not positive, or a height negative.</exception>
    public static double Factor(double frequencyHz, double antennaHeightM, double targetHeightM, double groundRangeM)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(frequencyHz);
        ArgumentOutOfRangeException.ThrowIfNegative(antennaHeightM);
        ArgumentOutOfRangeException.ThrowIfNegative(targetHeightM);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(groundRangeM);
        double sum = antennaHeightM + targetHeightM, difference = antennaHeightM - targetHeightM, square = groundRangeM * groundRangeM;
        // The difference of the two lengths, without their cancellation.
        double longer = 4 * antennaHeightM * targetHeightM / (Math.Sqrt(square + (sum * sum)) + Math.Sqrt(square + (difference * difference)));
        return 2 * Math.Abs(ExactMath.Sin(Math.PI * frequencyHz / SpeedOfLightMps * longer));
    }

    /// <summary>The factor as a one-way gain, dB; negative infinity in a null and at the surface.</summary>
    public static double FactorDb(double frequencyHz, double antennaHeightM, double targetHeightM, double groundRangeM) =>
        20 * ExactMath.Log10(Factor(frequencyHz, antennaHeightM, targetHeightM, groundRangeM));
}
