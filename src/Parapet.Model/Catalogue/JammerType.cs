using Parapet.Model.Text;

namespace Parapet.Model.Catalogue;

/// <summary>A noise jammer carried by a threat: barrage noise over a band, radiated towards whoever looks.</summary>
public sealed record JammerType
{
    [Field("Effective radiated power towards the radar: transmitter power times antenna gain, its own losses taken off", Dimension.Power, Min = 0.1, Max = 1e9)]
    public required Quantity RadiatedPower { get; init; }

    [Field("Bandwidth that the noise is spread over; must cover all that a radar of the band can hop to", Dimension.Frequency, Min = 1e5, Max = 1e10)]
    public required Quantity Bandwidth { get; init; }

    [Field("Radar bands it can jam, all of them at once with the power stated")]
    public required IReadOnlyList<RadarBand> Bands { get; init; }
}
