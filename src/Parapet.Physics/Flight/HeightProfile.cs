namespace Parapet.Physics.Flight;

/// <summary>
/// Turns a least height along a track into one that can be flown: slope at most m, curvature between -κ and κ, and
/// nowhere lower. Three sweeps, each linear in the number of samples and each the smallest lift that does its part:
/// (1) dilation with the cone m|x|: two passes; (2) dilation with the parabola κx²/2, the distance transform of Felzenszwalb and
/// Huttenlocher, "Distance Transforms of Sampled Functions", Theory of Computing 8 (2012): push-overs; both together dilate with
/// Huber's function; (3) the least function above with curvature at most κ, which is κx²/2 plus the concave hull of the rest: pull-ups.
/// Slopes and push-overs of (1) and (2) survive (3): it touches with equal slope.
/// </summary>
internal static class HeightProfile
{
    public static void LimitSlope(ReadOnlySpan<double> s, Span<double> z, double slope)
    {
        for (int k = 1; k < z.Length; k++)
            z[k] = Math.Max(z[k], z[k - 1] - (slope * (s[k] - s[k - 1])));
        for (int k = z.Length - 2; k >= 0; k--)
            z[k] = Math.Max(z[k], z[k + 1] - (slope * (s[k + 1] - s[k])));
    }

    /// <summary>
    /// Begins long climbs early: nowhere may the height ahead exceed the height here by more than <paramref name="reserveM"/>, which speed pays for, and
    /// <paramref name="slope"/> times the way, which the engine pays for. Necessary and sufficient for the speed never to fall below the one that the reserve was
    /// reckoned to, since energy height grows by that slope at most and starts anywhere at most at that of the cruise.
    /// </summary>
    public static void LimitEnergy(ReadOnlySpan<double> s, Span<double> z, double slope, double reserveM)
    {
        double ahead = double.NegativeInfinity;
        for (int k = z.Length - 1; k >= 0; k--)
        {
            ahead = Math.Max(ahead, z[k] - (slope * s[k]));
            z[k] = Math.Max(z[k], ahead + (slope * s[k]) - reserveM);
        }
    }

    /// <summary>Rounds crests: z(x) becomes the maximum over k of z(k) - κ/2 (x - s(k))².</summary>
    public static void RoundCrests(
        ReadOnlySpan<double> s, Span<double> z, double curvature, Span<int> apex, Span<double> from, Span<double> result)
    {
        double c = 0.5 * curvature;
        int top = 0;
        apex[0] = 0;
        from[0] = double.NegativeInfinity;
        for (int k = 1; k < z.Length; k++)
        {
            double x = Crossing(s, z, apex[top], k, c);
            while (x <= from[top])
            {
                top--;
                x = Crossing(s, z, apex[top], k, c);
            }

            top++;
            apex[top] = k;
            from[top] = x;
        }

        int at = 0;
        for (int k = 0; k < z.Length; k++)
        {
            while (at < top && from[at + 1] < s[k])
                at++;
            double d = s[k] - s[apex[at]];
            result[k] = z[apex[at]] - (c * d * d);
        }

        result[..z.Length].CopyTo(z);
    }

    /// <summary>
    /// Fills hollows: the smallest function ≥ z whose curvature is at most κ. With <paramref name="sign"/> -1 the mirror
    /// image: the largest function ≤ z whose curvature is at least -κ.
    /// </summary>
    public static void FillHollows(ReadOnlySpan<double> s, Span<double> z, double curvature, double sign, Span<int> hull)
    {
        double c = 0.5 * curvature;
        int count = 0;
        for (int k = 0; k < z.Length; k++)
        {
            while (count >= 2 && Slope(s, z, hull[count - 2], hull[count - 1], c, sign) <= Slope(s, z, hull[count - 1], k, c, sign))
                count--;
            hull[count++] = k;
        }

        for (int i = 0; i + 1 < count; i++)
        {
            int a = hull[i], b = hull[i + 1];
            double slope = (z[b] - z[a]) / (s[b] - s[a]), start = z[a];
            for (int k = a + 1; k < b; k++)
                z[k] = start + (slope * (s[k] - s[a])) - (sign * c * (s[k] - s[a]) * (s[b] - s[k]));
        }
    }

    /// <summary>One round of a (1 2 1)/4 filter that leaves straight lines on unequal steps, and both ends, as they are.</summary>
    public static void Smooth(ReadOnlySpan<double> s, Span<double> z)
    {
        double before = z[0];
        for (int k = 1; k + 1 < z.Length; k++)
        {
            double here = z[k];
            double u = (s[k] - s[k - 1]) / (s[k + 1] - s[k - 1]);
            z[k] = 0.5 * (here + before + (u * (z[k + 1] - before)));
            before = here;
        }
    }

    public static void Slopes(ReadOnlySpan<double> s, ReadOnlySpan<double> z, Span<double> slope)
    {
        int n = z.Length;
        for (int k = 1; k + 1 < n; k++)
        {
            double h1 = s[k] - s[k - 1], h2 = s[k + 1] - s[k];
            slope[k] = ((h1 * (z[k + 1] - z[k]) / h2) + (h2 * (z[k] - z[k - 1]) / h1)) / (h1 + h2);
        }

        slope[0] = (z[1] - z[0]) / (s[1] - s[0]);
        slope[n - 1] = (z[n - 1] - z[n - 2]) / (s[n - 1] - s[n - 2]);
    }

    private static double Crossing(ReadOnlySpan<double> s, ReadOnlySpan<double> z, int j, int k, double c) =>
        (0.5 * (s[k] + s[j])) + ((z[j] - z[k]) / (2 * c * (s[k] - s[j])));

    private static double Slope(ReadOnlySpan<double> s, ReadOnlySpan<double> z, int j, int k, double c, double sign) =>
        (sign * (z[k] - z[j]) / (s[k] - s[j])) - (c * (s[k] + s[j]));
}
