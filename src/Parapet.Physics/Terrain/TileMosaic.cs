using Parapet.Foundation;

namespace Parapet.Physics.Terrain;

/// <summary>
/// Makes one grid of elevation files, whatever their kinds, on a common lattice of posts. The lattice has the finest steps that
/// occur; coarser files must have a whole multiple of them, and the surface between their posts, which is bilinear, is then kept exactly.
/// Where files overlap the finer one counts, of equals the first by name, and by how much equals differ is reported. A post without data is filled
/// from another file that has it.
/// </summary>
internal static class TileMosaic
{
    // Under no file.
    private const short Gap = short.MinValue + 1;

    // Share of a post by which files may miss the lattice: headers are written with few digits.
    private const double Slack = 0.01;

    public static ElevationGrid Build(IReadOnlyList<ElevationFile> unordered, string name)
    {
        ElevationFile[] files = [.. unordered.OrderBy(f => f.RowDeg * f.ColumnDeg).ThenBy(f => f.Path, StringComparer.Ordinal)];
        if (files.Length == 1)
        {
            TileHeights only = files[0].Read();
            return Finish(files, name, only.Posts, files[0].Rows, files[0].Columns, (files[0].RowDeg, files[0].ColumnDeg), only.UnitM, only.RoundingM, "");
        }

        double rowDeg = files.Min(f => f.RowDeg), columnDeg = files.Min(f => f.ColumnDeg);
        double north = files.Max(f => f.NorthDeg), west = files.Min(f => f.WestDeg);
        // All steps before all places: a file of another step cannot stand on the lattice.
        (int Down, int Across)[] times = [.. files.Select(f => (Times(f, f.RowDeg / rowDeg, rowDeg, columnDeg), Times(f, f.ColumnDeg / columnDeg, rowDeg, columnDeg)))];
        Placed[] placed = [.. files.Select((f, i) => Place(f, files[0], north, west, rowDeg, columnDeg, times[i]))];
        long rows = placed.Max(p => p.EndRow), columns = placed.Max(p => p.EndColumn);
        if (rows * columns > ElevationFile.MostPosts)
        {
            throw new TerrainFormatException(
                $"{Path.GetDirectoryName(files[0].Path)}: the tiles span {rows} x {columns} posts, more than {ElevationFile.MostPosts}; take fewer, or reduce them with gdalwarp. Tiles on both sides of the 180th meridian are not joined.");
        }

        Sheet sheet = new((int)rows, (int)columns);
        foreach (Placed p in placed)
            sheet.Add(p);
        return Finish(files, name, sheet.Posts, (int)rows, (int)columns, (rowDeg, columnDeg), sheet.UnitM, sheet.RoundingM, sheet.Seam);
    }

    private static ElevationGrid Finish(
        ElevationFile[] files, string name, short[] posts, int rows, int columns, (double Row, double Column) stepDeg, double unitM, double roundingM, string seam)
    {
        int voids = posts.AsSpan().Count(TileHeights.Void), gaps = files.Length == 1 ? 0 : posts.AsSpan().Count(Gap);
        posts.AsSpan().Replace(TileHeights.Void, (short)0);
        if (gaps > 0)
            posts.AsSpan().Replace(Gap, (short)0);
        return new(
            posts, rows, columns, Angle.FromDegrees(files.Max(f => f.NorthDeg)), Angle.FromDegrees(files.Min(f => f.WestDeg)), Angle.FromDegrees(stepDeg.Row), Angle.FromDegrees(stepDeg.Column), unitM)
        {
            Name = name,
            Credit = string.Join(' ', files.Select(f => TerrainCredit.Beside(f.Path)).Where(c => c.Length > 0).Distinct()),
            Weakness = string.Join(' ', files.Select(f => TerrainCredit.WeaknessBeside(f.Path)).Where(c => c.Length > 0).Distinct()),
            Datum = string.Join("; ", files.Select(f => f.Datum).Distinct().Order(StringComparer.Ordinal)),
            VoidPosts = voids,
            GapPosts = gaps,
            RoundingM = roundingM,
            Seam = seam,
        };
    }

    private static Placed Place(ElevationFile file, ElevationFile first, double north, double west, double rowDeg, double columnDeg, (int Down, int Across) times)
    {
        double row = (north - file.NorthDeg) / rowDeg, column = (file.WestDeg - west) / columnDeg;
        if (Math.Abs(row - Math.Round(row)) > Slack || Math.Abs(column - Math.Round(column)) > Slack)
            throw file.Fault($"its posts do not stand on those of {Path.GetFileName(first.Path)}; bring both to one lattice with gdalwarp -tr … -tap (docs/terrain.md).");
        return new(file, (long)Math.Round(row), (long)Math.Round(column), times.Down, times.Across);
    }

