using Parapet.Foundation;

namespace Parapet.Physics.Estimation;

/// <summary>
/// Where a point lies as seen from a sensor, with the closed-form derivatives of the measurement. The derivative of range
/// by position is <see cref="AlongRange"/>; that of azimuth is <see cref="AcrossAzimuth"/> / (R·cos el), that of elevation
/// <see cref="AcrossElevation"/> / R; none depends on velocity. All vectors are unit vectors in Earth-fixed axes.
/// </summary>
public readonly struct PolarGeometry
{
    private PolarGeometry(double rangeM, Vector3D along, Vector3D acrossAzimuth, Vector3D acrossElevation)
    {
        RangeM = rangeM;
        AlongRange = along;
        AcrossAzimuth = acrossAzimuth;
        AcrossElevation = acrossElevation;
    }

    /// <summary>Straight-line range, m; at least 1 mm, so that a target on the antenna divides nothing by zero.</summary>
    public double RangeM { get; }

    /// <summary>Direction to the point.</summary>
    public Vector3D AlongRange { get; }

    /// <summary>Direction in which azimuth grows (clockwise), horizontal. At the zenith itself azimuth 0 is assumed.</summary>
    public Vector3D AcrossAzimuth { get; }

    /// <summary>Direction in which elevation grows.</summary>
    public Vector3D AcrossElevation { get; }

    /// <summary>The geometry of a position in Earth-fixed axes, m.</summary>
    public static PolarGeometry At(LocalFrame sensor, Vector3D position)
    {
        Vector3D line = position - sensor.OriginEcef;
        double length = line.Length;
        Vector3D along = length > 1e-3 ? line / length : sensor.North;
        double sinElevation = along.Dot(sensor.Up);
        Vector3D level = along - (sensor.Up * sinElevation);
        double cosElevation = level.Length;
        Vector3D heading = cosElevation > 1e-12 ? level / cosElevation : sensor.North;
        return new(
            Math.Max(length, 1e-3),
            along,
            heading.Cross(sensor.Up),
            (sensor.Up * cosElevation) - (heading * sinElevation));
    }

    /// <summary>
    /// Measured minus predicted in metres along (range, growing azimuth, growing elevation), and the measurement's
    /// covariance in the same axes. The two angles are compared as one great-circle arc between directions, laid out in
    /// the plane across the line of sight: the azimuth wraps by itself and nothing breaks down at the zenith, where the
    /// azimuth's error across the line of sight is σ_az·√(cos² el + sin² el·σ_el²), its mean over the elevation's error.
    /// Without a range the first component is zero with variance 1.
    /// </summary>
    internal Vector3D Innovation(LocalFrame sensor, in PolarMeasurement z, out Matrix3 noise)
    {
        (double sinAz, double cosAz) = ExactMath.SinCos(z.AzimuthRad);
        (double sinEl, double cosEl) = ExactMath.SinCos(z.ElevationRad);
        Vector3D heading = (sensor.North * cosAz) + (sensor.East * sinAz);
        Vector3D measured = (heading * cosEl) + (sensor.Up * sinEl);

        double acrossA = measured.Dot(AcrossAzimuth), acrossE = measured.Dot(AcrossElevation), along = measured.Dot(AlongRange);
        double arc = ArcOverSine(Math.Sqrt((acrossA * acrossA) + (acrossE * acrossE)), along, ref acrossA) * RangeM;

        // The measured point's own azimuth direction, carried along the arc to the predicted direction: near the zenith
        // meridians converge and the error ellipse turns with them.
        Vector3D growing = (sensor.East * cosAz) - (sensor.North * sinAz);
        if (along > -0.999)
            growing -= (AlongRange + measured) * (growing.Dot(AlongRange) / (1 + along));
        double c = growing.Dot(AcrossAzimuth), s = growing.Dot(AcrossElevation);

        double elevation = z.ElevationSigmaRad * z.ElevationSigmaRad;
        double azimuth = z.AzimuthSigmaRad * z.AzimuthSigmaRad * ((cosEl * cosEl) + (sinEl * sinEl * elevation));
        double scale = RangeM * RangeM;
        double aa = ((c * c * azimuth) + (s * s * elevation)) * scale;
        double ee = ((s * s * azimuth) + (c * c * elevation)) * scale;
        double ae = c * s * (azimuth - elevation) * scale;
        bool ranged = !z.IsBearingOnly;
        double rr = ranged ? z.RangeSigmaM * z.RangeSigmaM : 1;
        noise = new(rr, 0, 0, 0, aa, ae, 0, ae, ee);
        return new(ranged ? z.RangeM - RangeM : 0, acrossA * arc, acrossE * arc);
    }

    /// <summary>Arc over its sine, for turning components of a unit vector into components of an arc.</summary>
    private static double ArcOverSine(double sine, double cosine, ref double first)
    {
        if (cosine > 0 && sine < 1e-4)
            return 1 + (sine * sine / 6);
        if (sine > 1e-12)
            return ExactMath.Atan2(sine, cosine) / sine;

        // Exactly opposite: any direction across is as good; say half a turn of azimuth.
        first = 1;
        return Math.PI;
    }
}
