namespace Parapet.Study.Timeline;

/// <summary>The part that counts what has been delivered.</summary>
public sealed partial class TimelineModel
{
    /// <summary>Rounding must not make a unit arrive one unit late; a billionth of a unit is half a minute at worst.</summary>
    private const double Slack = 1e-9;

    /// <summary>Units of a stream that have arrived: none before the lead, one with it, then one every 1/rate years.</summary>
    /// <param name="since">Years since the first arrived.</param>
    /// <param name="perYear">Infinite: all at once.</param>
    internal static double Arrived(double since, double perYear) =>
        since < 0 ? 0 : double.IsInfinity(perYear) ? double.PositiveInfinity : Math.Floor(since * perYear + Slack) + 1;

    /// <summary>Units per year, infinite where all come at once.</summary>
    internal static double PerYear(in StreamPlan stream, ReadOnlySpan<double> values) =>
        stream.Rate < 0 ? double.PositiveInfinity : values[stream.Rate] * YearS;

    /// <summary>When the first unit arrives. Always this one sum: two ways of adding would differ in the last bit and lose a unit.</summary>
    internal static double First(in StreamPlan stream, double from, ReadOnlySpan<double> values) => from + values[stream.Lead] / YearS;

    /// <summary>min over the streams of arrived/full, at most 1; 0 from the event that takes the component away.</summary>
    private StepFunction Strength(DeliveryPlan delivery, double[] events, ReadOnlySpan<double> values)
    {
        double from = events[delivery.Event], until = delivery.Until < 0 ? double.PositiveInfinity : events[delivery.Until];
        double end = Math.Min(until, Calendar.Years);
        if (!(from < end))
            return StepFunction.Zero;
        List<double> times = [];
        foreach (StreamPlan stream in delivery.Streams)
        {
            double first = First(stream, from, values), perYear = PerYear(stream, values), full = values[stream.Full];
            int arrivals = double.IsInfinity(perYear) ? 1 : (int)Math.Ceiling(full);
            for (int k = 0; k < arrivals && first + k / perYear < end; k++)
                times.Add(first + k / perYear);
        }
        times.Sort();
        List<double> steps = [], strengths = [];
        foreach (double time in times)
        {
            double strength = 1;
            foreach (StreamPlan stream in delivery.Streams)
                strength = Math.Min(strength, Arrived(time - First(stream, from, values), PerYear(stream, values)) / values[stream.Full]);
            if (strength <= (strengths.Count > 0 ? strengths[^1] : 0))
                continue;
            if (steps.Count > 0 && steps[^1] == time)
                strengths[^1] = strength;
            else
            {
                steps.Add(time);
                strengths.Add(strength);
            }
        }
        if (until < Calendar.Years && steps.Count > 0)
        {
            steps.Add(until);
            strengths.Add(0);
        }
        return new([.. steps], [.. strengths]);
    }
}
