namespace Parapet.Physics.Terrain;

/// <summary>Finds the line of credit that goes with an elevation file.</summary>
internal static class TerrainCredit
{
    /// <summary>
    /// The text of name.credit.txt beside the file, or of credit.txt in its folder; empty where there is neither.
    /// </summary>
    public static string Beside(string path)
    {
        string folder = Path.GetDirectoryName(path) ?? "";
        foreach (string candidate in (string[])[Path.ChangeExtension(path, ".credit.txt"), Path.Combine(folder, "credit.txt")])
        {
            if (File.Exists(candidate))
                return string.Join(' ', File.ReadAllLines(candidate)).Trim();
        }

        return "";
    }
}
