namespace Parapet.Study.Statistics;

/// <summary>Root of an increasing function.</summary>
internal static class Root
{
    /// <summary>Halves [low, high] until its ends are neighbours to within one part in 1e15; 60 to 100 calls.</summary>
    public static double OfIncreasing(Func<double, double> function, double low, double high)
    {
        while (high - low > 1e-15 * Math.Max(Math.Abs(low), Math.Abs(high)))
        {
            double middle = low + (high - low) / 2;
            if (middle <= low || middle >= high)
                break;
            if (function(middle) < 0)
                low = middle;
            else
                high = middle;
        }
        return low + (high - low) / 2;
    }
}
