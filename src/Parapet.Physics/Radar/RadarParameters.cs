namespace Parapet.Physics.Radar;

/// <summary>
/// A monostatic radar as the physics sees it: one calibration point that fixes its sensitivity, the volume it looks at and
/// the size of its resolution cell. Elevations are above the local horizontal of the antenna; beamwidths are between
/// half-power points.
/// </summary>
/// <param name="CalibrationRangeM">Slant range of the calibration point, m, positive.</param>
/// <param name="CalibrationRcsM2">Mean radar cross-section at the calibration point, m², positive.</param>
/// <param name="CalibrationSnr">Mean single-look signal-to-noise ratio there, a power ratio (not decibels), positive.</param>
/// <param name="FalseAlarmProbability">Probability of a false alarm in one resolution cell and look, in (0, 1).</param>
/// <param name="InstrumentedRangeM">Farthest slant range shown whatever the target, m.</param>
/// <param name="MinimumRangeM">Nearest slant range that can be seen, m.</param>
/// <param name="SectorHalfWidthRad">Half the azimuth sector about the boresight, rad; π and above looks all round.</param>
/// <param name="ElevationMinRad">Lowest elevation, rad.</param>
/// <param name="ElevationMaxRad">Highest elevation, rad.</param>
/// <param name="AzimuthBeamwidthRad">Azimuth beamwidth, rad, positive.</param>
/// <param name="ElevationBeamwidthRad">Elevation beamwidth, rad, positive.</param>
/// <param name="RangeResolutionM">Range resolution of the (compressed) pulse, m, positive.</param>
public readonly record struct RadarParameters(
    double CalibrationRangeM,
    double CalibrationRcsM2,
    double CalibrationSnr,
    double FalseAlarmProbability,
    double InstrumentedRangeM,
    double MinimumRangeM,
    double SectorHalfWidthRad,
    double ElevationMinRad,
    double ElevationMaxRad,
    double AzimuthBeamwidthRad,
    double ElevationBeamwidthRad,
    double RangeResolutionM)
{
    /// <summary>
    /// The radar that detects a Swerling 1 target of mean cross-section <paramref name="rcsM2"/> at
    /// <paramref name="rangeM"/> with <paramref name="detectionProbability"/> in one look: its calibration ratio is
    /// ln Pfa / ln Pd - 1 (<see cref="Detection.RequiredSnr"/>).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A range or cross-section is not positive, or not 0 &lt; Pfa &lt; Pd &lt; 1.</exception>
    public static RadarParameters Calibrate(
        double rangeM,
        double rcsM2,
        double detectionProbability,
        double falseAlarmProbability,
        double instrumentedRangeM,
        double minimumRangeM,
        double sectorHalfWidthRad,
        double elevationMinRad,
        double elevationMaxRad,
        double azimuthBeamwidthRad,
        double elevationBeamwidthRad,
        double rangeResolutionM)
    {
        RequirePositive(rangeM, nameof(rangeM), "m");
        RequirePositive(rcsM2, nameof(rcsM2), "m²");
        RequirePositive(azimuthBeamwidthRad, nameof(azimuthBeamwidthRad), "rad");
        RequirePositive(elevationBeamwidthRad, nameof(elevationBeamwidthRad), "rad");
        RequirePositive(rangeResolutionM, nameof(rangeResolutionM), "m");
        return new(
            rangeM,
            rcsM2,
            Detection.RequiredSnr(1, detectionProbability, falseAlarmProbability),
            falseAlarmProbability,
            instrumentedRangeM,
            minimumRangeM,
            sectorHalfWidthRad,
            elevationMinRad,
            elevationMaxRad,
            azimuthBeamwidthRad,
            elevationBeamwidthRad,
            rangeResolutionM);
    }

    private static void RequirePositive(double value, string name, string unit)
    {
        if (!(value > 0 && double.IsFinite(value)))
            throw new ArgumentOutOfRangeException(name, value, $"Must be positive and finite, in {unit}.");
    }
}
