using Parapet.Foundation;
using Parapet.Physics.Terrain;

namespace Parapet.Physics.Propagation;

/// <summary>
/// The ground around a site by azimuth and range, arranged so that diffraction over a path needs no walk along it: each point knows
/// the one before it on the taut string over the ground from the site to there, so a target's own horizon is found in a few steps down the
/// string, and sums along the way give the smooth ground of the same height.
/// </summary>
/// <remarks>
/// 1,440 azimuths; a point every post spacing, 500 m at least; 10 bytes a point, with what an antenna adds, 5 MB for 300 km over the shipped
/// terrain. Thread safe once built.
/// </remarks>
public sealed class GroundProfile
{
    public const int DefaultAzimuths = 1440;

    /// <summary>Ground up to this height above sea level is sea.</summary>
    public const double SeaLevelM = 0.5;

    // Sums are kept at every eighth point and carried on from there.
    private const int MarkEvery = 8;

    // Points between two places that are worked out from the sphere.
    private const int LegPoints = 16;

    private readonly float[] groundM;
    private readonly double[] v1, v2;
    private readonly ushort[] before;
    private readonly double perAzimuth;

    private GroundProfile(double cellM, int points, int azimuths)
    {
        CellM = cellM;
        Points = points;
        Azimuths = azimuths;
        perAzimuth = azimuths / (2 * Math.PI);
        groundM = new float[azimuths * points];
        Marks = ((points - 1) / MarkEvery) + 1;
        v1 = new double[azimuths * Marks];
        v2 = new double[azimuths * Marks];
        before = new ushort[azimuths * points];
        RadiusM = new double[azimuths];
    }

    public double CellM { get; }

    /// <summary>Points of an azimuth; point i lies i cells away, the first under the antenna.</summary>
    public int Points { get; }

    public int Azimuths { get; }

    private int Marks { get; }

    /// <summary>Bytes it holds.</summary>
    public long SizeBytes => (6L * groundM.Length) + (16L * v1.Length) + (8L * Azimuths);

    /// <summary>Effective radius of the Earth by azimuth, m.</summary>
    internal double[] RadiusM { get; }

    /// <summary>Walks the terrain around a site.</summary>
    /// <param name="maxRangeM">Above 0, up to 3,000 km.</param>
    /// <exception cref="ArgumentOutOfRangeException">Range or factor outside their limits.</exception>
    public static GroundProfile Build(ElevationGrid terrain, GeodeticPosition site, double maxRangeM, double effectiveEarthFactor, int azimuths = DefaultAzimuths)
    {
        if (!(maxRangeM is > 0 and <= 3e6))
            throw new ArgumentOutOfRangeException(nameof(maxRangeM), maxRangeM, "The range of a ground profile is above 0 and up to 3e6 m.");
        if (!(effectiveEarthFactor > 0))
            throw new ArgumentOutOfRangeException(nameof(effectiveEarthFactor), effectiveEarthFactor, "The effective earth factor is above 0.");
        double cellM = Math.Max(500, terrain.PostSpacingM);
        int points = (int)Math.Ceiling(maxRangeM / cellM) + 2;
        if (points > ushort.MaxValue)
            throw new ArgumentOutOfRangeException(nameof(maxRangeM), maxRangeM, "A ground profile has at most 65,535 points an azimuth.");
        GroundProfile profile = new(cellM, points, azimuths);
        Vector3D up = new LocalFrame(site).Up;
        for (int a = 0; a < azimuths; a++)
            profile.Walk(terrain, site, up, a, effectiveEarthFactor);
        return profile;
    }

    internal int AzimuthIndex(double azimuthRad)
    {
        int a = (int)Math.Floor((azimuthRad * perAzimuth) + 0.5) % Azimuths;
        return a < 0 ? a + Azimuths : a;
    }

    /// <summary>Height of the ground at the point nearest to a place, m above sea level.</summary>
    public double GroundM(double azimuthRad, double groundRangeM) => Ground(AzimuthIndex(azimuthRad), (int)((groundRangeM / CellM) + 0.5));

    internal double Ground(int azimuth, int point) => groundM[(azimuth * Points) + Math.Min(point, Points - 1)];

    /// <summary>For each point the one that an antenna sees steepest up to there, 0 where there is none.</summary>
    internal ushort[] HorizonsOf(double antennaM)
    {
        ushort[] horizons = new ushort[Azimuths * Points];
        for (int a = 0; a < Azimuths; a++)
        {
            double steepest = double.NegativeInfinity;
            int best = 0;
            for (int i = 1; i < Points; i++)
            {
                double x = i * CellM, slope = (Flat(a, i) - antennaM) / x;
                if (slope >= steepest)
                    (steepest, best) = (slope, i);
                horizons[(a * Points) + i] = (ushort)best;
            }
        }

        return horizons;
    }

    /// <summary>Height of a point over the plane that touches the sphere at the site, m.</summary>
    internal double Flat(int azimuth, int point)
    {
        double x = point * CellM;
        return groundM[(azimuth * Points) + point] - (x * x / (2 * RadiusM[azimuth]));
    }

