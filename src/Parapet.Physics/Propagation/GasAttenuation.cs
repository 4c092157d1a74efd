using Parapet.Foundation;

namespace Parapet.Physics.Propagation;

/// <summary>One-way attenuation of clear air, dB per km, by its two causes.</summary>
public readonly record struct GasLoss(double OxygenDbPerKm, double WaterVapourDbPerKm)
{
    public double TotalDbPerKm => OxygenDbPerKm + WaterVapourDbPerKm;
}

/// <summary>
/// Specific attenuation of oxygen (with the dry continuum) and water vapour, line by line.
/// Source: Recommendation ITU-R P.676-12 (2019), annex 1, section 1, equations 1 to 9. From 1 to 1,000 GHz, at any pressure,
/// temperature and humidity of the air below 100 km. Some 80 lines a call: for tables, not for every pulse.
/// </summary>
public static class GasAttenuation
{
    /// <param name="frequencyHz">1e9 to 1e12.</param>
    /// <param name="dryPressurePa">Pressure of the air without its vapour (total less vapour pressure), above 0.</param>
    /// <param name="temperatureK">Above 0.</param>
    /// <param name="vapourDensityKgpm3">Water vapour in the air, 0 or more; 0.0075 is the standard at sea level.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value outside its limits.</exception>
    public static GasLoss Specific(double frequencyHz, double dryPressurePa, double temperatureK, double vapourDensityKgpm3)
    {
        if (!(frequencyHz is >= 1e9 and <= 1e12))
            throw new ArgumentOutOfRangeException(nameof(frequencyHz), frequencyHz, "Gas attenuation holds from 1e9 to 1e12 Hz.");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dryPressurePa);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperatureK);
        ArgumentOutOfRangeException.ThrowIfNegative(vapourDensityKgpm3);
        return Unchecked(frequencyHz, dryPressurePa, temperatureK, vapourDensityKgpm3);
    }

    /// <summary>The same without looking at the limits: below 1 GHz the formula goes on, oxygen's wing falling off as it does in nature.</summary>
    internal static GasLoss Unchecked(double frequencyHz, double dryPressurePa, double temperatureK, double vapourDensityKgpm3)
    {
        // The book's symbols and units: f GHz; p (dry) and e (vapour) hPa; θ = 300/T.
        double f = frequencyHz * 1e-9, p = dryPressurePa * 0.01, theta = 300 / temperatureK;
        double e = vapourDensityKgpm3 * 1000 * temperatureK / 216.7;
        double oxygen = OxygenLines(f, p, e, theta) + DryContinuum(f, p, e, theta);
        return new(0.1820 * f * oxygen, 0.1820 * f * VapourLines(f, p, e, theta));
    }

    private static double OxygenLines(double f, double p, double e, double theta)
    {
        double warm = ExactMath.Pow(theta, 0.8), sum = 0;
        foreach (OxygenLine line in SpectralLines.Oxygen)
        {
            double strength = line.A1 * 1e-7 * p * theta * theta * theta * ExactMath.Exp(line.A2 * (1 - theta));
            double width = line.A3 * 1e-4 * ((p * warm) + (1.1 * e * theta));
            width = Math.Sqrt((width * width) + 2.25e-6); // Zeeman splitting
            double interference = (line.A5 + (line.A6 * theta)) * 1e-4 * (p + e) * warm;
            sum += strength * Shape(f, line.GHz, width, interference);
        }

        return sum;
    }

    private static double VapourLines(double f, double p, double e, double theta)
    {
        double logTheta = ExactMath.Log(theta), sum = 0;
        double common = 0.1 * e * ExactMath.Exp(3.5 * logTheta);
        foreach (VapourLine line in SpectralLines.WaterVapour)
        {
            double strength = line.B1 * common * ExactMath.Exp(line.B2 * (1 - theta));
            double width = line.B3 * 1e-4 * ((p * ExactMath.Exp(line.B4 * logTheta)) + (line.B5 * e * ExactMath.Exp(line.B6 * logTheta)));
            width = (0.535 * width) + Math.Sqrt((0.217 * width * width) + (2.1316e-12 * line.GHz * line.GHz / theta)); // Doppler broadening
            sum += strength * Shape(f, line.GHz, width, 0);
        }

        return sum;
    }

    private static double Shape(double f, double line, double width, double interference)
    {
        double below = line - f, above = line + f, w2 = width * width;
        return f / line * (((width - (interference * below)) / ((below * below) + w2)) + ((width - (interference * above)) / ((above * above) + w2)));
    }

    // Debye spectrum of oxygen below 10 GHz, and nitrogen under pressure above 100 GHz.
    private static double DryContinuum(double f, double p, double e, double theta)
    {
        double d = 5.6e-4 * (p + e) * ExactMath.Pow(theta, 0.8);
        double debye = 6.14e-5 / (d * (1 + (f * f / (d * d))));
        double nitrogen = 1.4e-12 * p * ExactMath.Pow(theta, 1.5) / (1 + (1.9e-5 * ExactMath.Pow(f, 1.5)));
        return f * p * theta * theta * (debye + nitrogen);
    }
}
