using Parapet.Model.Scenario;
using Parapet.Physics.Terrain;

namespace Parapet.Cli.Commands;

/// <summary>Lets the checks of Model ask for the height of the ground.</summary>
internal sealed class TerrainProbe : ITerrainProbe
{
    private readonly ElevationGrid? grid;

    private TerrainProbe(ElevationGrid? grid, string? fault) => (this.grid, Fault) = (grid, fault);

    public string? Fault { get; }

    public static ITerrainProbe Open(string path)
    {
        try
        {
            return new TerrainProbe(TerrainReader.Open(path), null);
        }
        catch (TerrainFormatException e)
        {
            return new TerrainProbe(null, e.Message.TrimEnd('.'));
        }
    }

    /// <summary>The same, which also hands on what there is to know of the reading, once for each file.</summary>
    public static Func<string, ITerrainProbe?> Telling(Action<string> tell)
    {
        HashSet<string> told = [];
        return path =>
        {
            TerrainProbe probe = (TerrainProbe)Open(path);
            if (probe.grid is { } grid && told.Add(path))
            {
                foreach (string fault in grid.Faults)
                    tell(Line(grid, fault));
            }

            return probe;
        };
    }

    /// <summary>A sentence on a fault of an elevation, with its name.</summary>
    public static string Line(ElevationGrid grid, string fault) => $"elevation {grid.Name}: {fault}";

    public double? ElevationM(double latitudeRad, double longitudeRad) => grid?.ElevationM(latitudeRad, longitudeRad);
}
