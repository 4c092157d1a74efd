using Parapet.Foundation;

namespace Parapet.Physics.Propagation;

/// <summary>The part that looks at the ground between a site and a target.</summary>
public sealed partial class RadioPropagation
{
    // An edge further below the ray than this takes nothing (Recommendation ITU-R P.526-15, equation 31).
    private const double FreeNu = -0.78;

    // Where the sea is the horizon, interference reaches further up.
    private const double FarNu = -4;

    // Ends of a path lower than this over the ground send no mirror image worth the name.
    private const double LeastMirrorM = 1;

    private double OverTerrainDb(double azimuthRad, double range, double height, bool clear)
    {
        GroundProfile g = ground!.Profile;
        int last = (int)((range / g.CellM) - 0.5);
        if (last < 1)
            return clear ? 0 : double.NegativeInfinity;
        int a = g.AzimuthIndex(azimuthRad);
        last = Math.Min(last, g.Points - 1);
        if (!diffraction)
            return multipath ? MirrorDb(a, range, height) : 0;
        double radius = g.RadiusM[a], flatTarget = height - (range * range / (2 * radius));
        int first = ground.Horizon(a, last);
        double x1 = first * g.CellM;
        double direct = (flatTarget - antennaM) / range;
        double from1 = (g.Flat(a, first) - antennaM) / x1;
        double nu1 = (from1 - direct) * x1 * EdgeScale(x1, range);
        bool sea = g.Ground(a, first) <= GroundProfile.SeaLevelM;
        // Whatever stands behind that point stands clear by more, and before it the site was chosen so that nothing does.
        if (clear && nu1 < (sea ? FarNu : FreeNu))
            return multipath ? MirrorDb(a, range, height) : 0;
        int second = g.HorizonFrom(a, last, range, flatTarget, out double from2);
        if (sea && g.Ground(a, second) <= GroundProfile.SeaLevelM)
            return overSea.Db(antennaM, height, range, antennaGainDb, diffraction: true, multipath);
        double x2 = second * g.CellM, over1 = from1 - direct, over2 = from2 + direct;
        if (over1 < 0)
        {
            double nu = Math.Max(nu1, over2 * (range - x2) * EdgeScale(x2, range));
            // The mask knows the ground more finely: what only it sees is an edge of its own.
            if (!clear)
            {
                double over = mask!.SteepestSlope(azimuthRad, range, out double at) - direct;
                at = Math.Min(at, range - 1);
                nu = Math.Max(nu, over * at * EdgeScale(at, range));
            }

            double rays = multipath ? MirrorDb(a, range, height) * Math.Clamp(nu / FreeNu, 0, 1) : 0;
            return nu <= FreeNu ? rays : rays - MendedDb(Bullington.Total(KnifeEdge.LossDb(nu), range), a, last, range, height, over1, over2, x1, x2);
        }

        // Bullington's slopes are over the chord, on which the bulge stands: they differ from those over the plane by d/2a, up and down.
        double bulge = range / (2 * radius);
        double edge = Bullington.OfSlopes(range, antennaM, height, from1 + bulge, from2 - bulge, wavelengthM);
        return -MendedDb(edge, a, last, range, height, over1, over2, x1, x2);
    }

    private double EdgeScale(double x, double range) => Math.Sqrt(2 * range / (wavelengthM * x * (range - x)));

    /// <summary>Bullington's loss mended by the smooth earth (delta-Bullington), from the sums up to the last point and the two horizons.</summary>
    private double MendedDb(double edgeDb, int a, int last, double range, double height, double over1, double over2, double x1, double x2)
    {
        GroundProfile g = ground!.Profile;
        (double v1, double v2) = g.Sums(a, last);
        double d = last * g.CellM;
        // What stands above the line between the ends, curvature left out, at the two horizons: the most there can be seen.
        double radius = g.RadiusM[a];
        double above1 = (over1 * x1) - (x1 * (range - x1) / (2 * radius)), above2 = (over2 * (range - x2)) - (x2 * (range - x2) / (2 * radius));
        double most = Math.Max(above1, above2);
        double seen1 = Math.Max(above1 / x1, above2 / x2), seen2 = Math.Max(above1 / (range - x1), above2 / (range - x2));
        (double ground1, double ground2) = Bullington.SmoothGround(v1, v2, d, most, seen1, seen2, g.Ground(a, 0), g.Ground(a, last));
        double h1 = Math.Max(antennaM - ground1, PropagationFactor.LeastHeightM), h2 = Math.Max(height - ground2, PropagationFactor.LeastHeightM);
        double sphere = SphericalEarth.LossDb(range, h1, h2, wavelengthM, radius, lengthTerm, heightTerm);
        return edgeDb + Math.Max(sphere - Bullington.SmoothLossDb(range, h1, h2, wavelengthM, radius), 0);
    }

    // Reflection from what lies at the mirror's point: sea, or land at its height.
    private double MirrorDb(int azimuth, double range, double height)
    {
        // The target stands this high at least over the plane that touches the ground at the point.
        if (height - Math.Max(0, antennaM) - (range * range / (2 * radiusM)) > imageReach * range)
            return 0;
        GroundProfile g = ground!.Profile;
        MirrorPoint mirror = MirrorPoint.Of(Math.Max(antennaM, LeastMirrorM), Math.Max(height, LeastMirrorM), range, radiusM);
        double level = g.Ground(azimuth, (int)((mirror.D1M / g.CellM) + 0.5));
        if (level <= GroundProfile.SeaLevelM)
            return mirror.Grazing > 0 ? overSea.TwoRaysDb(mirror) : 0;
        double above1 = antennaM - level, above2 = height - level;
        if (above1 < LeastMirrorM || above2 < LeastMirrorM)
            return 0;
        mirror = MirrorPoint.Of(above1, above2, range, radiusM);
        return mirror.Grazing > 0 && mirror.Above1M > 0 && mirror.Above2M > 0 ? overLand.TwoRaysDb(mirror) : 0;
    }
}
