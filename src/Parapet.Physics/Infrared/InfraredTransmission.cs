using Parapet.Foundation;

namespace Parapet.Physics.Infrared;

/// <summary>How clear the air is near the ground.</summary>
/// <param name="HumidityGpm3">Water vapour, g/m³: 7.5 in a temperate summer, 20 in the tropics.</param>
/// <param name="VisibilityM">Meteorological visibility, m, positive: 23 km is clear.</param>
public readonly record struct AirClarity(double HumidityGpm3, double VisibilityM)
{
    /// <summary>Temperate and clear.</summary>
    public static AirClarity Temperate { get; } = new(7.5, 23000);
}

/// <summary>
/// Share of infrared radiation that the air lets through on a slant path: Beer-Lambert with one extinction per window, in parts that
/// thin out with height: dry gases (8 km), vapour (2 km), vapour's own continuum (1 km, as the square), haze (1.2 km). docs/models/infrared.md.
/// Source: visual extinction 3.912/V: Koschmieder (1924); haze at 4 and 10 µm 0.235 and 0.116 of the visual: read from Gebbie et al.,
/// Proc. Roy. Soc. A 206 (1951) 87 (see the page); coefficients of gases: this project's fit to the order of published band means. Good to a factor of 1.5 in
/// extinction within 20 km; a band mean does not fall exactly as an exponential. The path is straight over a flat earth.
/// </summary>
public static class InfraredTransmission
{
    private const double DryHeightM = 8000, VapourHeightM = 2000, HazeHeightM = 1200;

    /// <summary>Transmitted share in (0, 1].</summary>
    /// <param name="window">Window of the sensor.</param>
    /// <param name="air">Air near the ground.</param>
    /// <param name="heightAM">Height of one end, m; below 0 taken as 0.</param>
    /// <param name="heightBM">Height of the other, m.</param>
    /// <param name="rangeM">Length of the path, m, 0 or more.</param>
    public static double Share(InfraredWindow window, in AirClarity air, double heightAM, double heightBM, double rangeM)
    {
        double a = Math.Max(0, heightAM), b = Math.Max(0, heightBM);
        double humidity = air.HumidityGpm3;
        (double dry, double vapour, double continuum, double hazeShare) = window == InfraredWindow.MidWave
            ? (0.07, 0.012, 0.0, 0.235)
            : (0.02, 0.004, 0.001, 0.116);
        double depth = (dry * Column(a, b, rangeM, DryHeightM))
            + (vapour * humidity * Column(a, b, rangeM, VapourHeightM))
            + (continuum * humidity * humidity * Column(a, b, rangeM, VapourHeightM / 2))
            + (hazeShare * 3912 / air.VisibilityM * Column(a, b, rangeM, HazeHeightM));
        return ExactMath.Exp(-depth);
    }

    /// <summary>
    /// Share of the line of sight that clouds leave: 1 where it does not enter the layer, else the part of the sky that is free.
    /// </summary>
    /// <param name="heightAM">Height of one end, m.</param>
    /// <param name="heightBM">Height of the other, m.</param>
    /// <param name="baseM">Underside of the layer, m.</param>
    /// <param name="topM">Its top, m.</param>
    /// <param name="cover">Part of the sky it covers, [0, 1].</param>
    public static double ClearOfCloud(double heightAM, double heightBM, double baseM, double topM, double cover) =>
        Math.Max(heightAM, heightBM) <= baseM || Math.Min(heightAM, heightBM) >= topM ? 1 : 1 - cover;

    /// <summary>Path at ground density that holds what the slant path holds, km: ∫ exp(-h/H) ds with the height going evenly from a to b.</summary>
    private static double Column(double a, double b, double rangeM, double scaleM)
    {
        double x = (b - a) / scaleM;
        // (1 - e^-x)/x, by its series where the ends are level.
        double mean = Math.Abs(x) < 1e-3 ? 1 - (x / 2) + (x * x / 6) : (1 - ExactMath.Exp(-x)) / x;
        return 0.001 * rangeM * ExactMath.Exp(-a / scaleM) * mean;
    }
}
