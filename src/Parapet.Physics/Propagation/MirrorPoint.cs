namespace Parapet.Physics.Propagation;

/// <summary>
/// Where a sphere reflects between two points above it, and what that means for the ray. From the geometry of low angles on a sphere of
/// the effective radius (Recommendation ITU-R P.530-18, section 6.1.2.4.1; Kerr, section 2.13): heights above the plane that touches at
/// the point, h' = h - d²/2a, are as the distances to it.
/// </summary>
/// <param name="D1M">From the first end to the point, m along the sphere.</param>
/// <param name="D2M">From the point to the second end.</param>
/// <param name="Above1M">Height of the first end above the tangent plane there, m.</param>
/// <param name="Above2M">Of the second.</param>
public readonly record struct MirrorPoint(double D1M, double D2M, double Above1M, double Above2M)
{
    private const int MostSteps = 16;

    /// <summary>Tangent of the grazing angle; 0 at the horizon, negative behind it.</summary>
    public double Grazing => (Above1M + Above2M) / (D1M + D2M);

    /// <summary>By how much the reflected ray is longer, m; without the cancellation of two lengths.</summary>
    public double LongerM
    {
        get
        {
            double d = D1M + D2M, sum = Above1M + Above2M, difference = Above1M - Above2M, square = d * d;
            return 4 * Above1M * Above2M / (Math.Sqrt(square + (sum * sum)) + Math.Sqrt(square + (difference * difference)));
        }
    }

    /// <summary>
    /// Solves b³m - b(m + 1) + c = 0 for the place of the point, d₁ = d (1 + b)/2, by Newton's method: three or four steps, more where both ends lie at their horizon.
    /// </summary>
    /// <param name="height1M">Above the sphere, 0 or more; one of the two above 0.</param>
    /// <param name="height2M">Above the sphere.</param>
    /// <param name="distanceM">Along the sphere, above 0.</param>
    public static MirrorPoint Of(double height1M, double height2M, double distanceM, double effectiveRadiusM)
    {
        double sum = height1M + height2M;
        double m = distanceM * distanceM / (4 * effectiveRadiusM * sum), c = (height1M - height2M) / sum;
        // The root between -1 and 1, on a plane b = c, lies on the slope between the cubic's two turns: start there, near the estimate for small m.
        double turn = 0.9 * Math.Sqrt((m + 1) / (3 * m)), b = Math.Clamp(c / (1 + (m * (1 - (c * c)))), -turn, turn);
        for (int i = 0; i < MostSteps; i++)
        {
            double step = ((((m * b * b) - (m + 1)) * b) + c) / ((3 * m * b * b) - (m + 1));
            b -= step;
            if (Math.Abs(step) < 1e-9)
                break;
        }

        double d1 = distanceM * (1 + b) / 2, d2 = distanceM - d1;
        return new(d1, d2, height1M - (d1 * d1 / (2 * effectiveRadiusM)), height2M - (d2 * d2 / (2 * effectiveRadiusM)));
    }
}
