using Parapet.Cli.Files;
using Parapet.Model.Catalogue;
using Parapet.Model.Checks;

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
        (CatalogueEntry entry, string part) = CataloguePart.Find(text, store, faults, "round", "s-400/48n6e3", static e => Rounds(e).Keys);
        return new(entry, part, Rounds(entry)[part]);
    }

    private static IReadOnlyDictionary<string, InterceptorType> Rounds(CatalogueEntry entry) => entry switch
    {
        SurfaceToAirType ground => ground.Interceptors,
        AircraftType air => air.Interceptors,
        _ => new Dictionary<string, InterceptorType>(),
    };
}
