namespace Parapet.Study.Timeline;

/// <summary>How far and how long a path of protection lies below another, by the month.</summary>
/// <param name="Years">All months together in which it is lower by more than the tolerance.</param>
/// <param name="LongestYears">The longest run of such months.</param>
/// <param name="FirstYear">Years from the start to the first of them; null without any.</param>
/// <param name="Depth">Largest shortfall of protection, at least 0, whatever the tolerance.</param>
/// <param name="Shortfall">Protection-years: shortfall summed over time, whatever the tolerance.</param>
public sealed record ProtectionGap(double Years, double LongestYears, double? FirstYear, double Depth, double Shortfall)
{
    /// <exception cref="ArgumentException">Paths of different lengths.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is negative.</exception>
    public static ProtectionGap Of(ReadOnlySpan<double> path, ReadOnlySpan<double> reference, double tolerance)
    {
        if (path.Length != reference.Length)
            throw new ArgumentException("Two paths of one horizon are compared.", nameof(reference));
        ArgumentOutOfRangeException.ThrowIfNegative(tolerance);
        int months = 0, run = 0, longest = 0, first = -1;
        double depth = 0, sum = 0;
        for (int i = 0; i < path.Length; i++)
        {
            double below = Math.Max(0, reference[i] - path[i]);
            depth = Math.Max(depth, below);
            sum += below;
            run = below > tolerance ? run + 1 : 0;
            if (run == 0)
                continue;
            months++;
            longest = Math.Max(longest, run);
            if (first < 0)
                first = i;
        }
        const double Step = 1.0 / ProtectionPath.StepsPerYear;
        return new(months * Step, longest * Step, first < 0 ? null : first * Step, depth, sum * Step);
    }
}
