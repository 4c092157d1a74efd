namespace Parapet.Physics.Propagation;

/// <summary>
/// A surface as a wave meets it at one frequency: complex relative permittivity ε' - jε'' (loss counted in) and how rough it is.
/// </summary>
/// <param name="Permittivity">ε', 1 or more.</param>
/// <param name="Loss">ε'', 0 or more.</param>
/// <param name="RoughnessM">Standard deviation of the surface's height, m.</param>
/// <param name="Sea">Whether it is water.</param>
public readonly record struct Surface(double Permittivity, double Loss, double RoughnessM, bool Sea)
{
    private const double VacuumPermittivity = 8.8541878128e-12;

    // Significant wave height, m, in the middle of each sea state (WMO code table 3700).
    private static readonly double[] WaveHeightM = [0, 0.05, 0.3, 0.875, 1.875, 3.25, 5, 7.5, 11.5];

    // By cover: permittivity and conductivity below 1 GHz; the roughness is assumed.
    private static readonly (double Permittivity, double Conductivity, double RoughnessM)[] Lands =
    [
        (22, 0.003, 0.5), // farmland: average ground of P.526
        (15, 0.001, 3), // wooded: medium dry ground, the crowns
        (3, 0.0001, 0.3), // desert: very dry ground
        (5, 0.001, 5), // urban
        (7, 0.0005, 30), // mountain: rock
    ];

    /// <summary>
    /// The sea, 35 ‰ salt at 20 °C: one relaxation and the conductivity of the ions, after Klein and Swift (IEEE Trans. AP-25, 1977):
    /// ε∞ = 4.9, εs = 69.9, relaxation 17.2 GHz, 4.8 S/m; within some per cent of Recommendation ITU-R P.527 up to 40 GHz.
    /// A quarter of the significant wave height is its roughness.
    /// </summary>
    /// <param name="seaState">Douglas, 0 to 8.</param>
    public static Surface OfSea(double frequencyHz, int seaState)
    {
        double f = frequencyHz / 17.2e9, fall = 65 / (1 + (f * f));
        return new(4.9 + fall, (fall * f) + (4.8 / (2 * Math.PI * frequencyHz * VacuumPermittivity)), WaveHeightM[seaState] / 4, true);
    }

    /// <summary>
    /// Land: constant permittivity with a loss tangent that conduction sets below and the water in the soil above 1 GHz, taken as 0.15;
    /// near grazing the reflection hardly depends on either. Average and dry ground after Recommendation ITU-R P.527.
    /// </summary>
    public static Surface OfLand(double frequencyHz, LandCover cover)
    {
        (double permittivity, double conductivity, double roughness) = Lands[(int)cover];
        double ions = conductivity / (2 * Math.PI * frequencyHz * VacuumPermittivity);
        return new(permittivity, ions + (0.15 * permittivity * Math.Min(1, frequencyHz / 3e9)), roughness, false);
    }
}
