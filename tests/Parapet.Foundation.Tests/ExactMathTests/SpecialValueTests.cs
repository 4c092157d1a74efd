using Xunit;

namespace Parapet.Foundation.Tests.ExactMathTests;

public class SpecialValueTests
{
    private static readonly double[] Specials =
    [
        0, -0.0, 1, -1, 0.5, -0.5, 2, -2, 3, -3, 2.5, -2.5, double.Epsilon, -double.Epsilon, 1e-310, -1e-310, 2.2250738585072014e-308,
        1e-200, 1e200, -1e200, double.MaxValue, double.MinValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN,
        Math.PI, Math.PI / 2, -Math.PI / 2, 709.78, 709.79, -708.4, -745.13, -745.14, 1e9, 9007199254740993, 1e-8, 1.8e19, 2.7e-20,
        1 - 1e-16, 1 + 3e-16, 20, 19.06, 0.125, -0.125, 1.6e6, 1e22,
    ];

    public static TheoryData<string> Unary => new("sin", "cos", "tan", "asin", "acos", "atan", "exp", "log", "log10", "tanh");

    [Theory]
    [MemberData(nameof(Unary))]
    public void Special_values_are_those_of_the_platform_to_two_ulps(string name)
    {
        (Func<double, double> mine, Func<double, double> platform) = Pair(name);
        foreach (double x in Specials)
            AssertSame(platform(x), mine(x), FormattableString.Invariant($"{name}({x:R})"));
    }

    [Fact]
    public void Special_values_of_two_arguments_are_those_of_the_platform_to_two_ulps()
    {
        foreach (double a in Specials)
        {
            foreach (double b in Specials)
            {
                AssertSame(Math.Atan2(a, b), ExactMath.Atan2(a, b), FormattableString.Invariant($"atan2({a:R}, {b:R})"));
                AssertSame(Math.Pow(a, b), ExactMath.Pow(a, b), FormattableString.Invariant($"pow({a:R}, {b:R})"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Unary))]
    public void Random_arguments_give_the_platforms_values_to_two_ulps(string name)
    {
        (Func<double, double> mine, Func<double, double> platform) = Pair(name);
        StreamKey key = new(2, 0, 1, StreamKey.NameHash(name));
        for (uint i = 0; i < 100_000; i++)
        {
            Draw d = key[i];
            double x = name is "asin" or "acos" ? (2 * d.Uniform) - 1
                : name is "log" or "log10" ? Math.ScaleB(d.Uniform, (int)(2000 * d.Uniform2) - 1000)
                : (d.Uniform - 0.5) * Math.ScaleB(1, (int)(20 * d.Uniform2) - 10);
            AssertSame(platform(x), mine(x), FormattableString.Invariant($"{name}({x:R})"));
        }
    }

    [Fact]
    public void Powers_of_ten_have_whole_decimal_logarithms_and_small_whole_powers_are_exact()
    {
        double power = 1;
        for (int n = 0; n <= 22; n++, power *= 10)
        {
            Assert.Equal(n, ExactMath.Log10(power));
            Assert.Equal(power, ExactMath.Pow(10, n));
        }

        Assert.Equal(3, ExactMath.Pow(9, 0.5));
        Assert.Equal(-27, ExactMath.Pow(-3, 3));
        Assert.Equal(1, ExactMath.Exp(0));
        Assert.Equal(0, ExactMath.Log(1));
        Assert.Equal(Math.PI / 4, ExactMath.Atan(1));
    }

    [Fact]
    public void Sine_and_cosine_together_are_those_alone()
    {
        StreamKey key = new(3, 0, 1, 1);
        for (uint i = 0; i < 20_000; i++)
        {
            double x = (key[i].Uniform - 0.5) * (i % 3 == 0 ? 1e7 : 20);
            Assert.Equal((ExactMath.Sin(x), ExactMath.Cos(x)), ExactMath.SinCos(x));
        }
    }

    private static (Func<double, double> Mine, Func<double, double> Platform) Pair(string name) => name switch
    {
        "sin" => (ExactMath.Sin, Math.Sin),
        "cos" => (ExactMath.Cos, Math.Cos),
        "tan" => (ExactMath.Tan, Math.Tan),
        "asin" => (ExactMath.Asin, Math.Asin),
        "acos" => (ExactMath.Acos, Math.Acos),
        "atan" => (ExactMath.Atan, Math.Atan),
        "exp" => (ExactMath.Exp, Math.Exp),
        "log" => (ExactMath.Log, Math.Log),
        "log10" => (ExactMath.Log10, Math.Log10),
        _ => (ExactMath.Tanh, Math.Tanh),
    };

    // The sign of zero counts; NaN is NaN.
    private static void AssertSame(double expected, double actual, string what)
    {
        if (double.IsNaN(expected) && double.IsNaN(actual))
            return;
        long e = BitConverter.DoubleToInt64Bits(expected), a = BitConverter.DoubleToInt64Bits(actual);
        bool sameSign = e < 0 == a < 0;
        Assert.True(sameSign && Math.Abs(e - a) <= 2 && !double.IsNaN(actual), FormattableString.Invariant($"{what}: expected {expected:R}, got {actual:R}"));
    }
}
