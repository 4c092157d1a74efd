using Parapet.Foundation;

namespace Parapet.Physics.Radar;

/// <summary>What the ground or sea is, as an echo.</summary>
public enum ClutterSurface
{
    /// <summary>Lakes, salt flats, paved ground.</summary>
    Smooth,

    /// <summary>Level and bare.</summary>
    Flatland,

    /// <summary>Fields; desert with its dunes and shrubs.</summary>
    Farmland,
    RollingHills,
    WoodedHills,
    Mountains,
    Urban,

    /// <summary>Open sea, by sea state.</summary>
    Sea,
}

/// <summary>
/// Echo of the surface in the radar's resolution cell: σ⁰ = γ·sin ψ, the constant-gamma model, the sine taken as the mean over the
/// slopes of the ground, so that land goes on to echo where the smooth earth dips away. docs/models/surface-clutter.md.
/// Source: γ, slopes and roughness after Barton, Radar Equations for Modern Radar (2013), chapter 9, and Proc. IEEE 73 (1985) 198;
/// sea by 10·log γ = 6·K - 10·log λ - 64 with K the Beaufort number. Grazing angles up to about 60°, frequencies from 0.2 to 20 GHz;
/// single measurements scatter by 5 to 10 dB about it.
/// </summary>
public static class SurfaceClutter
{
    /// <summary>γ, a power ratio, of land; independent of frequency.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The sea, which <see cref="SeaGamma"/> knows.</exception>
    public static double Gamma(ClutterSurface land) => land switch
    {
        // -25, -20, -15, -12, -10 and twice -5 dB.
        ClutterSurface.Smooth => 0.0031622776601683794,
        ClutterSurface.Flatland => 0.01,
        ClutterSurface.Farmland => 0.031622776601683794,
        ClutterSurface.RollingHills => 0.06309573444801933,
        ClutterSurface.WoodedHills => 0.1,
        ClutterSurface.Mountains or ClutterSurface.Urban => 0.31622776601683794,
        _ => throw new ArgumentOutOfRangeException(nameof(land), land, "The sea's γ depends on wind and wavelength."),
    };

    /// <summary>Standard deviation of the slopes, rad; 0 of the sea, whose waves are inside γ and the propagation factor.</summary>
    public static double SlopeRad(ClutterSurface surface) => surface switch
    {
        ClutterSurface.Smooth => 0.0071,
        ClutterSurface.Flatland => 0.0141,
        ClutterSurface.Farmland => 0.0212,
        ClutterSurface.RollingHills => 0.0247,
        ClutterSurface.WoodedHills => 0.0354,
        ClutterSurface.Mountains or ClutterSurface.Urban => 0.0707,
        _ => 0,
    };

    /// <summary>γ of the sea, a power ratio. Sea state 0 to 8 on the Douglas scale, taken as one less than the Beaufort number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The sea state is outside 0 to 8 or the wavelength not positive.</exception>
    public static double SeaGamma(double seaState, double wavelengthM)
    {
        RequireSeaState(seaState);
        if (!(wavelengthM > 0))
            throw new ArgumentOutOfRangeException(nameof(wavelengthM), wavelengthM, "A wavelength is positive, in m.");
        return ExactMath.Pow(10, (0.6 * (seaState + 1)) - 6.4) / wavelengthM;
    }

    /// <summary>Standard deviation of the sea's height, m: the cube of the Beaufort number over 300.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The sea state is outside 0 to 8.</exception>
    public static double SeaHeightSigmaM(double seaState)
    {
        RequireSeaState(seaState);
        double beaufort = seaState + 1;
        return beaufort * beaufort * beaufort / 300;
    }

    /// <summary>
    /// Sine of the grazing angle at slant range R over a sphere of the effective radius a: (h² + 2ah - R²)/(2aR). Negative beyond the
    /// horizon: by so much the surface lies below the tangent.
    /// </summary>
    /// <param name="antennaHeightM">h above the surface, m, positive.</param>
    /// <param name="rangeM">Slant range, m, positive.</param>
    /// <param name="effectiveRadiusM">Effective earth radius, m.</param>
    public static double GrazingSine(double antennaHeightM, double rangeM, double effectiveRadiusM) =>
        Math.Min(1, ((antennaHeightM * (antennaHeightM + (2 * effectiveRadiusM))) - (rangeM * rangeM)) / (2 * effectiveRadiusM * rangeM));

