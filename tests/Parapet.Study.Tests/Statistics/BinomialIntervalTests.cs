using System.Globalization;
using Parapet.Study.Statistics;
using Parapet.Testing;
using Xunit;

namespace Parapet.Study.Tests.Statistics;

public sealed class BinomialIntervalTests
{
    public static TheoryData<long, long, double, double[]> Published()
    {
        TheoryData<long, long, double, double[]> rows = [];
        foreach (string[] c in ReferenceCases.Rows("binomial-interval"))
            rows.Add(long.Parse(c[0], CultureInfo.InvariantCulture), long.Parse(c[1], CultureInfo.InvariantCulture), Number(c[2]), [.. c[3..8].Select(Number)]);
        return rows;
    }

    [Theory]
    [MemberData(nameof(Published))]
    public void Limits_agree_with_the_reference_cases(long successes, long trials, double alpha, double[] expected)
    {
        (double low, double high) = BinomialInterval.Wilson(successes, trials, alpha);
        Near.Equal(expected[0], low, absolute: expected[4], what: "Wilson low");
        Near.Equal(expected[1], high, absolute: expected[4], what: "Wilson high");
        (low, high) = BinomialInterval.ClopperPearson(successes, trials, alpha);
        Near.Equal(expected[2], low, absolute: expected[4], what: "Clopper-Pearson low");
        Near.Equal(expected[3], high, absolute: expected[4], what: "Clopper-Pearson high");
    }

    [Fact]
    public void More_successes_than_trials_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => BinomialInterval.Wilson(3, 2, 0.05));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
