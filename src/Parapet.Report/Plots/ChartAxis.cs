using System.Globalization;

namespace Parapet.Report.Plots;

/// <summary>One axis: the part shown and the round numbers that are marked on it.</summary>
internal sealed class ChartAxis
{
    private const char MinusSign = '\u2212';
    private const char NarrowNoBreakSpace = '\u202F';

    private ChartAxis(double low, double high, double step)
    {
        Low = low;
        High = high;
        Step = step;
    }

    public double Low { get; }

    public double High { get; }

    /// <summary>From one tick to the next: 1, 2 or 5 times a power of ten.</summary>
    public double Step { get; }

    public double Length => High - Low;

    /// <summary>An axis for values between two bounds.</summary>
    /// <param name="asked">The part asked for; its bounds are kept as they are.</param>
    /// <param name="ticks">About how many ticks there is room for.</param>
    public static ChartAxis For(double low, double high, ChartRange? asked, int ticks)
    {
        if (asked is { } range)
        {
            if (!(range.High > range.Low && double.IsFinite(range.Low) && double.IsFinite(range.High)))
                throw new ArgumentOutOfRangeException(nameof(asked), asked, "The upper bound of an axis lies above its lower one, and both are finite.");
            return new(range.Low, range.High, RoundStep(range.High - range.Low, ticks));
        }

        if (!(low <= high))
            (low, high) = (0, 1);
        if (low == high)
        {
            // Nothing to span: half its size to either side, or one unit about zero.
            double half = low == 0 ? 1 : Math.Abs(low) / 2;
            (low, high) = (low - half, high + half);
        }

        double step = RoundStep(high - low, ticks);
        // A bound that is a tick but for rounding needs no further one.
        return new(Math.Floor((low / step) + 1e-9) * step, Math.Ceiling((high / step) - 1e-9) * step, step);
    }

    /// <summary>The same part with another distance between ticks.</summary>
    public ChartAxis WithStep(double step) => new(Low, High, step);

    public IEnumerable<double> Ticks()
    {
        // A tick counts as shown when it misses the bound by rounding only.
        double slack = 1e-9 * Length;
        for (double n = Math.Ceiling((Low - slack) / Step); n * Step <= High + slack; n++)
            yield return n == 0 ? 0 : n * Step;
    }

    /// <summary>A tick's value with as many decimals as the step has, thousands set apart from 10 000 on.</summary>
    public string Label(double value)
    {
        double magnitude = Math.Abs(value);
        if (Step < 1e-6 || Math.Max(Math.Abs(Low), Math.Abs(High)) >= 1e9)
            return magnitude.ToString("0.###e+0", CultureInfo.InvariantCulture).Insert(0, value < 0 ? MinusSign.ToString() : "");
        int decimals = 0;
        for (double step = Step; decimals < 9 && step - Math.Floor(step + 1e-9) > 1e-9 * Step; step *= 10)
            decimals++;
        string text = magnitude.ToString(magnitude >= 10000 ? "N" + decimals : "F" + decimals, CultureInfo.InvariantCulture).Replace(',', NarrowNoBreakSpace);
        return value < 0 ? MinusSign + text : text;
    }

    private static double RoundStep(double length, int ticks)
    {
        double raw = length / Math.Max(1, ticks);
        double power = 1;
        while (power * 10 <= raw)
            power *= 10;
        while (power > raw)
            power /= 10;
        double leading = raw / power;
        return power * (leading <= 1.000001 ? 1 : leading <= 2 ? 2 : leading <= 5 ? 5 : 10);
    }
}
