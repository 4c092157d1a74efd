using Parapet.Foundation;
using Parapet.Physics.Atmosphere;

namespace Parapet.Physics.Flight;

/// <summary>The standard air where no other is at hand: <see cref="AirProfile.Standard"/>.</summary>
internal static class QuickAir
{
    public const double TopM = AirProfile.TopM;

    /// <summary>Density in kg/m³ and speed of sound in m/s at a height in metres.</summary>
    public static double At(double heightM, out double soundMps) => AirProfile.Standard.At(heightM, out soundMps);

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
