using Parapet.Foundation;

namespace Parapet.Physics.Propagation;

/// <summary>
/// Specific attenuation of rain, γ = k R^α. Source: Recommendation ITU-R P.838-3 (2005), equations 1 to 5 and tables 1 to 4.
/// Frequencies from 1 to 1,000 GHz.
/// </summary>
public static class RainAttenuation
{
    // Columns a, b, c of the terms a·exp(-((log f - b)/c)²).
    private static readonly double[,] KHorizontal =
    {
        { -5.33980, -0.10008, 1.13098 }, { -0.35351, 1.26970, 0.45400 }, { -0.23789, 0.86036, 0.15354 }, { -0.94158, 0.64552, 0.16817 },
    };

    private static readonly double[,] KVertical =
    {
        { -3.80595, 0.56934, 0.81061 }, { -3.44965, -0.22911, 0.51059 }, { -0.39902, 0.73042, 0.11899 }, { 0.50167, 1.07319, 0.27195 },
    };

    private static readonly double[,] AlphaHorizontal =
    {
        { -0.14318, 1.82442, -0.55187 }, { 0.29591, 0.77564, 0.19822 }, { 0.32177, 0.63773, 0.13164 },
        { -5.37610, -0.96230, 1.47828 }, { 16.1721, -3.29980, 3.43990 },
    };

    private static readonly double[,] AlphaVertical =
    {
        { -0.07771, 2.33840, -0.76284 }, { 0.56727, 0.95545, 0.54039 }, { -0.20238, 1.14520, 0.26809 },
        { -48.2991, 0.791669, 0.116226 }, { 48.5833, 0.791459, 0.116479 },
    };

    /// <summary>One-way attenuation, dB per km of rain.</summary>
    /// <param name="frequencyHz">1e9 to 1e12.</param>
    /// <param name="rainRateMmph">Millimetres an hour, 0 or more.</param>
    /// <param name="elevation">Of the path above the horizontal.</param>
    /// <param name="polarisationTilt">From the horizontal: 0 horizontal, 90° vertical, 45° circular.</param>
    /// <exception cref="ArgumentOutOfRangeException">Frequency or rain rate outside their limits.</exception>
    public static double DbPerKm(double frequencyHz, double rainRateMmph, Angle elevation, Angle polarisationTilt)
    {
        if (!(frequencyHz is >= 1e9 and <= 1e12))
            throw new ArgumentOutOfRangeException(nameof(frequencyHz), frequencyHz, "Rain attenuation holds from 1e9 to 1e12 Hz.");
        if (!(rainRateMmph >= 0))
            throw new ArgumentOutOfRangeException(nameof(rainRateMmph), rainRateMmph, "A rain rate is 0 mm/h or more.");
        double logF = ExactMath.Log10(frequencyHz * 1e-9);
        double kh = ExactMath.Pow(10, Sum(KHorizontal, logF) - (0.18961 * logF) + 0.71147);
        double kv = ExactMath.Pow(10, Sum(KVertical, logF) - (0.16398 * logF) + 0.63297);
        double ah = Sum(AlphaHorizontal, logF) + (0.67849 * logF) - 1.95537;
        double av = Sum(AlphaVertical, logF) - (0.053739 * logF) + 0.83433;
        double cosElevation = ExactMath.Cos(elevation.Radians);
        double mix = cosElevation * cosElevation * ExactMath.Cos(2 * polarisationTilt.Radians);
        double k = (kh + kv + ((kh - kv) * mix)) / 2;
        double alpha = ((kh * ah) + (kv * av) + (((kh * ah) - (kv * av)) * mix)) / (2 * k);
        return k * ExactMath.Pow(rainRateMmph, alpha);
    }

    private static double Sum(double[,] terms, double logF)
    {
        double sum = 0;
        for (int j = 0; j < terms.GetLength(0); j++)
        {
            double z = (logF - terms[j, 1]) / terms[j, 2];
            sum += terms[j, 0] * ExactMath.Exp(-z * z);
        }

        return sum;
    }
}
