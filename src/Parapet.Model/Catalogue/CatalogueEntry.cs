using Parapet.Model.Text;

namespace Parapet.Model.Catalogue;

/// <summary>What a catalogue file describes; decides which fields it has.</summary>
public enum EntryKind
{
    /// <summary>Radars, launchers, interceptors and a command post: a SAM or a gun. <see cref="SurfaceToAirType"/>.</summary>
    SurfaceToAir,

    /// <summary>Fighter or airborne early-warning aircraft. <see cref="AircraftType"/>.</summary>
    Aircraft,

    /// <summary>What a raid is made of. <see cref="ThreatType"/>.</summary>
    Threat,
}

/// <summary>One file of the catalogue: <c>catalogue/&lt;id&gt;.yaml</c>.</summary>
public abstract record CatalogueEntry
{
    [Field("The file's name without its ending")]
    public required string Id { get; init; }

    [Field("What kind of entry this is")]
    public required EntryKind Kind { get; init; }

    [Field("Name for people")]
    public required string Name { get; init; }

    [Field("Two or three sentences: what it is, and how far the figures can be trusted")]
    public required string Summary { get; init; }

    [Field("Further figures for the record, by name: prices, contracts, counts. No model reads them", Dimension.Any)]
    public IReadOnlyDictionary<string, Quantity> Figures { get; init; } = new Dictionary<string, Quantity>();
}
