namespace Parapet.Foundation;

/// <summary>Three doubles with the arithmetic of a vector. Frame and unit are those of the name that holds it.</summary>
public readonly record struct Vector3D(double X, double Y, double Z)
{
    public static readonly Vector3D Zero = new(0, 0, 0);

    public double LengthSquared => (X * X) + (Y * Y) + (Z * Z);
    public double Length => Math.Sqrt(LengthSquared);

    public double Dot(Vector3D o) => (X * o.X) + (Y * o.Y) + (Z * o.Z);
    public Vector3D Cross(Vector3D o) => new((Y * o.Z) - (Z * o.Y), (Z * o.X) - (X * o.Z), (X * o.Y) - (Y * o.X));

    /// <summary>The unit vector, or zero where the length is zero.</summary>
    public Vector3D Unit()
    {
        double l = Length;
        return l > 0 ? new(X / l, Y / l, Z / l) : Zero;
    }

    /// <summary>This vector without its part along the unit vector <paramref name="axis"/>.</summary>
    public Vector3D PerpendicularTo(Vector3D axis) => this - (axis * Dot(axis));

    /// <summary>This vector, shortened to <paramref name="limit"/> where it is longer.</summary>
    public Vector3D Limited(double limit)
    {
        double l = Length;
        return l > limit ? this * (limit / l) : this;
    }

    public static Vector3D operator +(Vector3D a, Vector3D b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);
    public static Vector3D operator -(Vector3D a, Vector3D b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);
    public static Vector3D operator -(Vector3D a) => new(-a.X, -a.Y, -a.Z);
    public static Vector3D operator *(Vector3D a, double k) => new(a.X * k, a.Y * k, a.Z * k);
    public static Vector3D operator *(double k, Vector3D a) => a * k;
    public static Vector3D operator /(Vector3D a, double k) => new(a.X / k, a.Y / k, a.Z / k);
}
