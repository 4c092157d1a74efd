namespace Parapet.Foundation;

/// <summary>A plane angle in radians, any real number. Conversions are the only place where degrees occur.</summary>
public readonly record struct Angle(double Radians)
{
    public static readonly Angle Zero = new(0);

    public double Degrees => Radians * (180.0 / Math.PI);

    public static Angle FromDegrees(double degrees) => new(degrees * (Math.PI / 180.0));

    /// <summary>The same direction in [0, 2π).</summary>
    public Angle Normalised()
    {
        double r = Radians - (2 * Math.PI * Math.Floor(Radians / (2 * Math.PI)));
        return new(r >= 2 * Math.PI ? 0 : r);
    }

    /// <summary>The same direction in [-π, π).</summary>
    public Angle Signed() => new(WrapSigned(Radians));

    /// <summary>Wraps an angle in radians into [-π, π).</summary>
    public static double WrapSigned(double radians) => radians - (2 * Math.PI * Math.Floor((radians + Math.PI) / (2 * Math.PI)));

    public static Angle operator +(Angle a, Angle b) => new(a.Radians + b.Radians);
    public static Angle operator -(Angle a, Angle b) => new(a.Radians - b.Radians);
    public static Angle operator -(Angle a) => new(-a.Radians);
    public static Angle operator *(Angle a, double k) => new(a.Radians * k);
}
