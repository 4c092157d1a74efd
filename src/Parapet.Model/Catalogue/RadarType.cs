using Parapet.Model.Text;

namespace Parapet.Model.Catalogue;

public enum RadarBand { Vhf, S, C, X }

public enum RadarRole
{
    /// <summary>Finds and tracks; its picture is enough to assign a weapon, not to guide one.</summary>
    Acquisition,

    /// <summary>Also guides missiles: only what it can see can be shot at with command, semi-active or track-via-missile rounds.</summary>
    FireControl,
}

/// <summary>Plane of the electric field.</summary>
public enum RadarPolarisation { Horizontal, Vertical }

public enum RadarScan
{
    /// <summary>Looks all round once a scan period.</summary>
    Rotating,

    /// <summary>Looks at a sector of <see cref="RadarType.SectorWidth"/> about its bearing once a scan period.</summary>
    Sector,
}

/// <summary>A search, acquisition or fire-control radar.</summary>
public sealed record RadarType
{
    [Field("Name for people")]
    public required string Name { get; init; }

    [Field("What it is used for")]
    public required RadarRole Role { get; init; }

    [Field("Frequency band, IEEE letters; VHF stands for metre waves. Chooses the target's radar cross-section")]
    public required RadarBand Band { get; init; }

    [Field("How it looks round")]
    public required RadarScan Scan { get; init; }

    [Field("Slant range at which a Swerling 1 target of reference-rcs is detected in one scan with reference-detection-probability, free space", Dimension.Length, Min = 100, Max = 3e6)]
    public required Quantity DetectionRange { get; init; }

    [Field("Radar cross-section the detection range is stated for", Dimension.Area, Min = 1e-6, Max = 1e4)]
    public required Quantity ReferenceRcs { get; init; }

    [Field("Single-scan detection probability the detection range is stated for", Min = 0.01, Max = 0.999)]
    public required Quantity ReferenceDetectionProbability { get; init; }

    [Field("Probability of a false alarm in one resolution cell", Min = 1e-15, Max = 1e-2)]
    public required Quantity FalseAlarmProbability { get; init; }

    [Field("Mean number of false plots passed on per scan over the whole volume", Min = 0, Max = 1000)]
    public required Quantity FalseAlarmsPerScan { get; init; }

    [Field("Farthest range it displays, whatever the target", Dimension.Length, Min = 100, Max = 6e6)]
    public required Quantity InstrumentedRange { get; init; }

    [Field("Nearest range it can see", Dimension.Length, Min = 0, Max = 1e5)]
    public required Quantity MinimumRange { get; init; }

    [Field("Width of the azimuth sector seen; 360° for all-round", Dimension.Angle, Min = 0.01, Max = 6.2831853071795872)]
    public required Quantity SectorWidth { get; init; }

    [Field("Lowest elevation of the beam above the local horizontal", Dimension.Angle, Min = -1.5708, Max = 1.5708)]
    public required Quantity ElevationMinimum { get; init; }

    [Field("Highest elevation of the beam", Dimension.Angle, Min = -1.5708, Max = 1.5708)]
    public required Quantity ElevationMaximum { get; init; }

    [Field("Time between two looks at the same place", Dimension.Duration, Min = 0.05, Max = 120)]
    public required Quantity ScanPeriod { get; init; }

    [Field("Azimuth beamwidth between half-power points", Dimension.Angle, Min = 1e-4, Max = 1)]
    public required Quantity AzimuthBeamwidth { get; init; }

    [Field("Elevation beamwidth between half-power points", Dimension.Angle, Min = 1e-4, Max = 1)]
    public required Quantity ElevationBeamwidth { get; init; }

    [Field("Range resolution of the pulse", Dimension.Length, Min = 0.1, Max = 1e4)]
    public required Quantity RangeResolution { get; init; }

    [Field("Height of the antenna above the ground where nothing else is said", Dimension.Length, Min = 0, Max = 100)]
    public required Quantity AntennaHeight { get; init; }

    [Field("Tracks it can keep at once", Min = 1, Max = 10000)]
    public required Quantity TrackCapacity { get; init; }

    [Field("Carrier frequency; where absent the middle of the band: VHF 150 MHz, S 3 GHz, C 5.5 GHz, X 10 GHz", Dimension.Frequency, Min = 3e7, Max = 4e10)]
    public Quantity? Frequency { get; init; }

    [Field("Plane of the electric field; decides reflection at the sea and attenuation by rain")]
    public RadarPolarisation Polarisation { get; init; }

    [Field("Pulses, or bursts of coherent pulses, summed without phase in one look; where absent 1", Min = 1, Max = 10000)]
    public Quantity? Pulses { get; init; }

    [Field("Reference cells of the threshold that adapts to its surroundings (CFAR); where absent the noise level is known", Min = 2, Max = 1000)]
    public Quantity? CfarCells { get; init; }

    [Field("Mean level of the side lobes against the peak of the main lobe, one way; where absent there are none", Dimension.Ratio, Min = -90, Max = -3)]
    public Quantity? SideLobeLevel { get; init; }

    [Field("Whether the beam is steered electronically in azimuth too; in elevation it always is")]
    public bool SteersInAzimuth { get; init; }

    [Field("Faces of an antenna that looks several ways at once, evenly spaced in azimuth; the one nearest to a target sees it", Min = 1, Max = 8)]
    public int Faces { get; init; } = 1;

    [Field("Elevation of the antenna's broadside; where absent 0", Dimension.Angle, Min = -0.79, Max = 1.5708)]
    public Quantity? BroadsideElevation { get; init; }

    [Field("Exponent of the cosine of the angle off broadside in the two-way loss of the steered beam; where absent none is counted", Min = 0, Max = 5)]
    public Quantity? ScanLossExponent { get; init; }

