using Parapet.Model.Scenario;
using Parapet.Physics.Terrain;

namespace Parapet.Cli.Commands;

/// <summary>Lets the checks of Model ask for the height of the ground.</summary>
internal sealed class TerrainProbe(ElevationGrid grid) : ITerrainProbe
{
    /// <summary>Null where the file cannot be read: the checks before this one have said why.</summary>
    public static ITerrainProbe? Open(string path)
    {
        try
        {
            return new TerrainProbe(TerrainReader.Open(path));
        }
        catch (TerrainFormatException)
        {
            return null;
        }
    }

    public double? ElevationM(double latitudeRad, double longitudeRad) => grid.ElevationM(latitudeRad, longitudeRad);
}
