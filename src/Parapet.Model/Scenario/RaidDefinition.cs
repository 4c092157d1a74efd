using Parapet.Model.Text;

namespace Parapet.Model.Scenario;

/// <summary>Some threats of one class that come together.</summary>
public sealed record RaidDefinition
{
    [Field("Id for events and results")]
    public required string Id { get; init; }

    [Field("Catalogue id of a threat")]
    public required string Class { get; init; }

    [Field("Side id")]
    public required string Side { get; init; }

    [Field("How many", Min = 1, Max = 5000)]
    public required int Number { get; init; }

    [Field("Centre of the area they come from; give this or bearing and distance")]
    public GeoPoint? From { get; init; }

    [Field("Direction they come from as seen from the aim, clockwise from north; with distance, in place of from", Dimension.Angle, Min = -2 * Math.PI, Max = 2 * Math.PI)]
    public double? Bearing { get; init; }

    [Field("Distance from the aim at which they start", Dimension.Length, Min = 1000, Max = 5e6)]
    public double? Distance { get; init; }

    [Field("Radius of the area they come from", Dimension.Length, Min = 0, Max = 5e5)]
    public double Spread { get; init; } = 5000;

    [Field("When the first starts", Dimension.Duration, Min = 0, Max = 86400)]
    public required double Start { get; init; }

    [Field("Time between one and the next", Dimension.Duration, Min = 0, Max = 86400)]
    public double Interval { get; init; }

    [Field("Standard deviation of each start time", Dimension.Duration, Min = 0, Max = 3600)]
    public double Jitter { get; init; }

    [Field("Height of flight: above the ground for terrain following, else above sea level; the catalogue's where absent", Dimension.Length, Min = 5, Max = 3e4)]
    public double? Height { get; init; }

    [Field("Points to pass on the way, in order")]
    public IReadOnlyList<GeoPoint> Waypoints { get; init; } = [];

    [Field("Asset ids, dealt out in turn")]
    public required IReadOnlyList<string> Aim { get; init; }

    [Field("What each carries and lets go; the carrier then turns for home")]
    public ReleaseDefinition? Release { get; init; }

    [Field("Whether they jam with the jammer that the catalogue gives their class")]
    public bool Jamming { get; init; }

    [Field("Where they circle, off the aim; they then turn for home")]
    public OrbitDefinition? Orbit { get; init; }
}

/// <summary>A racetrack across the line from the aim to where the raid comes from: a stand-off jammer's station.</summary>
public sealed record OrbitDefinition
{
    [Field("Distance from the aim", Dimension.Length, Min = 1000, Max = 2e6)]
    public required double Distance { get; init; }

    [Field("Length of the racetrack", Dimension.Length, Min = 5000, Max = 5e5)]
    public double LegLength { get; init; } = 40e3;

    [Field("Time on station", Dimension.Duration, Min = 60, Max = 86400)]
    public required double Duration { get; init; }
}

/// <summary>Weapons released by a carrier.</summary>
public sealed record ReleaseDefinition
{
    [Field("Catalogue id of a threat")]
    public required string Class { get; init; }

    [Field("How many from each carrier", Min = 1, Max = 40)]
    public required int Number { get; init; }

    [Field("Distance from the aim at which they are let go", Dimension.Length, Min = 1000, Max = 5e6)]
    public required double Distance { get; init; }

    [Field("Time between one and the next", Dimension.Duration, Min = 0, Max = 600)]
    public double Interval { get; init; } = 2;

    [Field("Height of flight of what is released; the catalogue's where absent", Dimension.Length, Min = 5, Max = 3e4)]
    public double? Height { get; init; }
}
