using Xunit;

namespace Parapet.Testing;

/// <summary>The one comparison of doubles in the tests: the tolerance is named at every call.</summary>
public static class Near
{
    /// <summary>Holds if |actual - expected| ≤ absolute, or ≤ relative·|expected|. Exactly one tolerance is given.</summary>
    public static void Equal(double expected, double actual, double absolute = double.NaN, double relative = double.NaN, string what = "")
    {
        if (double.IsNaN(absolute) == double.IsNaN(relative))
            throw new ArgumentException("Name exactly one tolerance: absolute or relative.");
        double allowed = double.IsNaN(absolute) ? relative * Math.Abs(expected) : absolute;
        double error = Math.Abs(actual - expected);
        Assert.True(error <= allowed, FormattableString.Invariant($"{what} expected {expected:R}, got {actual:R}: error {error:G3}, allowed {allowed:G3}"));
    }
}
