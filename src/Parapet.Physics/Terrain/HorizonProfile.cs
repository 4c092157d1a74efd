using System.Runtime.CompilerServices;
using Parapet.Foundation;

namespace Parapet.Physics.Terrain;

/// <summary>
/// The ground around a site as an antenna on it may ever meet it: by azimuth those points that can be the steepest so far for some
/// height of the antenna between the ground and a greatest one. From it the mask of one antenna is made in a fortieth of the time that
/// the terrain took, to the same bits.
/// </summary>
/// <remarks>
/// The slope of a point is linear in the antenna's height (<see cref="EffectiveEarth.Slope"/>). So a point that lies below one and the same
/// point before it, or beside it in its cell, for the lowest and for the highest antenna lies below it for all between, and never
/// counts. What is left is some dozen points an azimuth: the sea up to the horizon, then crest behind crest. Thread safe once built.
/// </remarks>
public sealed class HorizonProfile
{
    /// <summary>Greatest height of an antenna above the ground that a profile serves where nothing else is asked, m.</summary>
    public const double UsualGreatestMastM = 50;

    // Slopes are worked out to about 1e-13: what differs by less than this is kept.
    private const double Margin = 1e-9;

    private readonly GroundPoint[] points;
    private readonly int[] firstOfAzimuth;
    private readonly double[] radiusM;

    private HorizonProfile(GeodeticPosition ground, double greatestMastM, double maxRangeM, double cellM, int azimuths)
    {
        Ground = ground;
        GreatestMastM = greatestMastM;
        MaxRangeM = maxRangeM;
        CellM = cellM;
        Azimuths = azimuths;
        Ranges = (int)Math.Ceiling(maxRangeM / cellM) + 2;
        radiusM = new double[azimuths];
        firstOfAzimuth = new int[azimuths + 1];
        points = [];
    }

    private HorizonProfile(HorizonProfile empty, GroundPoint[] points)
    {
        (Ground, GreatestMastM, MaxRangeM, CellM, Azimuths, Ranges) =
            (empty.Ground, empty.GreatestMastM, empty.MaxRangeM, empty.CellM, empty.Azimuths, empty.Ranges);
        (radiusM, firstOfAzimuth, this.points) = (empty.radiusM, empty.firstOfAzimuth, points);
    }

    /// <summary>The site, at the height of the terrain.</summary>
    public GeodeticPosition Ground { get; }

    /// <summary>Greatest height of an antenna above the ground that this serves, m.</summary>
    public double GreatestMastM { get; }

    public double MaxRangeM { get; }

    /// <summary>Bytes it holds.</summary>
    public long SizeBytes => (points.LongLength * Unsafe.SizeOf<GroundPoint>()) + (12L * Azimuths);

    internal double CellM { get; }

    internal int Azimuths { get; }

    internal int Ranges { get; }

    /// <summary>Effective radius of the Earth by azimuth, m.</summary>
    internal double[] RadiusM => radiusM;

    /// <summary>Walks the terrain around a site.</summary>
    /// <param name="site">Ground position; its own height does not count, the terrain's does.</param>
    /// <param name="maxRangeM">Ground range of the table's end, m, above 0 and up to 3,000 km.</param>
    /// <param name="effectiveEarthFactor">Ratio of effective to true radius, above 0.</param>
    /// <param name="greatestMastM">Greatest height of an antenna above the ground, m, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">Range, factor or height outside their limits, or fewer than four azimuths.</exception>
    public static HorizonProfile Build(
        ElevationGrid terrain,
        GeodeticPosition site,
        double maxRangeM,
        double effectiveEarthFactor = LineOfSight.FourThirds,
        double greatestMastM = UsualGreatestMastM,
        int azimuths = HorizonMask.DefaultAzimuths)
    {
        if (!(maxRangeM is > 0 and <= 3e6))
            throw new ArgumentOutOfRangeException(nameof(maxRangeM), maxRangeM, "The range of a horizon mask is above 0 and up to 3e6 m.");
        if (!(effectiveEarthFactor > 0))
            throw new ArgumentOutOfRangeException(nameof(effectiveEarthFactor), effectiveEarthFactor, "The effective earth factor is above 0.");
        if (!(greatestMastM is >= 0 and < 1e6))
            throw new ArgumentOutOfRangeException(nameof(greatestMastM), greatestMastM, "The greatest height of an antenna above the ground is 0 to 1e6 m.");
        ArgumentOutOfRangeException.ThrowIfLessThan(azimuths, 4);
        // Flat sea needs no more than its smooth curve; finer posts than 250 m would fill memory to no purpose at radar ranges.
        double cellM = terrain.HighestM == terrain.LowestM ? 2000 : Math.Max(250, terrain.PostSpacingM);
        HorizonProfile profile = new(site with { HeightM = terrain.ElevationM(site) }, greatestMastM, maxRangeM, cellM, azimuths);
        List<GroundPoint> kept = new(azimuths * 32);
        for (int a = 0; a < azimuths; a++)
        {
            profile.firstOfAzimuth[a] = kept.Count;
            profile.Walk(terrain, a, effectiveEarthFactor, kept);
        }

        profile.firstOfAzimuth[azimuths] = kept.Count;
        return new(profile, [.. kept]);
    }

