using Parapet.Foundation;

namespace Parapet.Physics.Radar;

/// <summary>
/// A cloud of resonant dipoles. docs/models/chaff-and-decoys.md.
/// Source: mean over orientations 0.15 λ² a dipole, Barton, Radar Equations for Modern Radar (2013), chapter 3, and Schleher,
/// Introduction to Electronic Warfare (1986), section 4.3 (0.15 to 0.18 λ² by method of averaging). Bloom as one minus an exponential and the limit by the
/// cloud's own area are this project's choices.
/// </summary>
public static class Chaff
{
    /// <summary>Mean radar cross-section of one resonant dipole, in squares of the wavelength.</summary>
    public const double DipoleShare = 0.15;

    /// <summary>Cross-section of dipoles that do not hide each other, m².</summary>
    /// <param name="dipoles">Those cut for this wavelength, 0 or more.</param>
    /// <param name="wavelengthM">m, positive.</param>
    public static double DipolesM2(double dipoles, double wavelengthM) => DipoleShare * dipoles * wavelengthM * wavelengthM;

    /// <summary>Cross-section of a cloud whose dipoles hide each other: A·(1 - exp(-σ/A)), m²; never above its area.</summary>
    /// <param name="dipolesM2">σ of all dipoles free of each other.</param>
    /// <param name="cloudAreaM2">A: area that the cloud covers as the radar sees it, m², positive.</param>
    public static double CloudM2(double dipolesM2, double cloudAreaM2) => cloudAreaM2 > 0 ? cloudAreaM2 * (1 - ExactMath.Exp(-dipolesM2 / cloudAreaM2)) : 0;

    /// <summary>Share of the dipoles that have come apart, [0, 1).</summary>
    /// <param name="sinceS">Time since the burst, s; before it nothing.</param>
    /// <param name="bloomS">Time in which 63 % come apart, s, positive: tenths of a second from a dispenser, tens of seconds for a corridor.</param>
    public static double Bloom(double sinceS, double bloomS) => sinceS <= 0 ? 0 : 1 - ExactMath.Exp(-sinceS / bloomS);

    /// <summary>Centre of the cloud, in the axes of its start: it keeps the wind's speed from the first moment and falls.</summary>
    /// <param name="start">m, up along z.</param>
    /// <param name="windMps">Wind at its height, m/s.</param>
    /// <param name="fallMps">Speed of fall, m/s, positive: about 0.3 for aluminised glass.</param>
    /// <param name="sinceS">s.</param>
    public static Vector3D Centre(Vector3D start, Vector3D windMps, double fallMps, double sinceS) =>
        start + ((windMps - new Vector3D(0, 0, fallMps)) * Math.Max(0, sinceS));

    /// <summary>Radius of the cloud, m, growing with the turbulence from the size of the burst.</summary>
    public static double RadiusM(double burstM, double growthMps, double sinceS) => burstM + (growthMps * Math.Max(0, sinceS));
}
