using Parapet.Foundation;

namespace Parapet.Physics.Propagation;

/// <summary>
/// Absorption by rain along a path: specific attenuation (<see cref="RainAttenuation"/>) over the part below the rain's top and inside
/// its areas; the same rate everywhere there. Areas that overlap count once. Immutable.
/// </summary>
public sealed class RainField
{
    /// <summary>Areas that a field can have.</summary>
    public const int MostAreas = 64;

    private readonly double topM, levelDbPerM, steepDbPerM;
    private readonly Vector3D[] centres;
    private readonly double[] radiiM;

    /// <param name="rateMmph">0 or more.</param>
    /// <param name="topM">Height above sea level, m, up to which it rains.</param>
    /// <param name="areas">Where; empty: everywhere.</param>
    /// <exception cref="ArgumentException">More areas than <see cref="MostAreas"/>.</exception>
    public RainField(double frequencyHz, double rateMmph, double topM, ReadOnlySpan<RainCircle> areas, bool vertical)
    {
        if (areas.Length > MostAreas)
            throw new ArgumentException($"Rain falls in at most {MostAreas} areas.", nameof(areas));
        this.topM = topM;
        // Below the formula's first gigahertz rain absorbs next to nothing.
        bool any = rateMmph > 0 && frequencyHz >= 1e9;
        Angle tilt = new(vertical ? Math.PI / 2 : 0);
        levelDbPerM = any ? RainAttenuation.DbPerKm(frequencyHz, rateMmph, new Angle(0), tilt) * 1e-3 : 0;
        steepDbPerM = any ? RainAttenuation.DbPerKm(frequencyHz, rateMmph, new Angle(Math.PI / 2), tilt) * 1e-3 : 0;
        centres = new Vector3D[areas.Length];
        radiiM = new double[areas.Length];
        for (int i = 0; i < areas.Length; i++)
        {
            centres[i] = Wgs84.ToEcef(areas[i].Centre).Vector;
            radiiM[i] = areas[i].RadiusM;
        }
    }

    /// <summary>Whether it can absorb anything.</summary>
    public bool IsDry => levelDbPerM == 0;

    /// <summary>One way, dB.</summary>
    /// <param name="antenna">Its frame.</param>
    /// <param name="azimuthRad">Of the path, clockwise from north.</param>
    /// <param name="height1M">Of the antenna above sea level.</param>
    /// <param name="height2M">Of the target.</param>
    /// <param name="groundRangeM">Along the sphere.</param>
    public double LossDb(in LocalFrame antenna, double azimuthRad, double height1M, double height2M, double groundRangeM, double effectiveRadiusM)
    {
        if (IsDry || !Below(height1M, height2M, groundRangeM, effectiveRadiusM, out double start, out double end))
            return 0;
        double rise = height2M - height1M, length = Math.Sqrt((groundRangeM * groundRangeM) + (rise * rise));
        double share = centres.Length == 0 ? end - start : Inside(antenna, azimuthRad, groundRangeM, start, end);
        double cos2 = length > 0 ? groundRangeM / length * (groundRangeM / length) : 1;
        return share * length * (steepDbPerM + (cos2 * (levelDbPerM - steepDbPerM)));
    }

    // The part of the path, as shares of it, that lies below the top: h(u) = h1 + u (rise - sag) + u² sag is convex, so one piece.
    private bool Below(double h1, double h2, double range, double radius, out double start, out double end)
    {
        double sag = range * range / (2 * radius), slope = h2 - h1 - sag, under = h1 - topM;
        start = 0;
        end = 1;
        if (h1 <= topM && h2 <= topM)
            return true;
        double square = (slope * slope) - (4 * sag * under);
        if (sag <= 1e-9 * Math.Abs(slope))
        {
            double at = slope == 0 ? 0 : -under / slope;
            (start, end) = h1 > topM ? (at, 1.0) : (0.0, at);
            return start < end && (h1 <= topM || h2 <= topM);
        }

        if (square <= 0)
            return false;
        double root = Math.Sqrt(square);
        start = Math.Max(0, (-slope - root) / (2 * sag));
        end = Math.Min(1, (-slope + root) / (2 * sag));
        return start < end;
    }

    // Share of the path within [start, end] that lies in some circle; places are taken in the antenna's horizontal plane, 1e-3 off at 300 km.
    private double Inside(in LocalFrame antenna, double azimuthRad, double range, double start, double end)
    {
        (double sin, double cos) = ExactMath.SinCos(azimuthRad);
        Span<(double From, double To)> pieces = stackalloc (double, double)[centres.Length];
        int count = 0;
        for (int i = 0; i < centres.Length; i++)
        {
            Vector3D place = antenna.DirectionToEnu(centres[i] - antenna.OriginEcef);
            double along = (place.X * sin) + (place.Y * cos), beside = (place.X * cos) - (place.Y * sin);
            double half = (radiiM[i] * radiiM[i]) - (beside * beside);
            if (half <= 0)
                continue;
            half = Math.Sqrt(half);
            double from = Math.Max(start, (along - half) / range), to = Math.Min(end, (along + half) / range);
            if (from >= to)
                continue;
            int at = count++;
            for (; at > 0 && pieces[at - 1].From > from; at--)
                pieces[at] = pieces[at - 1];
            pieces[at] = (from, to);
        }

        double share = 0, done = start;
        for (int i = 0; i < count; i++)
        {
            share += Math.Max(0, pieces[i].To - Math.Max(done, pieces[i].From));
            done = Math.Max(done, pieces[i].To);
        }

        return share;
    }
}
