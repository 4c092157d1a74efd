namespace Parapet.Physics.Terrain;

/// <summary>Takes the ground where a path crosses a line of posts.</summary>
internal interface IGroundVisitor
{
    /// <param name="u">Place on the path, 0 at its start to 1 at its end.</param>
    /// <param name="groundM">Elevation there, m.</param>
    /// <returns>False to stop.</returns>
    bool Visit(double u, double groundM);
}

/// <summary>
/// Walks the crossings of a path, straight in rows and columns, with the grid's lines of posts. There the surface has its
/// edges, so a crest one post wide is met at its full height; walking at half-post steps lost up to a quarter of it.
/// </summary>
internal static class GridLines
{
    /// <summary>All crossings between two shares of the path: first those with columns, then those with rows. False if stopped.</summary>
    public static bool Visit<T>(ElevationGrid terrain, in GridPath path, double uFrom, double uTo, ref T visitor)
        where T : struct, IGroundVisitor
    {
        return Walk(path.Column, path.EndColumn, path.Row, path.EndRow, uFrom, uTo, new ColumnLines(terrain), ref visitor)
            && Walk(path.Row, path.EndRow, path.Column, path.EndColumn, uFrom, uTo, new RowLines(terrain), ref visitor);
    }

    private static bool Walk<TLines, T>(double a, double aEnd, double b, double bEnd, double uFrom, double uTo, TLines lines, ref T visitor)
        where TLines : struct, ILines
        where T : struct, IGroundVisitor
    {
        double across = aEnd - a;
        if (Math.Abs(across) < 1e-9)
            return true;
        double first = a + (uFrom * across), last = a + (uTo * across);
        double high = Math.Floor(Math.Max(first, last)), perLine = 1 / across;
        for (double line = Math.Ceiling(Math.Min(first, last)); line <= high; line++)
        {
            double u = (line - a) * perLine;
            if (!visitor.Visit(u, lines.GroundM(line, b + (u * (bEnd - b)))))
                return false;
        }

        return true;
    }

    private interface ILines
    {
        double GroundM(double line, double place);
    }

    private readonly struct ColumnLines(ElevationGrid terrain) : ILines
    {
        public double GroundM(double line, double place) => terrain.OnColumn(line, place);
    }

    private readonly struct RowLines(ElevationGrid terrain) : ILines
    {
        public double GroundM(double line, double place) => terrain.OnRow(line, place);
    }
}

/// <summary>A short path, straight in rows and columns of a grid; fractions, and places outside, allowed.</summary>
internal readonly record struct GridPath(double Row, double Column, double EndRow, double EndColumn)
{
    /// <summary>Length in posts along the faster of the two.</summary>
    public double Posts => Math.Max(Math.Abs(EndRow - Row), Math.Abs(EndColumn - Column));
}
