using Parapet.Foundation;

namespace Parapet.Physics.Terrain;

/// <summary>
/// What one antenna sees over terrain, tabulated: for each azimuth, by range, the steepest elevation angle of the ground up
/// to there, over a sphere of the effective radius k·R(azimuth). A look is one comparison, against the table read at the
/// nearest azimuth and between two ranges. Same geometry as <see cref="LineOfSight"/>, of which it is the quick form.
/// </summary>
/// <remarks>
/// 1,440 azimuths: a quarter of a degree, 1.7 km at 400 km; range cells of one post spacing, 2.5 MB for 300 km over the shipped
/// terrain, built in 50 ms. On 12,000 looks from four sites there at targets 30 to 6,000 m over the ground it agreed with
/// LineOfSight on 99.9 % (a look takes 23 ns by azimuth and range, LineOfSight about 550). Thread safe once built.
/// </remarks>
public sealed class HorizonMask
{
    public const int DefaultAzimuths = 1440;

    // Entry i of an azimuth holds the steepest ground up to range i·cell.
    private readonly float[] steepest;
    private readonly double[] radiusM;
    private readonly int azimuths, ranges;
    private readonly double perAzimuth, perRange;
    private readonly LocalFrame frame;

    private HorizonMask(HorizonProfile profile, GeodeticPosition antenna)
    {
        Antenna = antenna;
        azimuths = profile.Azimuths;
        ranges = profile.Ranges;
        MaxRangeM = profile.MaxRangeM;
        perAzimuth = azimuths / (2 * Math.PI);
        perRange = 1 / profile.CellM;
        steepest = profile.SteepestFrom(antenna.HeightM);
        radiusM = profile.RadiusM;
        frame = new(antenna);
    }

    /// <summary>The antenna itself; its height is ground plus mast.</summary>
    public GeodeticPosition Antenna { get; }

    public double MaxRangeM { get; }

    /// <summary>Tabulates the view of an antenna.</summary>
    /// <param name="site">Ground position; its own height does not count, the terrain's does.</param>
    /// <param name="antennaHeightM">Above the terrain, m, 0 or more.</param>
    /// <param name="maxRangeM">Ground range of the table's end, m, above 0 and up to 3,000 km.</param>
    /// <param name="effectiveEarthFactor">Ratio of effective to true radius, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">Range, factor or height outside their limits, or fewer than four azimuths.</exception>
    public static HorizonMask Build(
        ElevationGrid terrain,
        GeodeticPosition site,
        double antennaHeightM,
        double maxRangeM,
        double effectiveEarthFactor = LineOfSight.FourThirds,
        int azimuths = DefaultAzimuths) =>
        Of(HorizonProfile.Build(terrain, site, maxRangeM, effectiveEarthFactor, antennaHeightM, azimuths), antennaHeightM);

    /// <summary>Tabulates the view of an antenna on a site whose ground has been walked: 2 ms instead of 70, to the same bits.</summary>
    /// <param name="antennaHeightM">Above the terrain, m, 0 to <see cref="HorizonProfile.GreatestMastM"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The antenna stands higher than the profile serves, or below the ground.</exception>
    public static HorizonMask Of(HorizonProfile profile, double antennaHeightM)
    {
        if (!(antennaHeightM >= 0 && antennaHeightM <= profile.GreatestMastM))
            throw new ArgumentOutOfRangeException(nameof(antennaHeightM), antennaHeightM, $"An antenna stands 0 to {profile.GreatestMastM} m above the ground of this profile.");
        return new(profile, profile.Ground with { HeightM = profile.Ground.HeightM + antennaHeightM });
    }

    /// <summary>Bytes it holds.</summary>
    public long SizeBytes => 4L * steepest.Length;

    /// <summary>Whether a target is seen; never beyond <see cref="MaxRangeM"/>.</summary>
    /// <param name="azimuthRad">From the antenna, clockwise from true north, any turn.</param>
    /// <param name="groundRangeM">Along the ellipsoid, m.</param>
    /// <param name="heightM">Of the target above the ellipsoid, m.</param>
    public bool IsVisible(double azimuthRad, double groundRangeM, double heightM)
    {
        if (!(groundRangeM <= MaxRangeM))
            return false;
        int a = AzimuthIndex(azimuthRad);
        (double sin, double cos) = ExactMath.SinCos(groundRangeM / radiusM[a]);
        // At no range at all the target stands over the antenna.
        return sin == 0 || EffectiveEarth.Slope(radiusM[a], Antenna.HeightM, sin, cos, heightM) >= SlopeAt(a, groundRangeM);
    }

    /// <summary>Whether a target at an Earth-fixed position, m, is seen.</summary>
    public bool IsVisible(Vector3D targetEcefM)
    {
        Vector3D v = frame.DirectionToEnu(targetEcefM - frame.OriginEcef);
        Vector3D up = Wgs84.Up(EcefPosition.From(targetEcefM), out double heightM);
        double azimuth = ExactMath.Atan2(v.X, v.Y);
        // The angle between the verticals times the curvature on the way is the ground range, to 1e-4 of itself.
        double chord = (up - frame.Up).Length;
        double along = (v.Y * v.Y) / Math.Max(1e-9, (v.X * v.X) + (v.Y * v.Y));
        double rangeM = 2 * ExactMath.Asin(Math.Min(1, chord / 2)) * EffectiveEarth.RadiusM((up.Z + frame.Up.Z) / 2, along);
        return IsVisible(azimuth, rangeM, heightM);
    }

    /// <summary>
    /// The height above the ellipsoid, m, from which a target is seen; infinite beyond the table's range, below the ground
    /// where all that stands on it is seen.
    /// </summary>
    /// <param name="azimuthRad">From the antenna, clockwise from true north, any turn.</param>
    /// <param name="groundRangeM">Along the ellipsoid, m, above 0.</param>
    public double LowestVisibleHeightM(double azimuthRad, double groundRangeM)
    {
        if (!(groundRangeM <= MaxRangeM))
            return double.PositiveInfinity;
        int a = AzimuthIndex(azimuthRad);
        (double sin, double cos) = ExactMath.SinCos(groundRangeM / radiusM[a]);
        return EffectiveEarth.HeightOnRay(radiusM[a], Antenna.HeightM, sin, cos, SlopeAt(a, groundRangeM));
    }

    /// <summary>Tangent of the elevation of the steepest ground up to a range within the table.</summary>
    /// <param name="edgeM">How far away that ground stands, to half a range cell, m.</param>
    internal double SteepestSlope(double azimuthRad, double groundRangeM, out double edgeM)
    {
        int a = AzimuthIndex(azimuthRad);
        double slope = SlopeAt(a, groundRangeM);
        // The table only rises with range: the edge stands in the cell before the first entry that is as steep.
        int low = 0, high = Math.Min((int)(groundRangeM * perRange) + 1, ranges - 1);
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (steepest[(a * ranges) + middle] >= slope - 1e-9)
                high = middle;
            else
                low = middle + 1;
        }

        edgeM = Math.Max(0.5, low - 0.5) / perRange;
        return slope;
    }

    private int AzimuthIndex(double azimuthRad)
    {
        int a = (int)Math.Floor((azimuthRad * perAzimuth) + 0.5) % azimuths;
        return a < 0 ? a + azimuths : a;
    }

    private double SlopeAt(int azimuth, double groundRangeM)
    {
        double place = groundRangeM * perRange;
        int i = Math.Min((int)place, ranges - 2);
        int at = (azimuth * ranges) + i;
        return steepest[at] + ((place - i) * (steepest[at + 1] - steepest[at]));
    }
}
