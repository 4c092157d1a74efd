using Parapet.Model.Catalogue;
using Parapet.Model.Checks;
using Parapet.Model.Text;

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
        string[] parts = text.Split('/');
        string id = parts[0];
        IReadOnlyList<string> ids = store.ListIds();
        if (faults.Any)
            throw new BadInputException(faults);
        if (!ids.Contains(id))
        {
            string? meant = Suggestion.Nearest(id, ids);
            throw new BadInputException(
                $"the catalogue has no \"{id}\"{(meant is null ? "" : $"; did you mean {meant}?")}{Environment.NewLine}A sensor is named by its entry and itself, e.g. s-400/91n6e");
        }
        CatalogueEntry entry = store.Find(id, default) ?? throw new BadInputException(faults);
        string[] sensors = [.. Radars(entry).Keys.Concat(Infrareds(entry).Keys)];
        if (sensors.Length == 0)
            throw new BadInputException($"{id} has no sensor");
        string all = string.Join(", ", sensors.Select(s => $"{id}/{s}"));
        if (parts.Length != 2)
            throw new BadInputException($"\"{text}\" does not name one sensor; {id} has {all}");
        RadarType? radar = Radars(entry).GetValueOrDefault(parts[1]);
        InfraredType? infrared = Infrareds(entry).GetValueOrDefault(parts[1]);
        return radar is null && infrared is null
            ? throw new BadInputException($"{id} has no sensor \"{parts[1]}\" ({Suggestion.Hint(parts[1], sensors, "sensors")}); it has {all}")
            : new(entry, parts[1], radar, infrared);
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