    [Field("Clutter improvement factor: signal to clutter behind the filter over that before it, mean over all radial speeds; where absent clutter is not counted", Dimension.Ratio, Min = 0, Max = 120)]
    public Quantity? ImprovementFactor { get; init; }

    [Field("Radial speed at which the clutter filter lets half the power of an echo through; where absent there is no notch", Dimension.Speed, Min = 0.1, Max = 200)]
    public Quantity? MinimumRadialSpeed { get; init; }

    [Field("First blind speed, where the notch of the filter repeats; where absent pulse intervals are staggered and there is none", Dimension.Speed, Min = 5, Max = 5000)]
    public Quantity? BlindSpeed { get; init; }

    [Field("Transmitter and receiver where their figures are public: the sensitivity follows from them, and detection-range, reference-rcs and reference-detection-probability are for the record")]
    public TransmitterType? Transmitter { get; init; }

    [Field("Time that a phased array shares between search, confirmation, tracks and guidance; where absent the search never suffers")]
    public TimeBudgetType? TimeBudget { get; init; }

    [Field("Further figures of this radar for the record", Dimension.Any)]
    public IReadOnlyDictionary<string, Quantity> Figures { get; init; } = new Dictionary<string, Quantity>();
}

/// <summary>What the radar equation needs where nobody has to calibrate it.</summary>
public sealed record TransmitterType
{
    [Field("Peak power", Dimension.Power, Min = 1, Max = 1e9)]
    public required Quantity PeakPower { get; init; }

    [Field("Length of the transmitted pulse before compression", Dimension.Duration, Min = 1e-9, Max = 0.1)]
    public required Quantity PulseWidth { get; init; }

    [Field("Pulses of one burst summed with their phase; where absent 1", Min = 1, Max = 1e5)]
    public Quantity? CoherentPulses { get; init; }

    [Field("Gain of the antenna on its broadside, the same both ways", Dimension.Ratio, Min = 0, Max = 70)]
    public required Quantity Gain { get; init; }

    [Field("System noise temperature", Dimension.Temperature, Min = 20, Max = 30000)]
    public required Quantity NoiseTemperature { get; init; }

    [Field("All losses that no other field counts, together", Dimension.Ratio, Min = 0, Max = 40)]
    public required Quantity Losses { get; init; }
}

/// <summary>How a phased array spends its time.</summary>
public sealed record TimeBudgetType
{
    [Field("Share of the time that one search of the whole volume in scan-period takes", Min = 0.01, Max = 1)]
    public required Quantity SearchShare { get; init; }

    [Field("Share of the time that search keeps, whatever else is asked", Min = 0.001, Max = 1)]
    public required Quantity SearchMinimum { get; init; }

    [Field("Time to look once more where something new was seen", Dimension.Duration, Min = 1e-5, Max = 1)]
    public required Quantity ConfirmationDwell { get; init; }

    [Field("Time of one look at a target in track", Dimension.Duration, Min = 1e-5, Max = 1)]
    public required Quantity TrackDwell { get; init; }

    [Field("Looks at each target in track that are not part of the search", Dimension.Rate, Min = 0, Max = 100)]
    public required Quantity TrackRate { get; init; }

    [Field("Time of one look at a target under fire together with the link to its missile", Dimension.Duration, Min = 1e-5, Max = 1)]
    public required Quantity GuidanceDwell { get; init; }

    [Field("Looks at each target under fire", Dimension.Rate, Min = 0, Max = 500)]
    public required Quantity GuidanceRate { get; init; }
}

public enum InfraredBand
{
    /// <summary>3 to 5 µm: hot metal, plumes.</summary>
    MidWave,

    /// <summary>8 to 12 µm: warm skin.</summary>
    LongWave,
}

/// <summary>A passive infrared sensor of an aircraft: directions, no ranges.</summary>
public sealed record InfraredType
{
    [Field("Name for people")]
    public required string Name { get; init; }

    [Field("Atmospheric window it looks through: mid-wave is 3 to 5 µm, long-wave 8 to 12 µm")]
    public InfraredBand Band { get; init; }

    [Field("Slant range at which a target of infrared-signature 1 (a jet fighter from ahead, no reheat) is seen with probability one half in one look, clear air", Dimension.Length, Min = 100, Max = 2e6)]
    public required Quantity DetectionRange { get; init; }

    [Field("Height of sensor and target above mean sea level that the detection range is stated for; where absent it is stated without absorption by the air", Dimension.Length, Min = 0, Max = 2e4)]
    public Quantity? ReferenceHeight { get; init; }

    [Field("Probability of a false alarm in one picture element and look; where absent 1e-6", Min = 1e-15, Max = 1e-2)]
    public Quantity? FalseAlarmProbability { get; init; }

    [Field("Width of the azimuth sector about the nose; 360° for all-round", Dimension.Angle, Min = 0.01, Max = 6.2831853071795872)]
    public required Quantity FieldOfRegard { get; init; }

    [Field("Lowest elevation seen; where absent straight down", Dimension.Angle, Min = -1.5708, Max = 1.5708)]
    public Quantity? ElevationMinimum { get; init; }

    [Field("Highest elevation seen; where absent straight up", Dimension.Angle, Min = -1.5708, Max = 1.5708)]
    public Quantity? ElevationMaximum { get; init; }

    [Field("Time between two looks", Dimension.Duration, Min = 0.05, Max = 60)]
    public required Quantity ScanPeriod { get; init; }

    [Field("Standard deviation of each measured angle", Dimension.Angle, Min = 1e-6, Max = 0.1)]
    public required Quantity AngleAccuracy { get; init; }
}
