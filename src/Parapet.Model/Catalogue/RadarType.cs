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

    [Field("Further figures of this radar for the record", Dimension.Any)]
    public IReadOnlyDictionary<string, Quantity> Figures { get; init; } = new Dictionary<string, Quantity>();
}

/// <summary>A passive infrared sensor of an aircraft: directions, no ranges.</summary>
public sealed record InfraredType
{
    [Field("Name for people")]
    public required string Name { get; init; }

    [Field("Slant range at which a target of infrared-signature 1 (a jet aircraft) is seen with probability one half in one look, clear air", Dimension.Length, Min = 100, Max = 2e6)]
    public required Quantity DetectionRange { get; init; }

    [Field("Width of the azimuth sector about the nose; 360° for all-round", Dimension.Angle, Min = 0.01, Max = 6.2831853071795872)]
    public required Quantity FieldOfRegard { get; init; }

    [Field("Time between two looks", Dimension.Duration, Min = 0.05, Max = 60)]
    public required Quantity ScanPeriod { get; init; }

    [Field("Standard deviation of each measured angle", Dimension.Angle, Min = 1e-6, Max = 0.1)]
    public required Quantity AngleAccuracy { get; init; }
}
