namespace Parapet.Study.Statistics;

internal static class Probability
{
    public static void Check(double p)
    {
        if (!(p > 0 && p < 1))
            throw new ArgumentOutOfRangeException(nameof(p), p, "A quantile is asked for a probability in (0, 1).");
    }
}
