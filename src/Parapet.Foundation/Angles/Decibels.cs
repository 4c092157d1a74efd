namespace Parapet.Foundation;

/// <summary>A power ratio in decibels.</summary>
public readonly record struct Decibels(double Value)
{
    /// <summary>The ratio itself, 10^(Value/10); positive.</summary>
    public double Ratio => ExactMath.Pow(10, Value / 10);

    /// <exception cref="ArgumentOutOfRangeException">The ratio is not positive.</exception>
    public static Decibels FromRatio(double ratio) => ratio > 0
        ? new(10 * ExactMath.Log10(ratio))
        : throw new ArgumentOutOfRangeException(nameof(ratio), ratio, "A power ratio in decibels is positive.");

    public static Decibels operator +(Decibels a, Decibels b) => new(a.Value + b.Value);
    public static Decibels operator -(Decibels a, Decibels b) => new(a.Value - b.Value);
}
