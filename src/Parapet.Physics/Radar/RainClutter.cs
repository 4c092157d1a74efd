using Parapet.Foundation;

namespace Parapet.Physics.Radar;

/// <summary>
/// Echo of rain in the radar's resolution cell. docs/models/rain-clutter.md.
/// Source: Z = 200·R^1.6, Marshall and Palmer, J. Meteorology 5 (1948) 165; η = π⁵·|K|²·Z/λ⁴ with |K|² = 0.93 (water, Rayleigh
/// scattering), Skolnik, Introduction to Radar Systems, 3rd ed. (2001), section 7.6; cell of a Gaussian beam: Probert-Jones,
/// Q. J. R. Met. Soc. 88 (1962) 485. Drops small against the wavelength: up to about 15 GHz; circular polarisation and the melting layer are not in it.
/// </summary>
public static class RainClutter
{
    private const double PiToTheFifth = 306.01968478528145;

    /// <summary>|K|² of water at centimetre waves.</summary>
    private const double Dielectric = 0.93;

    /// <summary>Reflectivity factor Z of rain in the meteorologists' mm⁶/m³; rate in mm/h, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative.</exception>
    public static double ReflectivityFactor(double rateMmph)
    {
        if (!(rateMmph >= 0))
            throw new ArgumentOutOfRangeException(nameof(rateMmph), rateMmph, "A rain rate is 0 mm/h or more.");
        return rateMmph > 0 ? 200 * ExactMath.Pow(rateMmph, 1.6) : 0;
    }

    /// <summary>Volume reflectivity η, m² per m³.</summary>
    /// <param name="rateMmph">Rain rate, mm/h, 0 or more.</param>
    /// <param name="wavelengthM">m, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative or the wavelength not positive.</exception>
    public static double ReflectivityPerM(double rateMmph, double wavelengthM)
    {
        if (!(wavelengthM > 0))
            throw new ArgumentOutOfRangeException(nameof(wavelengthM), wavelengthM, "A wavelength is positive, in m.");
        double square = wavelengthM * wavelengthM;
        return PiToTheFifth * Dielectric * ReflectivityFactor(rateMmph) * 1e-18 / (square * square);
    }

    /// <summary>Volume in which a two-way Gaussian beam gathers its echo: R²·θ·φ·ΔR·π/(8 ln 2), m³.</summary>
    public static double CellVolumeM3(in RadarParameters radar, double rangeM) =>
        BeamShapeLoss.TwoWayWidth * BeamShapeLoss.TwoWayWidth * rangeM * rangeM * radar.AzimuthBeamwidthRad * radar.ElevationBeamwidthRad * radar.RangeResolutionM;

    /// <summary>Share of the two-way beam, in [0, 1], that lies between the ground and the top of the rain.</summary>
    /// <param name="radar">Its elevation beamwidth is used.</param>
    /// <param name="rangeM">Slant range, m, positive.</param>
    /// <param name="beamHeightM">Height of the beam's axis at that range above the ground there, m.</param>
    /// <param name="rainTopM">Height up to which it rains, m above the ground; 0 or less: no rain.</param>
    public static double Filling(in RadarParameters radar, double rangeM, double beamHeightM, double rainTopM)
    {
        if (rainTopM <= 0)
            return 0;
        // exp(-8 ln 2·u²) has the standard deviation 1/√(16 ln 2) beamwidths.
        double sigmaM = 0.30028060219661245 * radar.ElevationBeamwidthRad * rangeM;
        return NormalCurve.Below((rainTopM - beamHeightM) / sigmaM) - NormalCurve.Below(-beamHeightM / sigmaM);
    }

    /// <summary>Mean radar cross-section of the rain in a cell, m².</summary>
    /// <inheritdoc cref="Filling"/>
    public static double CrossSectionM2(in RadarParameters radar, double reflectivityPerM, double rangeM, double beamHeightM, double rainTopM) =>
        reflectivityPerM * CellVolumeM3(radar, rangeM) * Filling(radar, rangeM, beamHeightM, rainTopM);
}
