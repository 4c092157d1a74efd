namespace Parapet.Physics.Terrain;

/// <summary>Finds what goes with an elevation file: the line of credit, and what is known to be weak about it.</summary>
internal static class TerrainCredit
{
    /// <summary>The text of name.credit.txt beside the file, or of credit.txt in its folder; empty where there is neither.</summary>
    public static string Beside(string path) => Beside(path, "credit.txt");

    /// <summary>The text of name.weakness.txt or of weakness.txt, the same way.</summary>
    public static string WeaknessBeside(string path) => Beside(path, "weakness.txt");

    private static string Beside(string path, string name)
    {
        string folder = Path.GetDirectoryName(path) ?? "";
        foreach (string candidate in (string[])[Path.ChangeExtension(AsciiGridReader.Bare(path), "." + name), Path.Combine(folder, name)])
        {
            if (File.Exists(candidate))
                return string.Join(' ', File.ReadAllLines(candidate)).Trim();
        }

        return "";
    }
}
