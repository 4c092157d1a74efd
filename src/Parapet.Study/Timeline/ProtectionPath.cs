namespace Parapet.Study.Timeline;

/// <summary>
/// Protection over time. Between forces it is interpolated in the strengths of the components: Σ over forces of
/// protection × Π (strength, or 1 - strength), the multilinear form, which is the expected protection if each component stood in full
/// with its strength as probability, independently. Exact at the corners; between them an assumption.
/// </summary>
public static class ProtectionPath
{
    /// <summary>Points of a path in a year.</summary>
    public const int StepsPerYear = 12;

    /// <summary>Time of a point in years since the start: the middle of a month.</summary>
    public static double TimeOf(int step) => (step + 0.5) / StepsPerYear;

    /// <summary>Protection at the middle of each month up to the horizon.</summary>
    /// <exception cref="InvalidOperationException">A force that stands was not played.</exception>
    public static double[] Of(Course course, ForceProtection forces, int years) => Of(course, Strengths(course, years), forces, years);

    /// <summary>Strength of each component of a course at the middle of each month.</summary>
    internal static double[][] Strengths(Course course, int years)
    {
        double[][] strengths = new double[course.Strengths.Length][];
        for (int c = 0; c < strengths.Length; c++)
            course.Strengths[c].ByMonth(strengths[c] = new double[years * StepsPerYear]);
        return strengths;
    }

    /// <summary>The path with the strengths at hand.</summary>
    internal static double[] Of(Course course, double[][] strengths, ForceProtection forces, int years)
    {
        double[] path = new double[years * StepsPerYear];
        Span<double> now = stackalloc double[strengths.Length];
        bool truce = false;
        for (int i = 0; i < path.Length; i++)
        {
            bool same = i > 0 && course.InTruce(TimeOf(i)) == truce;
            truce = course.InTruce(TimeOf(i));
            for (int c = 0; c < now.Length; c++)
            {
                same &= strengths[c][i] == now[c];
                now[c] = strengths[c][i];
            }
            // Most months bring nothing new.
            path[i] = same ? path[i - 1] : At(now, forces, truce);
        }
        return path;
    }

    /// <summary>Protection for given strengths.</summary>
    /// <param name="strengths">Of each component, in [0, 1].</param>
    public static double At(ReadOnlySpan<double> strengths, ForceProtection forces, bool truce)
    {
        uint full = 0, partial = 0;
        for (int c = 0; c < strengths.Length; c++)
        {
            if (strengths[c] >= 1)
                full |= 1u << c;
            else if (strengths[c] > 0)
                partial |= 1u << c;
        }
        double sum = 0;
        // All subsets of the partial components, the empty one last.
        for (uint subset = partial; ; subset = (subset - 1) & partial)
        {
            double weight = 1;
            for (int c = 0; c < strengths.Length; c++)
            {
                if ((partial & 1u << c) != 0)
                    weight *= (subset & 1u << c) != 0 ? strengths[c] : 1 - strengths[c];
            }
            sum += weight * forces.Of(full | subset, truce);
            if (subset == 0)
                return sum;
        }
    }

    /// <summary>Protection-years: the mean of a path times its length.</summary>
    public static double Integral(ReadOnlySpan<double> path)
    {
        double sum = 0;
        foreach (double protection in path)
            sum += protection;
        return sum / StepsPerYear;
    }

    /// <summary>
    /// Asset-years protected: assets × protection-years. One is an asset of average value kept for a year from what the raid of the
    /// study would do to it, whichever day it came.
    /// </summary>
    public static double AssetYears(ReadOnlySpan<double> path, int assets) => assets * Integral(path);
}
