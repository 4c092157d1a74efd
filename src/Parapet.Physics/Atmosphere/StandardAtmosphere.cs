using Parapet.Foundation;

namespace Parapet.Physics.Atmosphere;

/// <summary>Air at one height.</summary>
public readonly record struct AirState(double TemperatureK, double PressurePa, double DensityKgpm3, double SpeedOfSoundMps);

/// <summary>
/// The US Standard Atmosphere 1976 by geometric height above mean sea level, -5 km to 86 km, with a tail above.
/// Source: NOAA, NASA, USAF, "U.S. Standard Atmosphere, 1976", equations 18, 23, 33a, 33b, 42, 50.
/// Temperature is the molecular-scale one: between 80 and 86 km up to 0.05 % above the kinetic one.
/// Below -5 km the values of -5 km hold. Above 86 km temperature and speed of sound keep their values of 86 km (sound means
/// little there); density runs log-linearly through the standard's tabulated values (90 to 1,000 km) and dies out beyond
/// with the last slope; pressure follows from density and temperature.
/// </summary>
public static class StandardAtmosphere
{
    public const double LowestM = -5000;
    public const double TopM = 86000;

    private const double EarthRadiusM = 6356766;
    private const double GasConstant = 8314.32 / 28.9644;
    private const double GammaR = 1.4 * GasConstant;
    private const double GravityOverR = 9.80665 / GasConstant;

    private static readonly double[] BaseM = [0, 11000, 20000, 32000, 47000, 51000, 71000];
    private static readonly double[] LapseKpm = [-0.0065, 0, 0.001, 0.0028, 0, -0.0028, -0.002];
    private static readonly double[] BaseK = new double[7];
    private static readonly double[] BasePa = new double[7];

    static StandardAtmosphere()
    {
        BaseK[0] = 288.15;
        BasePa[0] = 101325;
        for (int i = 1; i < 7; i++)
        {
            BaseK[i] = BaseK[i - 1] + (LapseKpm[i - 1] * (BaseM[i] - BaseM[i - 1]));
            BasePa[i] = LayerPressure(i - 1, BaseM[i]);
        }
    }

    /// <summary>Geopotential height, m, of a geometric height (equation 18).</summary>
    public static double GeopotentialM(double heightM) => EarthRadiusM * heightM / (EarthRadiusM + heightM);

    public static AirState At(double heightM)
    {
        double geopotential = GeopotentialM(Math.Clamp(heightM, LowestM, TopM));
        int i = 6;
        while (i > 0 && geopotential < BaseM[i])
            i--;
        double temperature = BaseK[i] + (LapseKpm[i] * (geopotential - BaseM[i]));
        double pressure = LayerPressure(i, geopotential);
        return new(temperature, pressure, pressure / (GasConstant * temperature), Math.Sqrt(GammaR * temperature));
    }

    /// <summary>Density, kg/m³, at a geometric height, m.</summary>
    public static double Density(double heightM) => At(heightM).DensityKgpm3;

    /// <summary>Speed of sound, m/s, at a geometric height, m.</summary>
    public static double SpeedOfSound(double heightM) => At(heightM).SpeedOfSoundMps;

    private static double LayerPressure(int i, double geopotentialM)
    {
        double rise = geopotentialM - BaseM[i];
        return LapseKpm[i] == 0
            ? BasePa[i] * ExactMath.Exp(-GravityOverR * rise / BaseK[i])
            : BasePa[i] * ExactMath.Pow(BaseK[i] / (BaseK[i] + (LapseKpm[i] * rise)), GravityOverR / LapseKpm[i]);
    }
}
