using Parapet.Foundation;

namespace Parapet.Physics.Earth;

/// <summary>
/// The inverse problem by its azimuth: with the first point the one farther from the equator, turned to the south, the longitude that a geodesic gains
/// until it meets the other's latitude going north grows steadily with its azimuth, so the azimuth is found by halving. Works for every pair; made for those
/// that lie nearly opposite, where Vincenty's iteration fails.
/// Source: C. F. F. Karney, "Algorithms for geodesics", Journal of Geodesy 87 (2013) 43, section 4, with halving in place of Newton's method and Vincenty's series.
/// </summary>
internal static class AntipodalGeodesic
{
    // On the equator the first point is taken this little (rad) south of it, and a pole this little short: then every line has an azimuth.
    private const double Tiny = 1e-20;

    /// <summary>The shortest line between two points given by sine and cosine of their reduced latitudes and their difference of longitude, [-π, π].</summary>
    public static GeodesicLine Inverse((double Sin, double Cos) a, (double Sin, double Cos) b, double eastward)
    {
        bool swapped = Math.Abs(a.Sin) < Math.Abs(b.Sin);
        ((double Sin, double Cos) first, (double Sin, double Cos) second) = swapped ? (b, a) : (a, b);
        bool mirrored = first.Sin >= 0;
        double sign = mirrored ? -1 : 1;
        first = (Math.Min(sign * first.Sin, -Tiny), Math.Max(first.Cos, Tiny));
        second = (sign * second.Sin, Math.Max(second.Cos, Tiny));
        double aim = Math.Abs(eastward);

        // The azimuth less 90 degrees, of which numbers near zero are told apart: near the equator a hair of it decides.
        double low = -Math.PI / 2, high = Math.PI / 2;
        while (true)
        {
            double middle = low + (0.5 * (high - low));
            if (middle <= low || middle >= high || high - low < 1e-40)
                break;
            if (Fly(first, second, Azimuth(middle)).Eastward < aim)
                low = middle;
            else
                high = middle;
        }
        // Exactly over the pole where the aim is the opposite meridian.
        Flight line = Fly(first, second, aim >= Math.PI ? (0, -1) : Azimuth(high));

        // Back to the points as they were given (Karney's last step).
        (double sin1, double cos1, double sin2, double cos2) = swapped ? (line.Sin2, line.Cos2, line.Sin1, line.Cos1) : (line.Sin1, line.Cos1, line.Sin2, line.Cos2);
        double east = eastward < 0 ? -1 : 1, north = (swapped ? -1 : 1) * sign;
        return new(
            line.DistanceM,
            new Angle(ExactMath.Atan2(east * sin1, north * cos1)).Normalised(),
            new Angle(ExactMath.Atan2(east * sin2, north * cos2)).Normalised());
    }

    private static (double Sin, double Cos) Azimuth(double beyondEast)
    {
        (double sin, double cos) = ExactMath.SinCos(beyondEast);
        return (cos, -sin);
    }

    private static Flight Fly((double Sin, double Cos) first, (double Sin, double Cos) second, (double Sin, double Cos) azimuth)
    {
        double sinAlpha = azimuth.Sin * first.Cos;
        double sin2 = sinAlpha / second.Cos;
        double north1 = azimuth.Cos * first.Cos;
        double north2 = Math.Sqrt(Math.Max(0, (north1 * north1) + ((second.Cos - first.Cos) * (second.Cos + first.Cos))));
        double sigma1 = ExactMath.Atan2(first.Sin, north1), sigma2 = ExactMath.Atan2(second.Sin, north2);
        double omega = ExactMath.Atan2(sinAlpha * second.Sin, north2) - ExactMath.Atan2(sinAlpha * first.Sin, north1);
        double sigma = sigma2 - sigma1;
        (double sinSigma, double cosSigma) = ExactMath.SinCos(sigma);
        double cosMid = ExactMath.Cos(sigma1 + sigma2), cos2Alpha = 1 - (sinAlpha * sinAlpha);
        return new(
            omega - Geodesic.LongitudeExcess(sinAlpha, cos2Alpha, sigma, sinSigma, cosSigma, cosMid),
            Geodesic.ArcM(cos2Alpha, sigma, sinSigma, cosSigma, cosMid),
            azimuth.Sin, azimuth.Cos, sin2, north2 / second.Cos);
    }

    private readonly record struct Flight(double Eastward, double DistanceM, double Sin1, double Cos1, double Sin2, double Cos2);
}
