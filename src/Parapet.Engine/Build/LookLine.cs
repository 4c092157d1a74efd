using Parapet.Foundation;
using Parapet.Physics.Radar;

namespace Parapet.Engine.Build;

/// <summary>The line from an antenna to a point, in the antenna's frame.</summary>
/// <param name="EnuM">East, north, up, m.</param>
/// <param name="RangeM">Its length, m.</param>
/// <param name="AzimuthRad">Clockwise from north, rad.</param>
/// <param name="OffBearingRad">Azimuth from the centre of the sector, clockwise positive, (-π, π].</param>
/// <param name="ElevationRad">Above the antenna's horizontal, rad.</param>
/// <param name="SinElevation">Its sine.</param>
public readonly record struct LookLine(Vector3D EnuM, double RangeM, double AzimuthRad, double OffBearingRad, double ElevationRad, double SinElevation)
{
    public static LookLine To(in LocalFrame frame, double bearingRad, Vector3D pointEcefM) => To(frame.DirectionToEnu(pointEcefM - frame.OriginEcef), bearingRad);

    public static LookLine To(Vector3D enuM, double bearingRad)
    {
        double range = enuM.Length;
        if (!(range > 0))
            return default;
        double azimuth = ExactMath.Atan2(enuM.X, enuM.Y);
        double sin = enuM.Z / range;
        return new(enuM, range, azimuth, Angle.WrapSigned(azimuth - bearingRad), ExactMath.Asin(Math.Clamp(sin, -1, 1)), sin);
    }

    /// <summary>Whether it ends in the radar's volume; a line of less than a metre ends nowhere.</summary>
    public bool IsIn(in RadarParameters radar) => RangeM >= 1 && RadarVolume.Contains(radar, RangeM, OffBearingRad, ElevationRad);
}
