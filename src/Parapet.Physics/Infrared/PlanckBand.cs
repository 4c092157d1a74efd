using Parapet.Foundation;

namespace Parapet.Physics.Infrared;

/// <summary>An atmospheric window that sensors look through.</summary>
public enum InfraredWindow
{
    /// <summary>3 to 5 µm.</summary>
    MidWave,

    /// <summary>8 to 12 µm.</summary>
    LongWave,
}

/// <summary>
/// Thermal radiation of a black body within a band of wavelengths, by Planck's law integrated in closed form: the share of all
/// radiation below λ is 15/π⁴ · Σ exp(-n·z)·(z³/n + 3z²/n² + 6z/n³ + 6/n⁴) with z = c₂/(λT). docs/models/blackbody-share.md.
/// Source: Siegel and Howell, Thermal Radiation Heat Transfer, 4th ed. (2002), appendix A; for z below 1 the power series there. Within 1e-11 of the share.
/// </summary>
public static class PlanckBand
{
    /// <summary>Second radiation constant, m·K (CODATA 2018).</summary>
    public const double SecondConstant = 0.01438776877;

    /// <summary>Stefan-Boltzmann constant, W/(m²·K⁴) (CODATA 2018).</summary>
    public const double StefanBoltzmann = 5.670374419e-8;

    /// <summary>15/π⁴.</summary>
    private const double Scale = 0.15398973382026503;

    /// <summary>Share of a black body's radiation at wavelengths below λ, [0, 1].</summary>
    /// <param name="wavelengthTemperature">λ·T, m·K, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The product is not positive.</exception>
    public static double ShareBelow(double wavelengthTemperature)
    {
        if (!(wavelengthTemperature > 0))
            throw new ArgumentOutOfRangeException(nameof(wavelengthTemperature), wavelengthTemperature, "Wavelength times temperature is positive, in m·K.");
        double z = SecondConstant / wavelengthTemperature;
        if (z > 700)
            return 0;
        if (z < 1)
        {
            double q = z * z;
            return 1 - (Scale * z * q * ((1.0 / 3) - (z / 8) + (q * ((1.0 / 60) - (q * ((1.0 / 5040) - (q * ((1.0 / 272160) - (q * ((1.0 / 13305600) - (q / 622702080)))))))))));
        }

        double sum = 0, factor = ExactMath.Exp(-z), power = 1;
        for (int n = 1; n < 60; n++)
        {
            power *= factor;
            double r = 1.0 / n;
            double term = power * r * ((z * z * z) + (r * ((3 * z * z) + (r * ((6 * z) + (6 * r))))));
            sum += term;
            if (term < 1e-17 * sum)
                break;
        }

        return Scale * sum;
    }

    /// <summary>Radiance of a black body within a band, W/(m²·sr).</summary>
    /// <param name="fromM">Shorter wavelength, m, positive.</param>
    /// <param name="toM">Longer wavelength, m.</param>
    /// <param name="temperatureK">K, positive.</param>
    public static double Radiance(double fromM, double toM, double temperatureK)
    {
        double square = temperatureK * temperatureK;
        return StefanBoltzmann / Math.PI * square * square * (ShareBelow(toM * temperatureK) - ShareBelow(fromM * temperatureK));
    }

    /// <summary>Limits of a window, m.</summary>
    public static (double FromM, double ToM) Limits(InfraredWindow window) => window == InfraredWindow.MidWave ? (3e-6, 5e-6) : (8e-6, 12e-6);
}
