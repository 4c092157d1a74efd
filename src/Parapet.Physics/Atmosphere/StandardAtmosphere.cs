using Parapet.Foundation;

namespace Parapet.Physics.Atmosphere;

/// <summary>Air at one height.</summary>
public readonly record struct AirState(double TemperatureK, double PressurePa, double DensityKgpm3, double SpeedOfSoundMps);

/// <summary>
/// The US Standard Atmosphere 1976 by geometric height above mean sea level, -5 km to 86 km, with a tail above.
/// Source: NOAA, NASA, USAF, "U.S. Standard Atmosphere, 1976", equations 18, 23, 33a, 33b, 42, 50.
/// Temperature is the molecular-scale one: between 80 and 86 km up to 0.05 % above the kinetic one, which is <see cref="KineticTemperatureK"/>.
/// Below -5 km the values of -5 km hold. Above 86 km temperature and speed of sound keep their values of 86 km (sound means
/// little there); density runs log-linearly through the standard's table I at 90 to 1,000 km (within 20 % of it between the
/// anchors up to 200 km) and goes on beyond with the last slope; pressure follows from density and temperature.
/// </summary>
public static class StandardAtmosphere
{
    /// <summary>Below it nothing changes, m.</summary>
    public const double LowestM = -5000;

    /// <summary>Top of the seven layers, m.</summary>
    public const double TopM = 86000;

    private const double EarthRadiusM = 6356766;
    private const double GasConstant = 8314.32 / 28.9644;
    private const double GammaR = 1.4 * GasConstant;
    private const double GravityOverR = 9.80665 / GasConstant;

    private static readonly double[] BaseM = [0, 11000, 20000, 32000, 47000, 51000, 71000];
    private static readonly double[] LapseKpm = [-0.0065, 0, 0.001, 0.0028, 0, -0.0028, -0.002];
    // Table 8, every 500 m of geometric height.
    private const double LightAirM = 80000;
    private const double LightAirStepM = 500;
    private static readonly double[] MolecularWeightRatio =
        [1, 0.999996, 0.999989, 0.999971, 0.999941, 0.999909, 0.999870, 0.999829, 0.999786, 0.999741, 0.999694, 0.999641, 0.999579];

    private static readonly (double K, double Pa)[] Base = BuildBases();

    /// <summary>Geopotential height, m, of a geometric height (equation 18).</summary>
    public static double GeopotentialM(double heightM) => EarthRadiusM * heightM / (EarthRadiusM + heightM);

    /// <summary>Everything at a geometric height, m; NaN gives NaN.</summary>
    public static AirState At(double heightM)
    {
        double geopotential = GeopotentialM(Math.Clamp(heightM, LowestM, TopM));
        int layer = LayerOf(geopotential);
        double temperature = LayerTemperature(layer, geopotential);
        double density = heightM > TopM ? UpperAir.Density(heightM) : LayerDensity(layer, geopotential).Kgpm3;
        return new(temperature, density * GasConstant * temperature, density, Math.Sqrt(GammaR * temperature));
    }

    /// <summary>
    /// The kinetic temperature, K, which a thermometer would show, at a geometric height, m: the molecular-scale one times the ratio of molecular weights
    /// (equation 22 and table 8), which falls below 1 above 80 km. Above 86 km the value of 86 km.
    /// </summary>
    public static double KineticTemperatureK(double heightM)
    {
        double place = (Math.Clamp(heightM, LightAirM, TopM) - LightAirM) / LightAirStepM;
        int i = Math.Min((int)place, MolecularWeightRatio.Length - 2);
        double ratio = MolecularWeightRatio[i] + ((place - i) * (MolecularWeightRatio[i + 1] - MolecularWeightRatio[i]));
        return At(heightM).TemperatureK * ratio;
    }

    /// <summary>Density, kg/m³, at a geometric height, m; from a table, within 2e-8 of <see cref="At"/>.</summary>
    public static double Density(double heightM) => heightM <= TopM
        ? DensityTable.At(GeopotentialM(Math.Max(heightM, LowestM)))
        : UpperAir.Density(heightM);

    /// <summary>Speed of sound, m/s, at a geometric height, m.</summary>
    public static double SpeedOfSound(double heightM)
    {
        double geopotential = GeopotentialM(Math.Clamp(heightM, LowestM, TopM));
        return Math.Sqrt(GammaR * LayerTemperature(LayerOf(geopotential), geopotential));
    }

    internal static int LayerOf(double geopotentialM)
    {
        int layer = 6;
        while (layer > 0 && geopotentialM < BaseM[layer])
            layer--;
        return layer;
    }

    /// <summary>Density, kg/m³, and its change by geopotential height, kg/m³ per m, by the formula of one layer.</summary>
    internal static (double Kgpm3, double Slope) LayerDensity(int layer, double geopotentialM)
    {
        double temperature = LayerTemperature(layer, geopotentialM);
        double density = LayerPressure(layer, geopotentialM, Base) / (GasConstant * temperature);
        return (density, -density * (GravityOverR + LapseKpm[layer]) / temperature);
    }

    private static double LayerTemperature(int layer, double geopotentialM) =>
        Base[layer].K + (LapseKpm[layer] * (geopotentialM - BaseM[layer]));

    private static double LayerPressure(int layer, double geopotentialM, (double K, double Pa)[] bases)
    {
        (double k, double pa) = bases[layer];
        double rise = geopotentialM - BaseM[layer];
        return LapseKpm[layer] == 0
            ? pa * ExactMath.Exp(-GravityOverR * rise / k)
            : pa * ExactMath.Pow(k / (k + (LapseKpm[layer] * rise)), GravityOverR / LapseKpm[layer]);
    }

    private static (double K, double Pa)[] BuildBases()
    {
        (double K, double Pa)[] bases = new (double, double)[BaseM.Length];
        bases[0] = (288.15, 101325);
        for (int i = 1; i < bases.Length; i++)
            bases[i] = (bases[i - 1].K + (LapseKpm[i - 1] * (BaseM[i] - BaseM[i - 1])), LayerPressure(i - 1, BaseM[i], bases));
        return bases;
    }
}
