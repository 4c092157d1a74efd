using System.Globalization;
using System.Text;
using Parapet.Engine.Coverage;

namespace Parapet.Interop.Ascii;

/// <summary>
/// Writes a raster as an ESRI ASCII grid: a header, then rows from the north, degrees of WGS 84, the centre of the south-western cell named. Source:
/// ESRI, "Esri ASCII raster format" (ArcGIS Pro documentation). GDAL and every geographic information system read it.
/// </summary>
public static class AsciiGridWriter
{
    /// <summary>Mark of points without a value.</summary>
    public const int NoData = -9999;

    /// <summary>A .prj that goes with it.</summary>
    public const string Projection =
        "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]\n";

    /// <summary>Probabilities to three decimals; <see cref="NoData"/> where the target would be under the ground. The stream stays open.</summary>
    public static void Write(Stream stream, CoverageRaster raster)
    {
        CoverageLattice at = raster.Lattice;
        using StreamWriter text = new(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        text.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"ncols {at.Columns}\nnrows {at.Rows}\nxllcenter {at.WestDeg:F12}\nyllcenter {at.NorthDeg - ((at.Rows - 1) * at.StepDeg):F12}\ncellsize {at.StepDeg:F12}\nNODATA_value {NoData}\n"));
        Span<char> number = stackalloc char[32];
        for (int r = 0; r < at.Rows; r++)
        {
            for (int c = 0; c < at.Columns; c++)
            {
                if (c > 0)
                    text.Write(' ');
                float value = raster.Probability[(r * at.Columns) + c];
                if (value < 0)
                    text.Write(NoData);
                else if (value == 0)
                    text.Write('0');
                else if (value.TryFormat(number, out int length, "0.###", CultureInfo.InvariantCulture))
                    text.Write(number[..length]);
            }

            text.Write('\n');
        }
    }
}
