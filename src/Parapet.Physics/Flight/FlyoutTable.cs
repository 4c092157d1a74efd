using Parapet.Foundation;
using Parapet.Physics.Atmosphere;
using Parapet.Physics.Earth;

namespace Parapet.Physics.Flight;

/// <summary>What is left of a round where it arrives.</summary>
/// <param name="TimeS">Time since launch, s.</param>
/// <param name="SpeedMps">Speed on arrival, m/s.</param>
/// <param name="LateralMps2">Acceleration across its velocity that it can still pull there, m/s²: that of its structure or of the air.</param>
public readonly record struct FlyoutPoint(double TimeS, double SpeedMps, double LateralMps2);

/// <summary>
/// Time, speed and lateral acceleration with which an interceptor reaches a point at a ground range and an altitude: a grid of flights by the
/// model that also flies the engagement (<see cref="NominalFlight"/>). The grid is one of slant range, spaced by squares, and of
/// height as a share of the heights that there are at that slant range, so that it is as fine near the launcher as far away. What is
/// interpolated, bilinearly in the root of the range, is the mean speed along the slant range and the speed on arrival, both
/// nearly straight between posts, where the time itself is not; the lateral acceleration follows from speed and height.
/// Bounds against direct integration: docs/models/interceptor-flight.md. Flights start at 40° N towards the east, in still air.
/// </summary>
public sealed class FlyoutTable
{
    private const int Ranges = 16;
    private const int Heights = 8;

    private readonly double[] meanSpeed = new double[Ranges * Heights];
    private readonly double[] lastSpeed = new double[Ranges * Heights];
    private readonly InterceptorParameters parameters;
    private readonly AirProfile air;
    private readonly double slantMaxM;
    private readonly bool fromAir;

    private FlyoutTable(in InterceptorParameters p, double rangeMaxM, double altitudeMaxM, double siteHeightM, AirProfile air)
    {
        parameters = p;
        this.air = air;
        RangeMaxM = rangeMaxM;
        AltitudeMaxM = altitudeMaxM;
        SiteHeightM = siteHeightM;
        fromAir = siteHeightM > 1000;
        slantMaxM = Math.Max(SlantM(rangeMaxM, altitudeMaxM), SlantM(rangeMaxM, 0));
    }

    public double RangeMaxM { get; }

    /// <summary>Greatest altitude above the sea, m.</summary>
    public double AltitudeMaxM { get; }

    /// <summary>Height of the launch above the sea, m.</summary>
    public double SiteHeightM { get; }

    /// <summary>Flies the grid.</summary>
    /// <param name="rangeMaxM">Greatest ground range of the table, m.</param>
    /// <param name="altitudeMaxM">Greatest altitude above the sea, m; the lowest row is the sea.</param>
    /// <param name="launchElevationRad">Above the horizon; π/2 for a vertical launch. A gun is laid instead.</param>
    /// <param name="launchSpeedMps">On leaving the launcher; of a gun the muzzle speed, m/s.</param>
    /// <param name="siteHeightM">Height of the launch above the sea, m.</param>
    /// <param name="air">Density and speed of sound; its wind is left out. The standard atmosphere where none is given.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range or the altitude is not positive.</exception>
    public static FlyoutTable Build(
        in InterceptorParameters p,
        double rangeMaxM,
        double altitudeMaxM,
        double launchElevationRad = Math.PI / 3,
        double launchSpeedMps = 30,
        double siteHeightM = 0,
        AirProfile? air = null)
    {
        if (!(rangeMaxM > 0))
            throw new ArgumentOutOfRangeException(nameof(rangeMaxM), rangeMaxM, "Greatest ground range, m: positive.");
        if (!(altitudeMaxM > 0))
            throw new ArgumentOutOfRangeException(nameof(altitudeMaxM), altitudeMaxM, "Greatest altitude, m: positive.");
        // Which way the wind blows on a round depends on where it flies: the table leaves it out.
        air = (air ?? AirProfile.Standard).Stilled();
        FlyoutTable table = new(p, rangeMaxM, altitudeMaxM, siteHeightM, air);
        GeodeticPosition site = GeodeticPosition.FromDegrees(40, 30, siteHeightM);
        Vector3D from = Wgs84.ToEcef(site).Vector;

        // The autopilot's lag makes no difference to a flight of many time constants, and would make the steps short.
        InterceptorParameters flown = p with { TimeConstantS = 0 };
        Span<double> mean = stackalloc double[Ranges], last = stackalloc double[Ranges];
        for (int j = 0; j < Heights; j++)
        {
            mean[0] = last[0] = launchSpeedMps;
            for (int i = 1; i < Ranges; i++)
            {
                double slant = table.SlantOf(i), height = table.HeightOf(slant, j);
                GeodeticPosition below = Geodesic.Direct(site, new Angle(0.5 * Math.PI), table.GroundM(slant, height));
                Vector3D aim = Wgs84.ToEcef(below with { HeightM = height }).Vector;
                InterceptorState launch = InterceptorFlight.Launch(from, aim, launchElevationRad, launchSpeedMps);
                double stopS = Math.Min(1.3 * p.FlightTimeMaxS, 2000);
                NominalFlightResult r = NominalFlight.To(flown, launch, aim, 1, 0.6 * p.MinimumSpeedMps, stopS, air);
                bool arrived = r.MissM < Math.Max(50, 0.002 * slant);
                mean[i] = arrived ? (aim - from).Length / r.TimeS : double.NaN;
                last[i] = r.SpeedMps;
            }

            table.Fill(j, mean, last);
        }

        return table;
    }

