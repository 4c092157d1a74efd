using Parapet.Foundation;
using Parapet.Physics.Atmosphere;

namespace Parapet.Physics.Flight;

/// <summary>
/// <see cref="StandardAtmosphere"/> read from a table for integrators, which ask some hundred thousand times: posts every
/// 100 m from -1 to 100 km, linear between (density within 3e-5, sound within 1e-5 of the standard, 8 ns instead of 60);
/// above, nothing drags.
/// </summary>
internal static class QuickAir
{
    public const double TopM = 100_000;

    private const double LowestM = -1000;
    private const double StepM = 100;
    private const int Posts = 1012;

    private static readonly double[] Density = new double[Posts];
    private static readonly double[] Sound = new double[Posts];

    static QuickAir()
    {
        for (int i = 0; i < Posts; i++)
        {
            AirState air = StandardAtmosphere.At(LowestM + (i * StepM));
            Density[i] = air.DensityKgpm3;
            Sound[i] = air.SpeedOfSoundMps;
        }
    }

    /// <summary>Density in kg/m³ and speed of sound in m/s at a height in metres.</summary>
    public static double At(double heightM, out double soundMps)
    {
        double x = (heightM - LowestM) * (1 / StepM);
        if (!(x > 0))
            x = 0;
        if (x >= Posts - 1)
        {
            soundMps = Sound[Posts - 1];
            return 0;
        }

        int i = (int)x;
        double u = x - i;
        soundMps = Sound[i] + (u * (Sound[i + 1] - Sound[i]));
        return Density[i] + (u * (Density[i + 1] - Density[i]));
    }

    public static double DensityAt(double heightM) => At(heightM, out _);

    /// <summary>
    /// Height above the ellipsoid along the radius, m, without trigonometry: above the height along the normal by less than
    /// 0.6 m at 100 km and 6 m at 1,000 km. For air density only.
    /// </summary>
    public static double RadialHeightM(Vector3D p)
    {
        double r2 = p.LengthSquared;
        double sin2 = p.Z * p.Z / r2;
        double cos2 = 1 - sin2;
        return Math.Sqrt(r2) - (Wgs84.SemiMinorAxisM / Math.Sqrt(1 - (Wgs84.EccentricitySquared * cos2)));
    }
}