    /// <summary>Elevation, seen from the antenna, of the surface at slant range R, rad, negative; that of the horizon beyond it.</summary>
    /// <inheritdoc cref="GrazingSine"/>
    public static double SurfaceElevationRad(double antennaHeightM, double rangeM, double effectiveRadiusM)
    {
        double horizon = Math.Sqrt(antennaHeightM * (antennaHeightM + (2 * effectiveRadiusM)));
        double r = Math.Min(rangeM, horizon);
        double sine = ((antennaHeightM * (antennaHeightM + (2 * effectiveRadiusM))) + (r * r)) / (2 * r * (antennaHeightM + effectiveRadiusM));
        return -ExactMath.Asin(Math.Min(1, sine));
    }

    /// <summary>
    /// Mean over normally distributed slopes s of the positive part of sin ψ + slope: m·Φ(m/s) + s·φ(m/s). sin ψ itself far above s;
    /// 0.4 s at the horizon; falling fast beyond it, where only what rises out of the shadow is met.
    /// </summary>
    public static double MeanSine(double grazingSine, double slopeRad) => slopeRad <= 0
        ? Math.Max(0, grazingSine)
        : (grazingSine * NormalCurve.Below(grazingSine / slopeRad)) + (slopeRad * NormalCurve.Density(grazingSine / slopeRad));

    /// <summary>
    /// Fourth power of the clutter's propagation factor: direct and reflected ray cancel below the critical angle asin(λ/(4π σ_h)),
    /// as the fourth power of the grazing angle; 1 above.
    /// </summary>
    /// <param name="grazingSine">Sine of the grazing angle; at and below 0 the factor is 0.</param>
    /// <param name="wavelengthM">m.</param>
    /// <param name="heightSigmaM">Standard deviation of the surface's height, m.</param>
    public static double PropagationFactor4(double grazingSine, double wavelengthM, double heightSigmaM)
    {
        double share = Math.Max(0, grazingSine) * 4 * Math.PI * heightSigmaM / wavelengthM;
        return share >= 1 ? 1 : share * share * share * share;
    }

    /// <summary>Surface in one resolution cell, m²: the smaller of what the pulse and what the beam cut out of it.</summary>
    /// <param name="rangeM">Slant range, m.</param>
    /// <param name="azimuthWidthRad">Width of the beam across, rad.</param>
    /// <param name="elevationWidthRad">Width of the beam up, rad.</param>
    /// <param name="rangeResolutionM">m.</param>
    /// <param name="grazingSine">Sine of the grazing angle; taken as at least 1e-6.</param>
    public static double CellAreaM2(double rangeM, double azimuthWidthRad, double elevationWidthRad, double rangeResolutionM, double grazingSine)
    {
        double sine = Math.Max(1e-6, grazingSine);
        double cosine = Math.Sqrt(Math.Max(1e-12, 1 - (sine * sine)));
        double across = rangeM * azimuthWidthRad;
        return Math.Min(across * rangeResolutionM / cosine, across * rangeM * elevationWidthRad / sine);
    }

    /// <summary>
    /// Mean radar cross-section of the surface in a radar's cell, m², as its echo is received: the two-way pattern of the beam, pointed
    /// at <paramref name="beamElevationRad"/>, is counted in, so that <see cref="RadarEquation.SignalToNoise"/> of it is the ratio of clutter to noise.
    /// </summary>
    /// <param name="radar">Beamwidths, resolution and side lobes are used.</param>
    /// <param name="gamma">γ, a power ratio.</param>
    /// <param name="slopeRad">Standard deviation of the slopes, rad; 0 for the sea.</param>
    /// <param name="propagationFactor4">Fourth power of the propagation factor; 1 where nothing is known.</param>
    /// <param name="antennaHeightM">Above the surface, m, positive.</param>
    /// <param name="rangeM">Slant range of the cell, m, positive.</param>
    /// <param name="effectiveRadiusM">Effective earth radius, m.</param>
    /// <param name="beamElevationRad">Elevation of the beam's axis, rad.</param>
    public static double CrossSectionM2(
        in RadarParameters radar, double gamma, double slopeRad, double propagationFactor4, double antennaHeightM, double rangeM, double effectiveRadiusM, double beamElevationRad)
    {
        double sine = GrazingSine(antennaHeightM, rangeM, effectiveRadiusM);
        double mean = MeanSine(sine, slopeRad);
        if (mean <= 0)
            return 0;
        double up = AntennaPattern.Gain(radar, 0, beamElevationRad - SurfaceElevationRad(antennaHeightM, rangeM, effectiveRadiusM));
        double area = CellAreaM2(rangeM, BeamShapeLoss.TwoWayWidth * radar.AzimuthBeamwidthRad, radar.ElevationBeamwidthRad, radar.RangeResolutionM, sine);
        return gamma * mean * propagationFactor4 * area * up * up;
    }

    private static void RequireSeaState(double seaState)
    {
        if (!(seaState is >= 0 and <= 8))
            throw new ArgumentOutOfRangeException(nameof(seaState), seaState, "A sea state is 0 to 8.");
    }
}
