using Parapet.Foundation;

namespace Parapet.Physics.Radar;

/// <summary>The volume a radar looks at: a sector of azimuth, elevation and range, its bounds included.</summary>
public static class RadarVolume
{
    /// <summary>Whether a point lies inside.</summary>
    /// <param name="radar">The radar.</param>
    /// <param name="rangeM">Slant range, m.</param>
    /// <param name="azimuthOffsetRad">Azimuth from the boresight, clockwise positive, rad; any real, wrapped here.</param>
    /// <param name="elevationRad">Elevation above the antenna's local horizontal, rad.</param>
    public static bool Contains(in RadarParameters radar, double rangeM, double azimuthOffsetRad, double elevationRad) =>
        rangeM >= radar.MinimumRangeM
        && rangeM <= radar.InstrumentedRangeM
        && elevationRad >= radar.ElevationMinRad
        && elevationRad <= radar.ElevationMaxRad
        && (radar.SectorHalfWidthRad >= Math.PI || Math.Abs(Angle.WrapSigned(azimuthOffsetRad)) <= radar.SectorHalfWidthRad);
}
