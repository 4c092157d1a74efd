using Parapet.Foundation;
using Parapet.Model.Catalogue;
using Parapet.Model.Text;

namespace Parapet.Model.Scenario;

/// <summary>A scenario with all it refers to: checked, complete, every reference known to lead somewhere.</summary>
public sealed record LoadedScenario
{
    /// <summary>As the user named it.</summary>
    public required string Path { get; init; }

    public required ScenarioDocument Document { get; init; }

    /// <summary>Absolute path of the elevation file (.bil) or folder of .hgt tiles; null for flat sea.</summary>
    public string? TerrainPath { get; init; }

    /// <summary>The system of each unit, by unit id, with that unit's overrides. Units without overrides share one object.</summary>
    public required IReadOnlyDictionary<string, SurfaceToAirType> UnitSystems { get; init; }

    /// <summary>The aircraft of each patrol, by patrol id, with that patrol's overrides.</summary>
    public required IReadOnlyDictionary<string, AircraftType> PatrolAircraft { get; init; }

    /// <summary>Threats that raids are made of or release, by catalogue id.</summary>
    public required IReadOnlyDictionary<string, ThreatType> Threats { get; init; }

    public required IReadOnlyDictionary<string, SourceEntry> Sources { get; init; }

    /// <summary>Every text file that was read, in a fixed order: the scenario, those it extends, then the catalogue's by name.</summary>
    public required IReadOnlyList<InputFile> Inputs { get; init; }

    /// <summary>Where each record stands in its file.</summary>
    public required SourcePositions Positions { get; init; }

    /// <summary>
    /// SHA-256 over the digests of all files that the result depends on, the elevation included, whatever they are named and
    /// wherever they lie. Reads the elevation once more: some ms for a file of 4 MB.
    /// </summary>
    /// <exception cref="IOException">The elevation has become unreadable since the scenario was loaded.</exception>
    public string ContentHash()
    {
        using StateHash hash = new();
        foreach (InputFile file in Inputs)
        {
            hash.Add(file.Role);
            hash.Add(file.Sha256);
        }
        TerrainExtent.AddTo(hash, TerrainPath);
        return hash.Finish();
    }
}

/// <summary>Ground height, for checks that need it; implemented by a face over the elevation reader of Physics.</summary>
public interface ITerrainProbe
{
    /// <summary>Metres above mean sea level; null where the data says nothing.</summary>
    /// <param name="latitudeRad">North positive, [-π/2, π/2].</param>
    /// <param name="longitudeRad">East positive, [-π, π].</param>
    double? ElevationM(double latitudeRad, double longitudeRad);

    /// <summary>Why the heights cannot be read, in a sentence; null where they can.</summary>
    string? Fault => null;
}
