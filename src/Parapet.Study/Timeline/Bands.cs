using Parapet.Study.Statistics;

namespace Parapet.Study.Timeline;

/// <summary>Bands of kept numbers. Means are summed in the order of the draws.</summary>
internal static class Bands
{
    private const double LowShare = 0.05;

    public static Band Of(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values];
        double sum = 0;
        foreach (double value in sorted)
            sum += value;
        Array.Sort(sorted);
        return new(
            QuantileInterval.Point(sorted, LowShare), QuantileInterval.Point(sorted, 0.5), QuantileInterval.Point(sorted, 1 - LowShare),
            sum / sorted.Length);
    }

    public static Band? OfAny(IReadOnlyList<double> values) => values.Count == 0 ? null : Of(values);

    public static BandSeries Of(IReadOnlyList<double[]> series, int length)
    {
        double[] low = new double[length], median = new double[length], high = new double[length], mean = new double[length];
        double[] column = new double[series.Count];
        for (int i = 0; i < length; i++)
        {
            for (int d = 0; d < column.Length; d++)
                column[d] = series[d][i];
            (low[i], median[i], high[i], mean[i]) = Of(column);
        }
        return new(low, median, high, mean);
    }
}
