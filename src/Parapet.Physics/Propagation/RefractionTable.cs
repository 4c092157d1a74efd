using Parapet.Foundation;
using Parapet.Physics.Terrain;

namespace Parapet.Physics.Propagation;

/// <summary>
/// What height stands for a target over an effective earth, where the air is an exponential one: the height at which the straight
/// ray over the sphere k·a (k from the gradient at sea level) passes that leaves the antenna at the elevation at which the true ray to the
/// target leaves it; raised by as much as the sea itself would have to be at the antenna's horizon, so that ground and sea keep their
/// heights. All else may then go on over the effective earth.
/// </summary>
/// <remarks>
/// By antenna height (0 to 16 km), ground range (up to 640 km, then held) and target height. From fans of rays integrated by ground range;
/// linear between. 180 kB, built in some 20 ms. Within 15 m of tracing the ray itself for targets up to 12 km and ranges to 400 km; the
/// horizon between two heights within 0.5 % of the traced one. Immutable.
/// </remarks>
public sealed class RefractionTable
{
    private const double RangeCellM = 10000, BendM = 10000;
    private const int Ranges = 65, Heights = 64, Substeps = 2;

    private static readonly double[] AntennaM = [0, 500, 1000, 1750, 2750, 4000, 5500, 7000, 9000, 11500, 16000];

    // Height above (positive) what counts, by antenna, range, height.
    private readonly float[] less = new float[AntennaM.Length * Ranges * Heights];

    public RefractionTable(Refractivity air)
    {
        Air = air;
        EffectiveRadiusM = air.EffectiveEarthFactor() * Wgs84.MeanRadiusM;
        for (int a = 0; a < AntennaM.Length; a++)
            Fill(a);
    }

    public Refractivity Air { get; }

    /// <summary>Radius of the sphere over which heights count, m.</summary>
    public double EffectiveRadiusM { get; }

    /// <summary>Bytes it holds.</summary>
    public long SizeBytes => 4L * less.Length;

    /// <summary>The height that counts, m.</summary>
    /// <param name="antennaM">Above sea level, m.</param>
    public double EffectiveHeightM(double antennaM, double groundRangeM, double heightM)
    {
        double horizon = Math.Min(groundRangeM, Math.Sqrt(2 * EffectiveRadiusM * Math.Max(0, antennaM)));
        double sea = horizon > 1000 ? LessM(antennaM, horizon, 0) * groundRangeM / horizon : 0;
        return heightM - LessM(antennaM, groundRangeM, heightM) + sea;
    }

    /// <summary>By how much the straight ray passes lower than the true one, m.</summary>
    public double LessM(double antennaM, double groundRangeM, double heightM)
    {
        int a = 0;
        while (a < AntennaM.Length - 2 && antennaM > AntennaM[a + 1])
            a++;
        double ua = Math.Clamp((antennaM - AntennaM[a]) / (AntennaM[a + 1] - AntennaM[a]), 0, 1);
        double ur = Math.Min(groundRangeM / RangeCellM, Ranges - 1.001);
        double uh = Math.Max(heightM, 0) / (Math.Max(heightM, 0) + BendM) * (Heights - 1);
        int r = (int)ur, h = (int)uh;
        ur -= r;
        uh -= h;
        double lower = At(a, r, h, ur, uh), upper = At(a + 1, r, h, ur, uh);
        return lower + (ua * (upper - lower));
    }

    private double At(int a, int r, int h, double ur, double uh)
    {
        int at = (((a * Ranges) + r) * Heights) + h;
        double near = less[at] + (uh * (less[at + 1] - less[at])), far = less[at + Heights] + (uh * (less[at + Heights + 1] - less[at + Heights]));
        return near + (ur * (far - near));
    }

    private void Fill(int a)
    {
        // Slopes close together about the horizon, wide above.
        const int Rays = 240;
        double[] height = new double[Rays], elevation = new double[Rays], slope = new double[Rays];
        for (int i = 0; i < Rays; i++)
        {
            double u = ((double)i / (Rays - 1) * 2.4) - 0.9;
            elevation[i] = 0.12 * u * (1 + (2 * u * u));
            slope[i] = ExactMath.Tan(elevation[i]);
            height[i] = AntennaM[a];
        }

        for (int r = 1; r < Ranges; r++)
        {
            for (int i = 0; i < Rays; i++)
            {
                for (int s = 0; s < Substeps; s++)
                    Step(ref height[i], ref elevation[i], RangeCellM / Substeps);
            }

            (double sin, double cos) = ExactMath.SinCos(r * RangeCellM / EffectiveRadiusM);
            int ray = 0;
            for (int h = 0; h < Heights - 1; h++)
            {
                double target = h * BendM / (Heights - 1 - h);
                while (ray < Rays - 2 && height[ray + 1] < target)
                    ray++;
                double u = (target - height[ray]) / (height[ray + 1] - height[ray]);
                if (u > 1)
                    break; // steeper than all rays: nothing to mend
                double straight = EffectiveEarth.HeightOnRay(EffectiveRadiusM, AntennaM[a], sin, cos, slope[ray]);
                double next = EffectiveEarth.HeightOnRay(EffectiveRadiusM, AntennaM[a], sin, cos, slope[ray + 1]);
                double below = height[ray] - straight, above = height[ray + 1] - next;
                less[(((a * Ranges) + r) * Heights) + h] = (float)(u < 0 ? below : below + (u * (above - below)));
            }

            int end = ((((a * Ranges) + r) * Heights) + Heights) - 1;
            less[end] = less[end - 1];
        }
    }

    // The ray by ground range: dh/dx = (1 + h/a) tan θ, dθ/dx = (1 + r n'/n)/a.
    private void Step(ref double h, ref double theta, double dx)
    {
        (double h1, double t1) = Slope(h, theta);
        (double h2, double t2) = Slope(h + (h1 * dx / 2), theta + (t1 * dx / 2));
        (double h3, double t3) = Slope(h + (h2 * dx / 2), theta + (t2 * dx / 2));
        (double h4, double t4) = Slope(h + (h3 * dx), theta + (t3 * dx));
        h += dx / 6 * (h1 + (2 * h2) + (2 * h3) + h4);
        theta += dx / 6 * (t1 + (2 * t2) + (2 * t3) + t4);
    }

    private (double Height, double Theta) Slope(double h, double theta)
    {
        double n = Air.At(Math.Max(h, -5000)) * 1e-6, r = Wgs84.MeanRadiusM + h;
        return (r / Wgs84.MeanRadiusM * ExactMath.Tan(theta), (1 - (r * n / Air.ScaleHeightM / (1 + n))) / Wgs84.MeanRadiusM);
    }
}
