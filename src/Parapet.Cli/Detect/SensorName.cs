using Parapet.Cli.Files;
using Parapet.Model.Catalogue;
using Parapet.Model.Checks;

namespace Parapet.Cli.Detect;

/// <summary>A sensor of the catalogue as people name it: <c>s-400/91n6e</c>, an entry and a part of it.</summary>
/// <param name="Radar">Null for an infrared sensor.</param>
internal sealed record SensorName(CatalogueEntry Entry, string Part, RadarType? Radar, InfraredType? Infrared)
{
    public string Text => $"{Entry.Id}/{Part}";

    /// <summary>For people.</summary>
    public string Title => Radar?.Name ?? Infrared!.Name;

    /// <summary>What one sensor's name stands for.</summary>
    /// <exception cref="BadInputException">There is no such entry or part, or the entry has faults.</exception>
    public static SensorName Find(string text, CatalogueStore store, Diagnostics faults)
    {
        (CatalogueEntry entry, string part) = CataloguePart.Find(text, store, faults, "sensor", "s-400/91n6e", static e => Radars(e).Keys.Concat(Infrareds(e).Keys));
        return new(entry, part, Radars(entry).GetValueOrDefault(part), Infrareds(entry).GetValueOrDefault(part));
    }

    private static IReadOnlyDictionary<string, RadarType> Radars(CatalogueEntry entry) => entry switch
    {
        SurfaceToAirType ground => ground.Radars,
        AircraftType air => air.Radars,
        _ => new Dictionary<string, RadarType>(),
    };

    private static IReadOnlyDictionary<string, InfraredType> Infrareds(CatalogueEntry entry) =>
        entry is AircraftType air ? air.Infrared : new Dictionary<string, InfraredType>();
}
