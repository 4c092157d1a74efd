using Xunit;

namespace Parapet.Foundation.Tests.ExactMathTests;

/// <summary>
/// A hash over the bits of 120,000 results. It changes only when the functions are changed on purpose; a machine or a
/// compiler on which it differs does not compute as IEEE 754 says, and its runs cannot be compared with others.
/// </summary>
public class FrozenBitsTests
{
    private const string Frozen = "742749b664cfbb6dcf1ffda707c1aedbc9e7e4c5a30494c431982f007028bbf6";

    [Fact]
    public void The_bits_of_all_functions_are_the_frozen_ones()
    {
        using StateHash hash = new();
        StreamKey key = new(4, 0, 1, 1);
        for (uint i = 0; i < 10_000; i++)
        {
            Draw d = key[i];
            double unit = (2 * d.Uniform) - 1, wide = unit * ExactMath.Exp(20 * d.Uniform2), positive = ExactMath.Exp(600 * unit);
            hash.Add(positive);
            hash.Add(ExactMath.Sin(wide));
            hash.Add(ExactMath.Cos(wide));
            hash.Add(ExactMath.Tan(wide));
            hash.Add(ExactMath.Asin(unit));
            hash.Add(ExactMath.Acos(unit));
            hash.Add(ExactMath.Atan(wide));
            hash.Add(ExactMath.Atan2(unit, d.Uniform2 - 0.5));
            hash.Add(ExactMath.Log(positive));
            hash.Add(ExactMath.Log10(positive));
            hash.Add(ExactMath.Pow(positive, d.Uniform2));
            hash.Add(ExactMath.Tanh(4 * unit));
        }

        string got = hash.Finish();
        Assert.True(Frozen == got, $"The bits hash to {got}, frozen is {Frozen}.");
    }
}
