using Parapet.Foundation;

namespace Parapet.Physics.Propagation;

/// <summary>A complex number, as little of it as reflection needs.</summary>
public readonly record struct Phasor(double Re, double Im)
{
    public double Magnitude => Math.Sqrt((Re * Re) + (Im * Im));

    public static Phasor operator *(Phasor a, Phasor b) => new((a.Re * b.Re) - (a.Im * b.Im), (a.Re * b.Im) + (a.Im * b.Re));

    public static Phasor operator /(Phasor a, Phasor b)
    {
        double square = (b.Re * b.Re) + (b.Im * b.Im);
        return new(((a.Re * b.Re) + (a.Im * b.Im)) / square, ((a.Im * b.Re) - (a.Re * b.Im)) / square);
    }

    /// <summary>The root with positive real part.</summary>
    public Phasor Root()
    {
        double re = Math.Sqrt((Magnitude + Re) / 2);
        return new(re, re > 0 ? Im / (2 * re) : Math.Sqrt(Magnitude));
    }
}

/// <summary>How much of a wave a surface throws back in the mirror's direction.</summary>
public static class Reflection
{
    /// <summary>
    /// Fresnel's coefficient of a smooth plane (Recommendation ITU-R P.527-6; Kerr, "Propagation of Short Radio Waves", section 5.2):
    /// -1 at grazing for either polarisation. Time goes as exp(jωt), so that loss is a negative imaginary permittivity.
    /// </summary>
    /// <param name="sinGrazing">Sine of the grazing angle, 0 to 1.</param>
    /// <param name="vertical">The field lies in the plane of incidence.</param>
    public static Phasor Fresnel(in Surface surface, double sinGrazing, bool vertical)
    {
        Phasor root = new Phasor(surface.Permittivity - 1 + (sinGrazing * sinGrazing), -surface.Loss).Root();
        Phasor own = vertical ? new(surface.Permittivity * sinGrazing, -surface.Loss * sinGrazing) : new(sinGrazing, 0);
        return new Phasor(own.Re - root.Re, own.Im - root.Im) / new Phasor(own.Re + root.Re, own.Im + root.Im);
    }

    /// <summary>
    /// What roughness leaves of the mirror's reflection: exp(-z) I₀(z), z = 2 (2π σ sin ψ/λ)² (Miller, Brown and Vegh, IEE Proc. F 131, 1984),
    /// which agrees with Ament's exp(-z) for small z and with measurements over the sea beyond.
    /// </summary>
    /// <returns>0 to 1.</returns>
    public static double Roughness(double roughnessM, double sinGrazing, double wavelengthM)
    {
        double g = 2 * Math.PI * roughnessM * sinGrazing / wavelengthM, z = 2 * g * g;
        return ScaledBessel0(z);
    }

    /// <summary>Ament's factor alone, exp(-z).</summary>
    public static double Ament(double roughnessM, double sinGrazing, double wavelengthM)
    {
        double g = 2 * Math.PI * roughnessM * sinGrazing / wavelengthM;
        return ExactMath.Exp(-2 * g * g);
    }

    /// <summary>Loss of a beam's density where a sphere reflects it: [1 + 2 d₁d₂/(a d sin ψ)]^(-1/2) (Kerr, section 5.2, low angles).</summary>
    /// <returns>0 at grazing to 1.</returns>
    public static double Divergence(double d1M, double d2M, double sinGrazing, double effectiveRadiusM) => sinGrazing > 0
        ? 1 / Math.Sqrt(1 + (2 * d1M * d2M / (effectiveRadiusM * (d1M + d2M) * sinGrazing)))
        : 0;

    // exp(-z) I0(z), z from 0 up: Abramowitz and Stegun 9.8.1 and 9.8.2, to 2e-7.
    private static double ScaledBessel0(double z)
    {
        if (z < 3.75)
        {
            double t = z / 3.75 * (z / 3.75);
            double i0 = 1 + (t * (3.5156229 + (t * (3.0899424 + (t * (1.2067492 + (t * (0.2659732 + (t * (0.0360768 + (t * 0.0045813)))))))))));
            return ExactMath.Exp(-z) * i0;
        }

        double s = 3.75 / z;
        double p = 0.39894228 + (s * (0.01328592 + (s * (0.00225319 + (s * (-0.00157565 + (s * (0.00916281 + (s * (-0.02057706 + (s * (0.02635537 + (s * (-0.01647633 + (s * 0.00392377)))))))))))))));
        return p / Math.Sqrt(z);
    }
}