    /// <summary>The point up to <paramref name="last"/> that stands highest as seen from a target behind it.</summary>
    /// <param name="flatTargetM">Height of the target over the plane at the site, m.</param>
    /// <param name="slope">Its rise over the target per metre towards the site.</param>
    internal int HorizonFrom(int azimuth, int last, double distanceM, double flatTargetM, out double slope)
    {
        int at = last;
        slope = (Flat(azimuth, at) - flatTargetM) / (distanceM - (at * CellM));
        while (true)
        {
            int next = before[(azimuth * Points) + at];
            if (next == 0)
                return at;
            double steeper = (Flat(azimuth, next) - flatTargetM) / (distanceM - (next * CellM));
            if (steeper < slope)
                return at;
            slope = steeper;
            at = next;
        }
    }

    /// <summary>The sums v₁ and v₂ of Recommendation ITU-R P.526-15, equations 55 and 56, up to a point.</summary>
    internal (double V1, double V2) Sums(int azimuth, int point)
    {
        int mark = point / MarkEvery, at = azimuth * Points;
        double sum1 = v1[(azimuth * Marks) + mark], sum2 = v2[(azimuth * Marks) + mark];
        for (int i = (mark * MarkEvery) + 1; i <= point; i++)
            AddTo(ref sum1, ref sum2, i, groundM[at + i - 1], groundM[at + i]);
        return (sum1, sum2);
    }

    private void AddTo(ref double sum1, ref double sum2, int point, double ground0, double ground)
    {
        double x = point * CellM;
        sum1 += CellM * (ground + ground0);
        sum2 += CellM * ((ground * ((3 * x) - CellM)) + (ground0 * ((3 * x) - (2 * CellM))));
    }

    private void Walk(ElevationGrid terrain, GeodeticPosition site, Vector3D up, int azimuth, double factor)
    {
        double lengthM = (Points - 1) * CellM;
        GeodeticPosition end = Earth.Geodesic.Direct(site, new Angle(azimuth / perAzimuth), lengthM);
        Vector3D upEnd = new LocalFrame(end).Up, forward = (upEnd - (up * up.Dot(upEnd))).Unit();
        double angle = 2 * ExactMath.Asin(Math.Min(1, (upEnd - up).Length / 2));
        RadiusM[azimuth] = lengthM / angle * factor;
        Heights(terrain, up, forward, azimuth, angle / (Points - 1));
        int at = azimuth * Points;
        double sum1 = 0, sum2 = 0;
        for (int i = 1; i < Points; i++)
        {
            AddTo(ref sum1, ref sum2, i, groundM[at + i - 1], groundM[at + i]);
            if (i % MarkEvery == 0)
                (v1[(azimuth * Marks) + (i / MarkEvery)], v2[(azimuth * Marks) + (i / MarkEvery)]) = (sum1, sum2);
            before[at + i] = (ushort)Before(azimuth, i);
        }
    }

    // Heights at the points; between the ends of a leg the path is taken as straight in rows and columns, as LineOfSight takes it.
    private void Heights(ElevationGrid terrain, Vector3D up, Vector3D forward, int azimuth, double cellAngle)
    {
        int at = azimuth * Points;
        Turning turning = new(0, cellAngle * LegPoints);
        terrain.PlaceOf(up, out double row, out double column);
        groundM[at] = (float)terrain.AtPlace(row, column);
        for (int first = 0; first < Points - 1; first += LegPoints)
        {
            turning.Turn();
            terrain.PlaceOf((up * turning.Cos) + (forward * turning.Sin), out double endRow, out double endColumn);
            for (int i = 1; i <= LegPoints && first + i < Points; i++)
            {
                double u = (double)i / LegPoints;
                groundM[at + first + i] = (float)terrain.AtPlace(row + (u * (endRow - row)), column + (u * (endColumn - column)));
            }

            (row, column) = (endRow, endColumn);
        }
    }

    // The neighbour of a new point on the string over the points 1 to i: down the string while the neighbour hangs below the line to the one before.
    private int Before(int azimuth, int i)
    {
        if (i == 1)
            return 0;
        int at = i - 1;
        double flat = Flat(azimuth, i);
        while (true)
        {
            int next = before[(azimuth * Points) + at];
            if (next == 0)
                return at;
            if ((Flat(azimuth, next) - flat) / (i - next) < (Flat(azimuth, at) - flat) / (i - at))
                return at;
            at = next;
        }
    }
}

/// <summary>The ground around a site as one antenna there sees it: the profile, and for each point the one that stands steepest up to there.</summary>
public sealed class SiteGround
{
    private readonly ushort[] horizons;

    private SiteGround(GroundProfile profile, double antennaM)
    {
        Profile = profile;
        AntennaM = antennaM;
        horizons = profile.HorizonsOf(antennaM);
    }

    public GroundProfile Profile { get; }

    /// <summary>Height of the antenna above sea level, m.</summary>
    public double AntennaM { get; }

    /// <summary>Bytes it holds besides the profile.</summary>
    public long SizeBytes => 2L * horizons.Length;

    /// <summary>As an antenna at a height above sea level, m, sees a profile; 2 ms.</summary>
    public static SiteGround Of(GroundProfile profile, double antennaM) => new(profile, antennaM);

    internal int Horizon(int azimuth, int last) => horizons[(azimuth * Profile.Points) + last];
}
