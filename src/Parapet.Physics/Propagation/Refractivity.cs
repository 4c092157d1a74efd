using Parapet.Foundation;

namespace Parapet.Physics.Propagation;

/// <summary>
/// Refractivity of air that falls off exponentially with height, N(h) = N₀ exp(-h/h₀), N the millionths of the refractive index above one.
/// Source: Recommendation ITU-R P.453-14, equations 1, 2, 6, 8 and the reference atmosphere of equation 9 (N₀ = 315, h₀ = 7.35 km).
/// No ducts: a layer in which the gradient is steeper than -157 N/km cannot be told.
/// </summary>
/// <param name="SurfaceN">At sea level, N-units.</param>
/// <param name="ScaleHeightM">m, above 0.</param>
public readonly record struct Refractivity(double SurfaceN, double ScaleHeightM)
{
    /// <summary>The reference atmosphere.</summary>
    public static Refractivity Reference { get; } = new(315, 7350);

    /// <summary>N-units at a height above sea level, m.</summary>
    public double At(double heightM) => SurfaceN * ExactMath.Exp(-heightM / ScaleHeightM);

    /// <summary>Change of N with height, N-units per m.</summary>
    public double GradientPerM(double heightM) => -At(heightM) / ScaleHeightM;

    /// <summary>Modified refractivity M = N + 10⁶ h/a, M-units: where it falls with height, rays are trapped.</summary>
    public double ModifiedAt(double heightM) => At(heightM) + (1e6 * heightM / Wgs84.MeanRadiusM);

    /// <summary>Ratio of effective to true radius by the gradient at a height: k = 1/(1 + a dn/dh).</summary>
    /// <exception cref="InvalidOperationException">Rays are bent as much as the Earth or more.</exception>
    public double EffectiveEarthFactor(double heightM = 0) => FactorOf(GradientPerM(heightM));

    /// <summary>The same of a gradient, N-units per m: 4/3 at -0.0392, 1 in a vacuum.</summary>
    /// <exception cref="InvalidOperationException">Rays are bent as much as the Earth or more: -0.157 and below.</exception>
    public static double FactorOf(double gradientPerM)
    {
        double k = 1 + (Wgs84.MeanRadiusM * gradientPerM * 1e-6);
        return k > 0 ? 1 / k : throw new InvalidOperationException("Rays bend as much as the Earth or more: there is no effective earth.");
    }

    /// <summary>N of moist air: N = 77.6 p_d/T + 72 e/T + 3.75·10⁵ e/T².</summary>
    /// <param name="dryPressurePa">Without the vapour's share.</param>
    /// <param name="vapourPressurePa">0 or more.</param>
    /// <param name="temperatureK">Above 0.</param>
    public static double OfAir(double dryPressurePa, double vapourPressurePa, double temperatureK)
    {
        double e = vapourPressurePa * 0.01;
        return ((77.6 * dryPressurePa * 0.01) + (72 * e) + (3.75e5 * e / temperatureK)) / temperatureK;
    }
}
