using Parapet.Foundation;

namespace Parapet.Physics.Estimation;

/// <summary>A 3 x 3 matrix, rows A B C, D E F, G H I: the blocks the filter works with.</summary>
internal readonly record struct Matrix3(
    double A, double B, double C,
    double D, double E, double F,
    double G, double H, double I)
{
    public static Matrix3 FromRows(Vector3D r0, Vector3D r1, Vector3D r2) =>
        new(r0.X, r0.Y, r0.Z, r1.X, r1.Y, r1.Z, r2.X, r2.Y, r2.Z);

    public static Matrix3 Diagonal(double d) => new(d, 0, 0, 0, d, 0, 0, 0, d);

    /// <summary>The matrix x·xᵀ scaled by <paramref name="k"/>.</summary>
    public static Matrix3 Outer(Vector3D x, double k) => new(
        k * x.X * x.X, k * x.X * x.Y, k * x.X * x.Z,
        k * x.X * x.Y, k * x.Y * x.Y, k * x.Y * x.Z,
        k * x.X * x.Z, k * x.Y * x.Z, k * x.Z * x.Z);

    public Matrix3 Transposed() => new(A, D, G, B, E, H, C, F, I);

    public Matrix3 Plus(in Matrix3 m) => new(A + m.A, B + m.B, C + m.C, D + m.D, E + m.E, F + m.F, G + m.G, H + m.H, I + m.I);

    public Matrix3 Minus(in Matrix3 m) => new(A - m.A, B - m.B, C - m.C, D - m.D, E - m.E, F - m.F, G - m.G, H - m.H, I - m.I);

    public Matrix3 Scaled(double k) => new(k * A, k * B, k * C, k * D, k * E, k * F, k * G, k * H, k * I);

    public Vector3D Times(Vector3D v) => new(
        (A * v.X) + (B * v.Y) + (C * v.Z),
        (D * v.X) + (E * v.Y) + (F * v.Z),
        (G * v.X) + (H * v.Y) + (I * v.Z));

    public Matrix3 Times(in Matrix3 m) => new(
        (A * m.A) + (B * m.D) + (C * m.G), (A * m.B) + (B * m.E) + (C * m.H), (A * m.C) + (B * m.F) + (C * m.I),
        (D * m.A) + (E * m.D) + (F * m.G), (D * m.B) + (E * m.E) + (F * m.H), (D * m.C) + (E * m.F) + (F * m.I),
        (G * m.A) + (H * m.D) + (I * m.G), (G * m.B) + (H * m.E) + (I * m.H), (G * m.C) + (H * m.F) + (I * m.I));

    /// <summary>This matrix times the transpose of <paramref name="m"/>.</summary>
    public Matrix3 TimesTransposed(in Matrix3 m) => new(
        (A * m.A) + (B * m.B) + (C * m.C), (A * m.D) + (B * m.E) + (C * m.F), (A * m.G) + (B * m.H) + (C * m.I),
        (D * m.A) + (E * m.B) + (F * m.C), (D * m.D) + (E * m.E) + (F * m.F), (D * m.G) + (E * m.H) + (F * m.I),
        (G * m.A) + (H * m.B) + (I * m.C), (G * m.D) + (H * m.E) + (I * m.F), (G * m.G) + (H * m.H) + (I * m.I));
}
