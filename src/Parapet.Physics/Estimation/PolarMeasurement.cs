namespace Parapet.Physics.Estimation;

/// <summary>
/// One plot in the sensor's own frame with the standard deviations of its Gaussian errors, independent of each other.
/// </summary>
/// <param name="RangeM">Straight-line range, m, positive; ignored in a bearing-only measurement.</param>
/// <param name="AzimuthRad">Clockwise from true north in the sensor's tangent plane, rad; any real.</param>
/// <param name="ElevationRad">Above the sensor's tangent plane, rad; a noisy plot slightly past the zenith (above π/2) is read as such.</param>
/// <param name="RangeSigmaM">Standard deviation of range, m; positive infinity where no range was measured (infrared).</param>
/// <param name="AzimuthSigmaRad">Standard deviation of azimuth, rad, positive; the error across the line of sight is this times cos(elevation).</param>
/// <param name="ElevationSigmaRad">Standard deviation of elevation, rad, positive.</param>
public readonly record struct PolarMeasurement(
    double RangeM,
    double AzimuthRad,
    double ElevationRad,
    double RangeSigmaM,
    double AzimuthSigmaRad,
    double ElevationSigmaRad)
{
    /// <summary>Whether only the two angles were measured.</summary>
    public bool IsBearingOnly => double.IsPositiveInfinity(RangeSigmaM);
}