    /// <summary>
    /// What is left on arrival at a ground range and an altitude above the sea; false where it does not
    /// get there fast enough or in time, or the point lies outside the table (the numbers are then zero).
    /// </summary>
    public bool TryReach(double groundRangeM, double altitudeM, out FlyoutPoint point)
    {
        point = default;
        if (!(groundRangeM >= 0 && groundRangeM <= RangeMaxM && altitudeM <= AltitudeMaxM))
            return false;
        double slant = SlantM(groundRangeM, altitudeM);
        double x = (Ranges - 1) * Math.Sqrt(slant / slantMaxM);
        (double low, double high) = HeightsAt(slant);
        double y = high > low ? (Heights - 1) * ShareOf((altitudeM - low) / (high - low)) : 0;
        int i = Math.Clamp((int)x, 0, Ranges - 2), j = Math.Clamp((int)y, 0, Heights - 2);
        double u = Math.Min(x - i, 1), v = Math.Clamp(y - j, 0, 1);
        double mean = Between(meanSpeed, i, j, u, v), last = Between(lastSpeed, i, j, u, v), time = slant / mean;
        if (i > 0 && !(last >= parameters.MinimumSpeedMps) || !(time <= parameters.FlightTimeMaxS))
            return false;
        point = new(time, last, InterceptorFlight.CoastingLimitMps2(parameters, altitudeM, last, air));
        return true;
    }

    /// <summary>Time since launch, s, and speed on arrival, m/s, as <see cref="TryReach"/>.</summary>
    public bool TryTimeToReach(double groundRangeM, double altitudeM, out double timeS, out double speedMps)
    {
        bool reached = TryReach(groundRangeM, altitudeM, out FlyoutPoint point);
        (timeS, speedMps) = (point.TimeS, point.SpeedMps);
        return reached;
    }

    private double SlantOf(int i) => slantMaxM * i * i / ((Ranges - 1.0) * (Ranges - 1.0));

    // The heights, above the sea, of points at a slant range that the table has.
    private (double LowM, double HighM) HeightsAt(double slantM) =>
        (Math.Max(0, Math.Min(SiteHeightM - slantM, AltitudeMaxM)), Math.Min(AltitudeMaxM, SiteHeightM + slantM));

    private double HeightOf(double slantM, int j)
    {
        (double low, double high) = HeightsAt(slantM);
        double v = j / (Heights - 1.0);
        return low + ((high - low) * (fromAir ? v : v * v));
    }

    // From the ground heights are spaced by squares, closer where the air is dense; from an aircraft evenly about its own.
    private double ShareOf(double heightShare) => fromAir ? Math.Clamp(heightShare, 0, 1) : Math.Sqrt(Math.Clamp(heightShare, 0, 1));

    // Straight line over a round Earth: the same length as between the two points in space to 1e-4.
    private double SlantM(double groundRangeM, double altitudeM)
    {
        double a = Wgs84.SemiMajorAxisM + SiteHeightM, b = Wgs84.SemiMajorAxisM + altitudeM;
        double chord = 2 * ExactMath.Sin(0.5 * groundRangeM / Wgs84.SemiMajorAxisM);
        return Math.Sqrt(((a - b) * (a - b)) + (a * b * chord * chord));
    }

    private double GroundM(double slantM, double altitudeM)
    {
        double a = Wgs84.SemiMajorAxisM + SiteHeightM, b = Wgs84.SemiMajorAxisM + altitudeM;
        double chord = Math.Sqrt(Math.Max(0, ((slantM * slantM) - ((a - b) * (a - b))) / (a * b)));
        return 2 * Wgs84.SemiMajorAxisM * ExactMath.Asin(Math.Min(1, 0.5 * chord));
    }

    // A post out of reach continues the row outward below the least speed, so that the edge of the envelope falls inside the cell;
    // one that lies too near to be turned to does so inward.
    private void Fill(int j, Span<double> mean, Span<double> last)
    {
        int first = 1;
        while (first < Ranges && double.IsNaN(mean[first]))
            first++;
        for (int i = 1; i < Ranges; i++)
        {
            if (double.IsNaN(mean[i]))
            {
                mean[i] = i < first && first < Ranges ? mean[first] : Math.Max(0.5 * mean[i - 1], (2 * mean[i - 1]) - mean[Math.Max(0, i - 2)]);
                last[i] = i < first ? 0.5 * parameters.MinimumSpeedMps : Math.Min(0.8 * parameters.MinimumSpeedMps, (2 * last[i - 1]) - last[Math.Max(0, i - 2)]);
            }
        }

        for (int i = 0; i < Ranges; i++)
            (meanSpeed[(i * Heights) + j], lastSpeed[(i * Heights) + j]) = (mean[i], last[i]);
    }

    private static double Between(double[] posts, int i, int j, double u, double v)
    {
        int at = (i * Heights) + j;
        double near = posts[at] + (v * (posts[at + 1] - posts[at]));
        double far = posts[at + Heights] + (v * (posts[at + Heights + 1] - posts[at + Heights]));
        return near + (u * (far - near));
    }
}
