namespace Parapet.Physics.Flight;

/// <summary>
/// How the drag coefficient of a ballistic missile or its warhead goes with the Mach number, over that at Mach 3, for which the catalogue's
/// ballistic coefficients stand ("at supersonic speed"). Shape: level below Mach 0.8, peak near 1.2, then falling, after the curve of the V-2 without incidence
/// in Sutton and Biblarz, "Rocket Propulsion Elements", chapter 4 (read off, rounded to 0.05). Constant above Mach 8.
/// Read from posts every 0.05, linear between.
/// </summary>
internal static class BodyDrag
{
    private const double Step = 0.05;

    private static readonly double[] Mach = [0, 0.8, 0.9, 1.0, 1.1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8];
    private static readonly double[] Over = [0.85, 0.85, 1.0, 1.45, 1.9, 2.0, 1.75, 1.4, 1.15, 1, 0.85, 0.75, 0.7, 0.65];
    private static readonly double[] Posts = Build();

    /// <summary>Drag coefficient at a Mach number over that at Mach 3.</summary>
    public static double OverMachThree(double mach)
    {
        double x = mach * (1 / Step);
        if (!(x < Posts.Length - 1))
            return Posts[^1];
        int i = (int)x;
        return Posts[i] + ((x - i) * (Posts[i + 1] - Posts[i]));
    }

    private static double[] Build()
    {
        double[] posts = new double[(int)(8 / Step) + 2];
        for (int k = 0, i = 0; k < posts.Length; k++)
        {
            double m = Math.Min(k * Step, 8);
            while (i + 2 < Mach.Length && m > Mach[i + 1])
                i++;
            posts[k] = Over[i] + ((m - Mach[i]) / (Mach[i + 1] - Mach[i]) * (Over[i + 1] - Over[i]));
        }

        return posts;
    }
}
