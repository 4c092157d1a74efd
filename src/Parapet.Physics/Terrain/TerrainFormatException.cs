namespace Parapet.Physics.Terrain;

/// <summary>An elevation file cannot be read; the text names the file and the fault.</summary>
public sealed class TerrainFormatException : Exception
{
    public TerrainFormatException(string message)
        : base(message)
    {
    }

    public TerrainFormatException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public TerrainFormatException()
    {
    }
}
