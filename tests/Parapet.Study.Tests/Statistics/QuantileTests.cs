using System.Globalization;
using Parapet.Study.Statistics;
using Parapet.Testing;
using Xunit;

namespace Parapet.Study.Tests.Statistics;

public sealed class QuantileTests
{
    public static TheoryData<string, string, double, double, double> Published()
    {
        TheoryData<string, string, double, double, double> rows = [];
        foreach (string[] c in ReferenceCases.Rows("quantile"))
            rows.Add(c[0], c[1], Number(c[2]), Number(c[3]), Number(c[4]));
        return rows;
    }

    [Theory]
    [MemberData(nameof(Published))]
    public void Quantiles_agree_with_the_reference_cases(string distribution, string parameters, double p, double expected, double relative)
    {
        double got = distribution switch
        {
            "normal" => Normal.Quantile(p),
            "t" => StudentT.Quantile(Number(parameters), p),
            "chi2" => ChiSquare.Quantile(Number(parameters), p),
            _ => throw new InvalidOperationException($"No distribution {distribution}."),
        };
        Near.Equal(expected, got, relative: relative);
    }

    // Student's t with one and two degrees of freedom has a closed form: tan(π(p - ½)) and (2p - 1)/√(2p(1 - p)).
    [Theory]
    [InlineData(0.6)]
    [InlineData(0.9)]
    [InlineData(0.975)]
    [InlineData(0.9999)]
    public void Student_t_of_one_and_two_degrees_agrees_with_the_closed_form(double p)
    {
        Near.Equal(Math.Tan(Math.PI * (p - 0.5)), StudentT.Quantile(1, p), relative: 1e-10);
        Near.Equal((2 * p - 1) / Math.Sqrt(2 * p * (1 - p)), StudentT.Quantile(2, p), relative: 1e-10);
    }

    [Fact]
    public void Student_t_goes_over_into_the_normal_distribution()
    {
        // Leading term of the difference is z(z² + 1)/(4ν) (Abramowitz and Stegun 26.7.5).
        double z = Normal.Quantile(0.975);
        Near.Equal(z + z * (z * z + 1) / (4 * 1e5), StudentT.Quantile(1e5, 0.975), absolute: 1e-8);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(double.NaN)]
    public void A_quantile_outside_the_open_interval_is_refused(double p)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Normal.Quantile(p));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.Quantile(5, p));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChiSquare.Quantile(5, p));
    }

    [Theory]
    [InlineData(0.5, 0.57236494292470008707)] // ½ ln π
    [InlineData(1.0, 0.0)]
    [InlineData(5.0, 3.17805383034794561965)] // ln 24
    [InlineData(100.0, 359.13420536957539878)] // ln 99!
    public void Log_gamma_agrees_with_its_exact_values(double x, double expected) =>
        Near.Equal(expected, IncompleteGamma.LogGamma(x), absolute: 1e-13 * Math.Max(1, expected));

    // I_x(a, 1) = x^a, and I_x(2, 3) = 6x² - 8x³ + 3x⁴ (NIST DLMF 8.17).
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.93)]
    public void Incomplete_beta_agrees_with_its_polynomials(double x)
    {
        Near.Equal(Math.Pow(x, 3.5), IncompleteBeta.Regularized(3.5, 1, x), relative: 1e-13);
        Near.Equal(x * x * (6 - 8 * x + 3 * x * x), IncompleteBeta.Regularized(2, 3, x), relative: 1e-13);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
