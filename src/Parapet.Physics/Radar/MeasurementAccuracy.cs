namespace Parapet.Physics.Radar;

/// <summary>
/// Standard deviation of one measurement: thermal noise, at most that of a uniform error in the cell, root-sum-squared
/// with a residual of 1/50 of the cell that no signal strength removes (calibration, alignment, quantisation; assumed).
/// σ_R = ΔR / (k·√(2 SNR)) with k = 1, σ_θ = θ₃ / (1.6·√(2 SNR)). Source: Barton and Ward, Handbook of Radar Measurement
/// (1969); Curry, Radar System Performance Modeling, 2nd ed. (2005). docs/models/measurement-accuracy.md.
/// </summary>
public static class MeasurementAccuracy
{
    /// <summary>Share of the beamwidth or range cell that stays as error at any signal strength; assumed.</summary>
    public const double ResidualShare = 1.0 / 50;

    /// <summary>Slope constant of the range measurement.</summary>
    public const double RangeSlope = 1.0;

    /// <summary>Slope constant of a monopulse angle measurement.</summary>
    public const double AngleSlope = 1.6;

    /// <summary>1/√12: standard deviation of a uniform error over one cell, the worst a detection in that cell can be.</summary>
    private const double UniformShare = 0.28867513459481287;

    /// <summary>Standard deviation of range, m, at the power ratio <paramref name="snr"/> ≥ 0.</summary>
    public static double RangeSigmaM(in RadarParameters radar, double snr) => radar.RangeResolutionM * Share(RangeSlope, snr);

    /// <summary>Standard deviation across the beam in azimuth's direction, rad, at the power ratio <paramref name="snr"/> ≥ 0.</summary>
    public static double AzimuthSigmaRad(in RadarParameters radar, double snr) => radar.AzimuthBeamwidthRad * Share(AngleSlope, snr);

    /// <summary>Standard deviation of elevation, rad, at the power ratio <paramref name="snr"/> ≥ 0.</summary>
    public static double ElevationSigmaRad(in RadarParameters radar, double snr) => radar.ElevationBeamwidthRad * Share(AngleSlope, snr);

    private static double Share(double slope, double snr)
    {
        if (!(snr >= 0))
            throw new ArgumentOutOfRangeException(nameof(snr), snr, "A signal-to-noise power ratio is zero or positive.");
        double noise = Math.Min(UniformShare, 1 / (slope * Math.Sqrt(2 * snr)));
        return Math.Sqrt((noise * noise) + (ResidualShare * ResidualShare));
    }
}
