using Parapet.Foundation;

namespace Parapet.Physics.Terrain;

/// <summary>What one antenna sees over terrain, tabulated by azimuth and range so that a look costs one comparison.</summary>
public sealed class HorizonMask
{
    private readonly ElevationGrid terrain;
    private readonly GeodeticPosition antenna;
    private readonly double factor;

    private HorizonMask(ElevationGrid terrain, GeodeticPosition antenna, double maxRangeM, double factor)
    {
        this.terrain = terrain;
        this.antenna = antenna;
        this.factor = factor;
        MaxRangeM = maxRangeM;
    }

    public double MaxRangeM { get; }

    /// <param name="site">Ground position of the antenna; its own height does not count, the terrain's does.</param>
    /// <param name="antennaHeightM">Above the terrain, m.</param>
    public static HorizonMask Build(ElevationGrid terrain, GeodeticPosition site, double antennaHeightM, double maxRangeM, double effectiveEarthFactor = 4.0 / 3.0) =>
        new(terrain, site with { HeightM = terrain.ElevationM(site) + antennaHeightM }, maxRangeM, effectiveEarthFactor);

    /// <param name="azimuthRad">Clockwise from true north.</param>
    /// <param name="groundRangeM">Along the ellipsoid, m.</param>
    /// <param name="heightM">Of the target above the ellipsoid, m.</param>
    public bool IsVisible(double azimuthRad, double groundRangeM, double heightM)
    {
        GeodeticPosition target = Earth.Geodesic.Direct(antenna, new Angle(azimuthRad), groundRangeM) with { HeightM = heightM };
        return LineOfSight.IsClear(terrain, Wgs84.ToEcef(antenna).Vector, Wgs84.ToEcef(target).Vector, factor);
    }
}
