using Parapet.Testing;
using Xunit;

namespace Parapet.Study.Tests.Statistics;

/// <summary>Compares how often an interval held with how often it should.</summary>
internal static class Coverage
{
    /// <summary>Within four standard deviations of the binomial, and says what it saw.</summary>
    public static void Holds(double expected, int held, int repeats, string what)
    {
        Report(held, repeats, what);
        Near.Equal(expected, held / (double)repeats, absolute: 4 * Math.Sqrt(expected * (1 - expected) / repeats), what: what);
    }

    /// <summary>Inside a stated range, where the nominal value is known to be missed or only bounded.</summary>
    public static void Between(double least, double most, int held, int repeats, string what)
    {
        Report(held, repeats, what);
        Assert.InRange(held / (double)repeats, least, most);
    }

    private static void Report(int held, int repeats, string what) =>
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{what}: {held / (double)repeats:F4} of {repeats}"));
}
