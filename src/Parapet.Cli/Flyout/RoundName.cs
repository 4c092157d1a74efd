using Parapet.Model.Catalogue;
using Parapet.Model.Checks;
using Parapet.Model.Text;

namespace Parapet.Cli.Flyout;

/// <summary>A round of the catalogue as people name it: <c>s-400/48n6e3</c>, an entry and a part of it.</summary>
internal sealed record RoundName(CatalogueEntry Entry, string Part, InterceptorType Type)
{
    public string Text => $"{Entry.Id}/{Part}";

    /// <summary>Whether an aircraft carries it.</summary>
    public AircraftType? Carrier => Entry as AircraftType;

    /// <summary>What one round's name stands for.</summary>
    /// <exception cref="BadInputException">There is no such entry or part, or the entry has faults.</exception>
    public static RoundName Find(string text, CatalogueStore store, Diagnostics faults)
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
                $"the catalogue has no \"{id}\"{(meant is null ? "" : $"; did you mean {meant}?")}{Environment.NewLine}A round is named by its entry and itself, e.g. s-400/48n6e3");
        }

        CatalogueEntry entry = store.Find(id, default) ?? throw new BadInputException(faults);
        IReadOnlyDictionary<string, InterceptorType> rounds = entry switch
        {
            SurfaceToAirType ground => ground.Interceptors,
            AircraftType air => air.Interceptors,
            _ => new Dictionary<string, InterceptorType>(),
        };
        if (rounds.Count == 0)
            throw new BadInputException($"{id} has no round");
        string all = string.Join(", ", rounds.Keys.Select(r => $"{id}/{r}"));
        if (parts.Length != 2)
            throw new BadInputException($"\"{text}\" does not name one round; {id} has {all}");
        return rounds.TryGetValue(parts[1], out InterceptorType? type)
            ? new(entry, parts[1], type)
            : throw new BadInputException($"{id} has no round \"{parts[1]}\" ({Suggestion.Hint(parts[1], [.. rounds.Keys], "rounds")}); it has {all}");
    }
}
