using System.Numerics;
using Xunit;

namespace Parapet.Foundation.Tests.ExactMathTests;

/// <summary>Errors in units of the last place against <see cref="FixedPoint"/>, on fixed pseudo-random arguments.</summary>
public class AccuracyTests
{
    private const int Points = 2000;

    [Fact]
    public void Sine_and_cosine_are_within_one_ulp()
    {
        Worst("sin", 0.85, Angles(), x => (ExactMath.Sin(x), FixedPoint.SinCosOf(FixedPoint.Of(x)).Sin, 0));
        Worst("cos", 0.85, Angles(), x => (ExactMath.Cos(x), FixedPoint.SinCosOf(FixedPoint.Of(x)).Cos, 0));
    }

    [Fact]
    public void Tangent_is_within_one_ulp() => Worst("tan", 0.85, Angles(), x =>
    {
        (BigInteger s, BigInteger c) = FixedPoint.SinCosOf(FixedPoint.Of(x));
        return (ExactMath.Tan(x), FixedPoint.Over(s, c), 0);
    });

    [Fact]
    public void Arc_functions_are_within_one_ulp()
    {
        Worst("asin", 0.85, UnitInterval(), x => (ExactMath.Asin(x), FixedPoint.AtanOf(FixedPoint.Of(x), Leg(x)), 0));
        Worst("acos", 0.85, UnitInterval(), x => (ExactMath.Acos(x), FixedPoint.AtanOf(Leg(x), FixedPoint.Of(x)), 0));
        Worst("atan", 0.85, Spread(-60, 60), x => (ExactMath.Atan(x), FixedPoint.AtanOf(FixedPoint.Of(x), FixedPoint.One), 0));
        Worst("atan2", 0.85, Spread(-8, 8), x => (ExactMath.Atan2(x, -0.37), FixedPoint.AtanOf(FixedPoint.Of(x), FixedPoint.Of(-0.37)), 0));
        Worst("atan2", 0.85, Spread(-8, 8), x => (ExactMath.Atan2(x, 5.3), FixedPoint.AtanOf(FixedPoint.Of(x), FixedPoint.Of(5.3)), 0));

        static BigInteger Leg(double x) => FixedPoint.SqrtOf(FixedPoint.One - FixedPoint.Times(FixedPoint.Of(x), FixedPoint.Of(x)));
    }

    [Fact]
    public void Exponential_is_within_one_ulp_into_the_subnormals()
    {
        Worst("exp", 0.75, Uniform(-745, 709.7), Exp); // a subnormal result is rounded twice
        Worst("exp", 0.6, Uniform(-1, 1), Exp);
        Worst("exp", 0.6, Spread(-40, -1), Exp);

        static (double, BigInteger, int) Exp(double x)
        {
            (BigInteger m, int p) = FixedPoint.ExpOf(FixedPoint.Of(x));
            return (ExactMath.Exp(x), m, p);
        }
    }

    [Fact]
    public void Logarithms_are_within_one_ulp()
    {
        foreach (IEnumerable<double> xs in new[] { Positive(-1070, 1020), Uniform(0.5, 2), Uniform(0.99, 1.01) })
        {
            Worst("log", 0.6, xs, x => (ExactMath.Log(x), FixedPoint.LogOf(x), 0));
            Worst("log10", 0.6, xs, x => (ExactMath.Log10(x), FixedPoint.Over(FixedPoint.LogOf(x), FixedPoint.Ln10), 0));
        }
    }

    [Fact]
    public void Power_is_within_one_ulp()
    {
        foreach ((double low, double high, double reach) in new[] { (0.01, 100.0, 100.0), (0.9, 1.1, 5000.0), (1e-300, 1e300, 1.0), (0.5, 2.0, 3.0) })
        {
            double y = 0.37;
            Worst("pow", 0.7, Uniform(low, high), x =>
            {
                y = -y * 1.001;
                y = Math.Abs(y) > reach ? 0.01 : y;
                (BigInteger m, int p) = FixedPoint.ExpOf(FixedPoint.Times(FixedPoint.Of(y), FixedPoint.LogOf(x)));
                return (ExactMath.Pow(x, y), m, p);
            });
        }
    }

    [Fact]
    public void Hyperbolic_tangent_is_within_one_ulp() => Worst("tanh", 0.9, Uniform(-22, 22).Concat(Uniform(-1, 1)).Concat(Spread(-25, 1)), x =>
    {
        (BigInteger m, int p) = FixedPoint.ExpOf(FixedPoint.Of(-2 * Math.Abs(x)));
        m >>= -p;
        BigInteger t = FixedPoint.Over(FixedPoint.One - m, FixedPoint.One + m);
        return (ExactMath.Tanh(x), x < 0 ? -t : t, 0);
    });

    private static void Worst(string name, double allowed, IEnumerable<double> xs, Func<double, (double Got, BigInteger Truth, int Power)> f)
    {
        double worst = 0, at = 0;
        foreach (double x in xs)
        {
            (double got, BigInteger truth, int power) = f(x);
            double ulps = FixedPoint.Ulps(got, truth, power);
            if (!(ulps <= worst))
                (worst, at) = (ulps, x);
        }

        TestContext.Current.SendDiagnosticMessage(FormattableString.Invariant($"{name}: {worst:0.000} ulp at {at:R}"));
        Assert.True(worst <= allowed, FormattableString.Invariant($"{name}: {worst:0.000} ulp at {at:R}, allowed {allowed}"));
    }

    private static IEnumerable<double> Angles() => Uniform(-4, 4).Concat(Uniform(-1e3, 1e3)).Concat(Uniform(-1.6e6, 1.6e6)).Concat(Uniform(-1e9, 1e9).Take(200))
        .Concat(Spread(-60, 2)).Concat(Enumerable.Range(1, 2000).Select(i => i * (Math.PI / 2)));

    private static IEnumerable<double> UnitInterval() => Uniform(-1, 1).Concat(Spread(-60, 0)).Concat(Spread(-50, -2).Select(x => Math.CopySign(1 - Math.Abs(x), x)));

    private static IEnumerable<double> Uniform(double low, double high)
    {
        StreamKey key = new(1, 0, 1, 1);
        for (uint i = 0; i < Points; i++)
            yield return low + ((high - low) * key[i].Uniform);
    }

    private static IEnumerable<double> Positive(int lowPower, int highPower)
    {
        StreamKey key = new(1, 0, 1, 2);
        for (uint i = 0; i < Points; i++)
        {
            Draw d = key[i];
            yield return Math.ScaleB(0.5 + (d.Uniform / 2), lowPower + (int)((highPower - lowPower) * d.Uniform2));
        }
    }

    private static IEnumerable<double> Spread(int lowPower, int highPower) =>
        Positive(lowPower, highPower).Select((x, i) => (i & 1) == 0 ? x : -x);
}
