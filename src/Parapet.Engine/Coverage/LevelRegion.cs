namespace Parapet.Engine.Coverage;

/// <summary>
/// The region where a sampled field is at or above a level, as polygons with holes: marching squares with linear interpolation along
/// the edges of cells. Source: W. E. Lorensen, H. E. Cline, "Marching Cubes", Computer Graphics 21(4), 1987, in two dimensions; of the two ways through
/// a saddle the one of the bilinear surface (G. M. Nielson, B. Hamann, "The asymptotic decider", IEEE Visualization 1991). Outside the field the value is below the level: rings are closed.
/// </summary>
/// <remarks>
/// Outer rings run counter-clockwise (x to the east, y to the north), holes clockwise, and no ring meets itself or another: crossings are kept
/// a fiftieth of an edge away from its ends.
/// </remarks>
public static class LevelRegion
{
    private const double FromCorner = 0.02;

    /// <summary>One polygon: its outline, then its holes; points as (column, row) of the field, fractions of cells, not closed.</summary>
    public sealed record Polygon(IReadOnlyList<IReadOnlyList<(double Column, double Row)>> Rings);

    /// <param name="field">Row after row; rows run to the south.</param>
    /// <exception cref="ArgumentOutOfRangeException">The field's length is not rows x columns.</exception>
    public static IReadOnlyList<Polygon> AtOrAbove(ReadOnlySpan<float> field, int rows, int columns, double level)
    {
        if (rows < 1 || field.Length != (long)rows * columns)
            throw new ArgumentOutOfRangeException(nameof(rows), field.Length, $"The field has {rows} x {columns} values.");
        Tracer tracer = new(field, rows, columns, level);
        return Nested(tracer.Rings());
    }

    /// <summary>Twice the area of a ring in cells; positive where it runs counter-clockwise.</summary>
    internal static double TwiceArea(IReadOnlyList<(double Column, double Row)> ring)
    {
        double sum = 0;
        for (int i = 0; i < ring.Count; i++)
        {
            (double x1, double y1) = ring[i];
            (double x2, double y2) = ring[(i + 1) % ring.Count];
            sum += (x2 * y1) - (x1 * y2); // rows run to the south
        }

        return sum;
    }

    private static List<Polygon> Nested(List<List<(double Column, double Row)>> rings)
    {
        List<Outline> outlines = [.. rings.Where(r => TwiceArea(r) > 0).Select(r => new Outline(r)).OrderBy(o => o.Area)];
        foreach (List<(double Column, double Row)> hole in rings.Where(r => TwiceArea(r) < 0))
        {
            // The smallest outline around it: that of an island in the hole lies within the hole.
            outlines.First(o => o.Contains(hole[0])).Rings.Add(hole);
        }

        return [.. outlines.Select(o => new Polygon(o.Rings))];
    }

    private sealed class Outline
    {
        private readonly List<(double Column, double Row)> ring;
        private readonly double west, east, north, south;

        public Outline(List<(double Column, double Row)> ring)
        {
            this.ring = ring;
            Rings = [ring];
            Area = TwiceArea(ring) / 2;
            (west, east) = (ring.Min(p => p.Column), ring.Max(p => p.Column));
            (north, south) = (ring.Min(p => p.Row), ring.Max(p => p.Row));
        }

        public double Area { get; }

        public List<IReadOnlyList<(double Column, double Row)>> Rings { get; }

        public bool Contains((double Column, double Row) p)
        {
            if (p.Column < west || p.Column > east || p.Row < north || p.Row > south)
                return false;
            bool inside = false;
            for (int i = 0, j = ring.Count - 1; i < ring.Count; j = i++)
            {
                (double x1, double y1) = ring[i];
                (double x2, double y2) = ring[j];
                if (y1 > p.Row != y2 > p.Row && p.Column < x1 + ((p.Row - y1) / (y2 - y1) * (x2 - x1)))
                    inside = !inside;
            }

            return inside;
        }
    }

    /// <summary>The field with a rim of nothing around it; an edge of a cell is named by its north-western post and whether it runs down.</summary>
    private readonly ref struct Tracer(ReadOnlySpan<float> field, int rows, int columns, double level)
    {
        private readonly ReadOnlySpan<float> field = field;
        private readonly int wide = columns + 2;

        public List<List<(double Column, double Row)>> Rings()
        {
            int[] next = new int[2 * (rows + 2) * wide];
            Array.Fill(next, -1);
            for (int r = 0; r <= rows; r++)
            {
                for (int c = 0; c <= columns; c++)
                    Cell(r, c, next);
            }

            List<List<(double Column, double Row)>> rings = [];
            for (int start = 0; start < next.Length; start++)
            {
                if (next[start] < 0)
                    continue;
                List<(double Column, double Row)> ring = [];
                for (int edge = start; next[edge] >= 0;)
                {
                    ring.Add(PointOn(edge));
                    int following = next[edge];
                    next[edge] = -1;
                    edge = following;
                }

                rings.Add(ring);
            }

            return rings;
        }

        // Segments run with the inside on their left. Each crossed edge ends one and begins another.
        private void Cell(int r, int c, int[] next)
        {
            double nw = At(r, c), ne = At(r, c + 1), se = At(r + 1, c + 1), sw = At(r + 1, c);
            int top = Edge(r, c, false), bottom = Edge(r + 1, c, false), left = Edge(r, c, true), right = Edge(r, c + 1, true);
            int kind = (nw >= level ? 8 : 0) + (ne >= level ? 4 : 0) + (se >= level ? 2 : 0) + (sw >= level ? 1 : 0);
            // Of a saddle, the bilinear surface's own height decides: the two segments then lie in boxes that do not meet.
            bool joined = kind is 0b1010 or 0b0101 && ((nw * se) - (ne * sw)) / (nw + se - ne - sw) >= level;
            switch (kind)
            {
                case 0b1000: next[left] = top; break;
                case 0b0100: next[top] = right; break;
                case 0b0010: next[right] = bottom; break;
                case 0b0001: next[bottom] = left; break;
                case 0b1100: next[left] = right; break;
                case 0b0110: next[top] = bottom; break;
                case 0b0011: next[right] = left; break;
                case 0b1001: next[bottom] = top; break;
                case 0b0111: next[top] = left; break;
                case 0b1011: next[right] = top; break;
                case 0b1101: next[bottom] = right; break;
                case 0b1110: next[left] = bottom; break;
                case 0b1010:
                    next[joined ? right : left] = top;
                    next[joined ? left : right] = bottom;
                    break;
                case 0b0101:
                    next[joined ? top : bottom] = left;
                    next[joined ? bottom : top] = right;
                    break;
            }
        }

        private int Edge(int r, int c, bool down) => (2 * ((r * wide) + c)) + (down ? 1 : 0);

        // Posts with their rim: the field's own begin at 1, 1.
        private double At(int r, int c) =>
            r < 1 || c < 1 || r > rows || c > columns ? level - 1 : field[((r - 1) * columns) + c - 1];

        private (double Column, double Row) PointOn(int edge)
        {
            bool down = (edge & 1) == 1;
            int r = edge / 2 / wide, c = edge / 2 % wide;
            double a = At(r, c), b = down ? At(r + 1, c) : At(r, c + 1);
            double t = Math.Clamp((level - a) / (b - a), FromCorner, 1 - FromCorner);
            return down ? (c - 1, r - 1 + t) : (c - 1 + t, r - 1);
        }
    }
}