    private static int Times(ElevationFile file, double ratio, double rowDeg, double columnDeg)
    {
        double whole = Math.Round(ratio);
        if (Math.Abs(ratio - whole) * Math.Max(file.Rows, file.Columns) <= Slack && whole < 10_000)
            return (int)whole;
        throw file.Fault($"its posts stand {Seconds(file.RowDeg, file.ColumnDeg)} seconds of arc apart, no multiple of the finest here ({Seconds(rowDeg, columnDeg)}); bring all to one step with gdalwarp (docs/terrain.md).");

        static string Seconds(double row, double column) => FormattableString.Invariant($"{row * 3600:G6} x {column * 3600:G6}");
    }

    /// <summary>A file on the lattice: its first post, and how many posts of the lattice one of its steps has.</summary>
    private readonly record struct Placed(ElevationFile File, long Row, long Column, int Down, int Across)
    {
        public long EndRow => Row + ((File.Rows - 1L) * Down) + 1;

        public long EndColumn => Column + ((File.Columns - 1L) * Across) + 1;
    }

    private sealed class Sheet
    {
        private readonly int columns;
        private double seamM;

        public Sheet(int rows, int columns)
        {
            this.columns = columns;
            Posts = new short[rows * columns];
            Array.Fill(Posts, Gap);
        }

        public short[] Posts { get; }

        public double UnitM { get; private set; }

        public double RoundingM { get; private set; }

        /// <summary>The worst difference of two files of one step at one post, in words; empty where all agree.</summary>
        public string Seam { get; private set; } = "";

        public void Add(in Placed p)
        {
            TileHeights heights = p.File.Read();
            if (UnitM == 0)
                UnitM = heights.UnitM;
            else if (heights.UnitM > UnitM)
                Coarsen(heights.UnitM);
            bool same = p.Down == 1 && p.Across == 1, exact = heights.UnitM == UnitM;
            RoundingM = Math.Max(RoundingM, heights.RoundingM + (same && exact ? 0 : UnitM / 2));
            double scale = heights.UnitM / UnitM;
            for (long r = p.Row; r < p.EndRow; r++)
            {
                int row = (int)(r - p.Row) / p.Down;
                double v = (r - p.Row - ((long)row * p.Down)) / (double)p.Down;
                for (long c = p.Column; c < p.EndColumn; c++)
                {
                    int column = (int)(c - p.Column) / p.Across;
                    double u = (c - p.Column - ((long)column * p.Across)) / (double)p.Across;
                    Set((r * columns) + c, At(p.File, heights.Posts, row, column, v, u, scale), same, p.File);
                }
            }
        }

        private static short At(ElevationFile file, short[] posts, int row, int column, double v, double u, double scale)
        {
            int i = (row * file.Columns) + column, right = u > 0 ? 1 : 0, below = v > 0 ? file.Columns : 0;
            short a = posts[i], b = posts[i + right], c = posts[i + below], d = posts[i + below + right];
            if (a == TileHeights.Void || b == TileHeights.Void || c == TileHeights.Void || d == TileHeights.Void)
                return TileHeights.Void;
            double upper = a + (u * (b - a)), lower = c + (u * (d - c));
            return (short)Math.Round((upper + (v * (lower - upper))) * scale);
        }

        private void Set(long at, short height, bool same, ElevationFile file)
        {
            ref short post = ref Posts[at];
            if (post is Gap or TileHeights.Void)
            {
                post = height;
                return;
            }

            if (height == TileHeights.Void || !same)
                return;
            double difference = Math.Abs(post - height) * UnitM;
            if (difference <= Math.Max(seamM, RoundingM * 2))
                return;
            seamM = difference;
            Seam = FormattableString.Invariant($"files that overlap differ by up to {difference:G4} m, the most at {Path.GetFileName(file.Path)}");
        }

        private void Coarsen(double unitM)
        {
            double scale = UnitM / unitM;
            for (int i = 0; i < Posts.Length; i++)
            {
                if (Posts[i] is not (Gap or TileHeights.Void))
                    Posts[i] = (short)Math.Round(Posts[i] * scale);
            }

            RoundingM += unitM / 2;
            UnitM = unitM;
        }
    }
}