    /// <summary>The steepest ground up to each range as an antenna sees it, range after range for each azimuth.</summary>
    internal float[] SteepestFrom(double antennaM)
    {
        float[] steepest = new float[Azimuths * Ranges];
        for (int a = 0; a < Azimuths; a++)
        {
            Span<float> row = steepest.AsSpan(a * Ranges, Ranges);
            double steep = NoGround;
            int filled = 0;
            foreach (ref readonly GroundPoint p in points.AsSpan(firstOfAzimuth[a], firstOfAzimuth[a + 1] - firstOfAzimuth[a]))
            {
                if (p.Cell > filled)
                {
                    row[filled..p.Cell].Fill((float)steep);
                    filled = p.Cell;
                }

                steep = Math.Max(steep, EffectiveEarth.Slope(radiusM[a], antennaM, p.Sin, p.Cos, p.GroundM));
            }

            row[filled..].Fill((float)steep);
        }

        return steepest;
    }

    private const double NoGround = -1e9;

    private void Walk(ElevationGrid terrain, int azimuth, double factor, List<GroundPoint> kept)
    {
        double direction = azimuth / (Azimuths / (2 * Math.PI));
        double lengthM = (Ranges - 1) * CellM;
        // The end from the geodesic, the way there on the great circle between the verticals, as LineOfSight walks.
        GeodeticPosition end = Earth.Geodesic.Direct(Ground, new Angle(direction), lengthM);
        Vector3D up = new LocalFrame(Ground).Up, upEnd = new LocalFrame(end).Up;
        Vector3D forward = (upEnd - (up * up.Dot(upEnd))).Unit();
        double angle = 2 * ExactMath.Asin(Math.Min(1, (upEnd - up).Length / 2));
        double radius = lengthM / angle * factor;
        radiusM[azimuth] = radius;
        Collector ground = new(kept, radius, Ground.HeightM, Ground.HeightM + GreatestMastM) { StepAngle = CellM / radius };
        Turning turning = new(0, CellM / lengthM * angle);
        terrain.PlaceOf(up, out double row, out double column);
        for (int i = 1; i < Ranges; i++)
        {
            turning.Turn();
            terrain.PlaceOf((up * turning.Cos) + (forward * turning.Sin), out double endRow, out double endColumn);
            ground.StartAngle = (i - 1) * ground.StepAngle;
            GridPath path = new(row, column, endRow, endColumn);
            GridLines.Visit(terrain, path, i == 1 ? 0.01 / path.Posts : 0, 1, ref ground);
            ground.Visit(1, terrain.AtPlace(endRow, endColumn)); // also where no line is crossed: the sea's curve outside the grid
            ground.EndCell(i);
            (row, column) = (endRow, endColumn);
        }
    }

    /// <summary>One point: it counts from a range cell on.</summary>
    private readonly record struct GroundPoint(int Cell, double Sin, double Cos, double GroundM);

    /// <summary>Keeps what can be the steepest for some antenna.</summary>
    private struct Collector(List<GroundPoint> kept, double radiusM, double lowestM, double highestM) : IGroundVisitor
    {
        public double StartAngle, StepAngle;

        // What the cell under way may add; each with its slope from the highest and from the lowest antenna.
        private readonly List<(GroundPoint Point, double FromHigh, double FromLow)> cell = [];

        // The steepest so far as the highest antenna sees it, and as the lowest does, each as seen from both.
        private double bestFromHigh = NoGround, sameFromLow = NoGround, bestFromLow = NoGround, sameFromHigh = NoGround;

        public readonly bool Visit(double u, double groundM)
        {
            (double s, double c) = ExactMath.SinCos(StartAngle + (u * StepAngle));
            double fromHigh = EffectiveEarth.Slope(radiusM, highestM, s, c, groundM);
            double fromLow = EffectiveEarth.Slope(radiusM, lowestM, s, c, groundM);
            if (!IsBelow(fromHigh, fromLow, bestFromHigh, sameFromLow) && !IsBelow(fromHigh, fromLow, sameFromHigh, bestFromLow))
                cell.Add((new(0, s, c, groundM), fromHigh, fromLow));
            return true;
        }

        /// <summary>Ends a cell. The mask asks for the steepest at its end only, so a later point of the same cell serves as well as an earlier one.</summary>
        public void EndCell(int index)
        {
            foreach ((GroundPoint point, double fromHigh, double fromLow) in cell)
            {
                bool below = false;
                foreach ((_, double high, double low) in cell)
                    below |= IsBelow(fromHigh, fromLow, high, low);
                if (below)
                    continue;
                kept.Add(point with { Cell = index });
                if (fromHigh > bestFromHigh)
                    (bestFromHigh, sameFromLow) = (fromHigh, fromLow);
                if (fromLow > bestFromLow)
                    (bestFromLow, sameFromHigh) = (fromLow, fromHigh);
            }

            cell.Clear();
        }

        private static bool IsBelow(double fromHigh, double fromLow, double high, double low) => fromHigh < high - Margin && fromLow < low - Margin;
    }
}
