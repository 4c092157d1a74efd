using Parapet.Model.Catalogue;

namespace Parapet.Cli.Detect;

/// <summary>A catalogue entry with what decides a sensor's reach taken at one end of its interval; nothing else is changed.</summary>
internal static class ReachOf
{
    /// <summary>The quantity that carries the interval: the stated range; where the sensitivity follows from a transmitter, its losses.</summary>
    public static (string Name, Quantity Value) Quantity(SensorName sensor) => sensor.Radar switch
    {
        { Transmitter: { } transmitter } => ("losses", transmitter.Losses),
        { } radar => ("detection range", radar.DetectionRange),
        null => ("detection range", sensor.Infrared!.DetectionRange),
    };

    public static CatalogueEntry Entry(CatalogueEntry entry, string part, Reach reach) => entry switch
    {
        SurfaceToAirType ground => ground with { Radars = Radars(ground.Radars, part, reach) },
        AircraftType air => air with { Radars = Radars(air.Radars, part, reach), Infrared = Infrared(air.Infrared, part, reach) },
        _ => entry,
    };

    private static Dictionary<string, RadarType> Radars(IReadOnlyDictionary<string, RadarType> all, string part, Reach reach) => all.ToDictionary(
        r => r.Key,
        r => r.Key != part ? r.Value
            : r.Value.Transmitter is { } transmitter ? r.Value with { Transmitter = transmitter with { Losses = At(transmitter.Losses, Opposite(reach)) } }
            : r.Value with { DetectionRange = At(r.Value.DetectionRange, reach) });

    private static Dictionary<string, InfraredType> Infrared(IReadOnlyDictionary<string, InfraredType> all, string part, Reach reach) => all.ToDictionary(
        i => i.Key, i => i.Key != part ? i.Value : i.Value with { DetectionRange = At(i.Value.DetectionRange, reach) });

    private static Quantity At(Quantity q, Reach reach) => q with
    {
        Likely = reach switch { Reach.Low => q.Low, Reach.High => q.High, _ => q.Likely },
    };

    private static Reach Opposite(Reach reach) => reach switch { Reach.Low => Reach.High, Reach.High => Reach.Low, _ => reach };
}
