namespace Parapet.Physics.Radar;

/// <summary>
/// A monostatic radar as the physics sees it: one calibration point that fixes its sensitivity, the detector behind it, the
/// volume it looks at, its antenna and what its waveform does about clutter. Elevations are above the local horizontal of the antenna;
/// beamwidths are between half-power points. Zero in an optional member: the effect is not known of this radar and not counted.
/// </summary>
public readonly record struct RadarParameters
{
    public RadarParameters()
    {
    }

    // ---- Sensitivity

    /// <summary>Slant range of the calibration point, m, positive; free space, on the antenna's broadside.</summary>
    public double CalibrationRangeM { get; init; }

    /// <summary>Mean radar cross-section at the calibration point, m², positive.</summary>
    public double CalibrationRcsM2 { get; init; }

    /// <summary>Mean signal-to-noise ratio of one pulse there, a power ratio (not decibels), positive.</summary>
    public double CalibrationSnr { get; init; }

    // ---- Detector

    /// <summary>Probability of a false alarm in one resolution cell and look, in (0, 1).</summary>
    public required double FalseAlarmProbability { get; init; }

    /// <summary>Pulses (or coherent bursts) integrated non-coherently in one look, 1 or more.</summary>
    public int Pulses { get; init; } = 1;

    /// <summary>Reference cells of the cell-averaging CFAR; 0: the noise level is known.</summary>
    public int CfarCells { get; init; }

    // ---- Volume

    /// <summary>Farthest slant range shown whatever the target, m.</summary>
    public required double InstrumentedRangeM { get; init; }

    /// <summary>Nearest slant range that can be seen, m.</summary>
    public required double MinimumRangeM { get; init; }

    /// <summary>Half the azimuth sector about the boresight, rad; π and above looks all round.</summary>
    public required double SectorHalfWidthRad { get; init; }

    /// <summary>Lowest elevation, rad.</summary>
    public required double ElevationMinRad { get; init; }

    /// <summary>Highest elevation, rad.</summary>
    public required double ElevationMaxRad { get; init; }

    // ---- Antenna

    /// <summary>Carrier frequency, Hz.</summary>
    public double FrequencyHz { get; init; }

    /// <summary>Azimuth beamwidth, rad, positive.</summary>
    public required double AzimuthBeamwidthRad { get; init; }

    /// <summary>Elevation beamwidth, rad, positive.</summary>
    public required double ElevationBeamwidthRad { get; init; }

    /// <summary>Gain at the peak, a power ratio; 0: from the beamwidths (<see cref="NoiseJamming.PeakGain"/>).</summary>
    public double GainRatio { get; init; }

    /// <summary>System noise temperature, K; 0: <see cref="NoiseJamming.TypicalTemperatureK"/>.</summary>
    public double NoiseTemperatureK { get; init; }

    /// <summary>One-way power of the side lobes relative to the main lobe's peak, a power ratio below 1; 0: none.</summary>
    public double SideLobeRatio { get; init; }

    /// <summary>Whether the beam is steered electronically in azimuth; in elevation it always is.</summary>
    public bool SteersInAzimuth { get; init; }

    /// <summary>Faces evenly spaced in azimuth, the first along the boresight, 1 or more.</summary>
    public int Faces { get; init; } = 1;

    /// <summary>Elevation of the antenna's broadside, rad.</summary>
    public double BroadsideElevationRad { get; init; }

    /// <summary>Exponent of the cosine of the angle off broadside in the two-way loss of a steered beam, 0 … 5; 0: none.</summary>
    public double ScanLossExponent { get; init; }

    /// <summary>Whether the field's plane is vertical; else horizontal.</summary>
    public bool VerticalPolarisation { get; init; }

    // ---- Waveform

    /// <summary>Range resolution of the (compressed) pulse, m, positive.</summary>
    public required double RangeResolutionM { get; init; }

    /// <summary>Clutter improvement factor, a power ratio, 1 or more; 0: clutter is not counted.</summary>
    public double ImprovementRatio { get; init; }

    /// <summary>Radial speed at which the clutter filter lets half the power through, m/s; 0: no notch.</summary>
    public double NotchHalfWidthMps { get; init; }

    /// <summary>First blind speed, m/s, where the notch repeats; 0: staggered, none.</summary>
    public double BlindSpeedMps { get; init; }

    /// <summary>
    /// The same radar, calibrated so that it detects a Swerling 1 target of mean cross-section <paramref name="rcsM2"/> at
    /// <paramref name="rangeM"/> with <paramref name="detectionProbability"/> in one look in free space: the ratio is that its own detector needs
    /// (<see cref="Pulses"/>, <see cref="FalseAlarmProbability"/>, <see cref="CfarCells"/>), so set these first.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A range, cross-section, beamwidth or resolution is not positive, or not 0 &lt; Pfa &lt; Pd &lt; 1.</exception>
    public RadarParameters CalibratedAt(double rangeM, double rcsM2, double detectionProbability)
    {
        RequirePositive(rangeM, nameof(rangeM), "m");
        RequirePositive(rcsM2, nameof(rcsM2), "m²");
        RequirePositive(AzimuthBeamwidthRad, nameof(AzimuthBeamwidthRad), "rad");
        RequirePositive(ElevationBeamwidthRad, nameof(ElevationBeamwidthRad), "rad");
        RequirePositive(RangeResolutionM, nameof(RangeResolutionM), "m");
        return this with
        {
            CalibrationRangeM = rangeM,
            CalibrationRcsM2 = rcsM2,
            CalibrationSnr = new Detector(Pulses, FalseAlarmProbability, CfarCells).RequiredSnr(1, detectionProbability),
        };
    }

    private static void RequirePositive(double value, string name, string unit)
    {
        if (!(value > 0 && double.IsFinite(value)))
            throw new ArgumentOutOfRangeException(name, value, $"Must be positive and finite, in {unit}.");
    }
}
