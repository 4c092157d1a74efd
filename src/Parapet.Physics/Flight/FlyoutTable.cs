using Parapet.Foundation;
using Parapet.Physics.Earth;

namespace Parapet.Physics.Flight;

/// <summary>
/// Time and speed with which an interceptor reaches a point at a ground range and an altitude: a grid of flights by the model
/// that also flies the engagement (<see cref="NominalFlight"/>), read bilinearly. What is interpolated is the mean speed along the slant
/// range and the speed on arrival, both nearly straight between posts, where the time itself is not.
/// Within 2 % of the time of a flight between the posts, mostly 0.5 %; nearer than a tenth of the greatest range up to 20 %.
/// Flights start at 40° N towards the east.
/// </summary>
public sealed class FlyoutTable
{
    private const int Ranges = 12;
    private const int Altitudes = 8;

    private readonly double[] meanSpeed = new double[Ranges * Altitudes];
    private readonly double[] lastSpeed = new double[Ranges * Altitudes];
    private readonly double minimumSpeedMps;
    private readonly double flightTimeMaxS;

    private FlyoutTable(in InterceptorParameters p, double rangeMaxM, double altitudeMaxM, double siteHeightM)
    {
        RangeMaxM = rangeMaxM;
        AltitudeMaxM = altitudeMaxM;
        SiteHeightM = siteHeightM;
        minimumSpeedMps = p.MinimumSpeedMps;
        flightTimeMaxS = p.FlightTimeMaxS;
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
    /// <exception cref="ArgumentOutOfRangeException">The range or the altitude is not positive.</exception>
    public static FlyoutTable Build(
        in InterceptorParameters p,
        double rangeMaxM,
        double altitudeMaxM,
        double launchElevationRad = Math.PI / 3,
        double launchSpeedMps = 30,
        double siteHeightM = 0)
    {
        if (!(rangeMaxM > 0))
            throw new ArgumentOutOfRangeException(nameof(rangeMaxM), rangeMaxM, "Greatest ground range, m: positive.");
        if (!(altitudeMaxM > 0))
            throw new ArgumentOutOfRangeException(nameof(altitudeMaxM), altitudeMaxM, "Greatest altitude, m: positive.");
        FlyoutTable table = new(p, rangeMaxM, altitudeMaxM, siteHeightM);
        GeodeticPosition site = GeodeticPosition.FromDegrees(40, 30, siteHeightM);
        Vector3D from = Wgs84.ToEcef(site).Vector;
        for (int i = 0; i < Ranges; i++)
        {
            GeodeticPosition below = Geodesic.Direct(site, new Angle(0.5 * Math.PI), table.RangeOf(i));
            for (int j = 0; j < Altitudes; j++)
            {
                Vector3D aim = Wgs84.ToEcef(below with { HeightM = table.AltitudeOf(j) }).Vector;
                InterceptorState launch = InterceptorFlight.Launch(from, aim, launchElevationRad, launchSpeedMps);
                double stopS = Math.Min(1.3 * p.FlightTimeMaxS, 2000);
                NominalFlightResult r = NominalFlight.To(p, launch, aim, 1, 0.6 * p.MinimumSpeedMps, stopS);
                bool arrived = r.MissM < Math.Max(50, 0.002 * table.RangeOf(i));
                table.Fill(i, j, arrived ? (aim - from).Length / r.TimeS : double.NaN, r.SpeedMps);
            }
        }

        return table;
    }

    /// <summary>
    /// Time since launch, s, and speed on arrival, m/s, at a ground range and an altitude above the sea; false where it does not
    /// get there fast enough or in time, or the point lies outside the table (the numbers are then zero).
    /// </summary>
    public bool TryTimeToReach(double groundRangeM, double altitudeM, out double timeS, out double speedMps)
    {
        timeS = speedMps = 0;
        if (!(groundRangeM >= 0 && groundRangeM <= RangeMaxM && altitudeM <= AltitudeMaxM))
            return false;
        double x = Math.Clamp((Ranges - 1) * Math.Sqrt(Math.Max(0, (groundRangeM / RangeMaxM) - Nearest) / (1 - Nearest)), 0, Ranges - 1);
        double y = Math.Clamp((Altitudes - 1) * altitudeM / AltitudeMaxM, 0, Altitudes - 1);
        int i = Math.Min((int)x, Ranges - 2), j = Math.Min((int)y, Altitudes - 2);

        // Ranges are spaced by squares; within a cell the range itself is the coordinate.
        double u = Math.Clamp((groundRangeM - RangeOf(i)) / (RangeOf(i + 1) - RangeOf(i)), 0, 1);
        double mean = Between(meanSpeed, i, j, u, y - j);
        double last = Between(lastSpeed, i, j, u, y - j);
        double time = SlantM(groundRangeM, altitudeM) / mean;
        if (!(last >= minimumSpeedMps) || !(time <= flightTimeMaxS))
            return false;
        (timeS, speedMps) = (time, last);
        return true;
    }

    private const double Nearest = 0.02;

    private double RangeOf(int i) => RangeMaxM * (Nearest + ((1 - Nearest) * i * i / ((Ranges - 1.0) * (Ranges - 1.0))));

    private double AltitudeOf(int j) => AltitudeMaxM * j / (Altitudes - 1.0);

    // Straight line over a round Earth: the same length as between the two points in space to 1e-4.
    private double SlantM(double groundRangeM, double altitudeM)
    {
        double a = Wgs84.SemiMajorAxisM + SiteHeightM, b = Wgs84.SemiMajorAxisM + altitudeM;
        double chord = 2 * ExactMath.Sin(0.5 * groundRangeM / Wgs84.SemiMajorAxisM);
        return Math.Sqrt(((a - b) * (a - b)) + (a * b * chord * chord));
    }

    // A post out of reach continues the row outward below the least speed, so that the edge of the envelope falls inside the cell.
    private void Fill(int i, int j, double mean, double last)
    {
        int at = (i * Altitudes) + j;
        if (double.IsNaN(mean))
        {
            int inner = at - Altitudes, second = inner - Altitudes;
            if (i >= 2)
            {
                mean = Math.Max(0.5 * meanSpeed[inner], (2 * meanSpeed[inner]) - meanSpeed[second]);
                last = Math.Min(0.8 * minimumSpeedMps, (2 * lastSpeed[inner]) - lastSpeed[second]);
            }
            else
            {
                mean = j > 0 ? meanSpeed[at - 1] : i > 0 ? meanSpeed[inner] : minimumSpeedMps;
                last = 0;
            }
        }

        meanSpeed[at] = mean;
        lastSpeed[at] = last;
    }

    private static double Between(double[] posts, int i, int j, double u, double v)
    {
        int at = (i * Altitudes) + j;
        double near = posts[at] + (v * (posts[at + 1] - posts[at]));
        double far = posts[at + Altitudes] + (v * (posts[at + Altitudes + 1] - posts[at + Altitudes]));
        return near + (u * (far - near));
    }
}
