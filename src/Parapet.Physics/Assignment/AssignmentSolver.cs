namespace Parapet.Physics.Assignment;

/// <summary>
/// Cheapest assignment of rows to columns, at most one row a column, by shortest augmenting paths with dual prices.
/// Exact; O(rows²·columns). Keeps its buffers: no allocation once they have grown. Not thread safe.
/// Among path lengths that tie, a column comes before leaving a row unassigned, and the lowest column first.
/// Source: Jonker and Volgenant, Computing 38 (1987) 325; Crouse, IEEE Trans. Aerosp. Electron. Syst. 52 (2016) 1679.
/// docs/models/assignment.md.
/// </summary>
public sealed class AssignmentSolver
{
    private double[] rowPrice = [];
    private double[] columnPrice = [];
    private double[] distance = [];
    private int[] before = [];
    private int[] rowOfColumn = [];
    private int[] treeRows = [];
    private int[] treeColumns = [];
    private bool[] scanned = [];

    /// <summary>Assigns every row a column of its own.</summary>
    /// <param name="cost">Costs row by row, any finite number; positive infinity forbids the pair.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="columnOfRow">Receives each row's column.</param>
    /// <returns>The sum of costs; positive infinity, and every row -1, where no assignment of all rows exists.</returns>
    /// <exception cref="ArgumentException">A span is too short, or a cost is NaN or negative infinity.</exception>
    public double Solve(ReadOnlySpan<double> cost, int rows, int columns, Span<int> columnOfRow) =>
        Run(cost, rows, columns, default, false, columnOfRow);

    /// <summary>Assigns each row a column of its own or leaves it unassigned (-1) at its own price.</summary>
    /// <param name="cost">Costs row by row, any finite number; positive infinity forbids the pair.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns; may be 0.</param>
    /// <param name="missCost">Price of leaving each row unassigned; positive infinity forbids it.</param>
    /// <param name="columnOfRow">Receives each row's column or -1.</param>
    /// <returns>The sum of costs and prices; positive infinity, and every row -1, where nothing allowed exists.</returns>
    /// <exception cref="ArgumentException">A span is too short, or a cost is NaN or negative infinity.</exception>
    public double Solve(ReadOnlySpan<double> cost, int rows, int columns, ReadOnlySpan<double> missCost, Span<int> columnOfRow)
    {
        if (missCost.Length < rows)
            throw new ArgumentException("One miss cost a row is needed.", nameof(missCost));
        return Run(cost, rows, columns, missCost, true, columnOfRow);
    }

    private double Run(ReadOnlySpan<double> cost, int rows, int columns, ReadOnlySpan<double> missCost, bool mayMiss, Span<int> columnOfRow)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        if (cost.Length < (long)rows * columns)
            throw new ArgumentException("The cost matrix is shorter than rows times columns.", nameof(cost));
        if (columnOfRow.Length < rows)
            throw new ArgumentException("One result a row is needed.", nameof(columnOfRow));
        cost = cost[..(rows * columns)];
        RequireNumbers(cost, nameof(cost));
        if (mayMiss)
            RequireNumbers(missCost[..rows], nameof(missCost));

        Reserve(rows, columns);
        columnOfRow = columnOfRow[..rows];
        columnOfRow.Fill(-1);
        rowPrice.AsSpan(0, rows).Clear();
        columnPrice.AsSpan(0, columns).Clear();
        rowOfColumn.AsSpan(0, columns).Fill(-1);
        for (int row = 0; row < rows; row++)
        {
            if (Augment(row, cost, columns, missCost, mayMiss, columnOfRow))
                continue;
            columnOfRow.Fill(-1);
            return double.PositiveInfinity;
        }

        double total = 0;
        for (int row = 0; row < rows; row++)
            total += columnOfRow[row] >= 0 ? cost[(row * columns) + columnOfRow[row]] : missCost[row];
        return total;
    }

    /// <summary>Gives one more row a place by the shortest alternating path from it; false where there is none.</summary>
    private bool Augment(int start, ReadOnlySpan<double> cost, int columns, ReadOnlySpan<double> missCost, bool mayMiss, Span<int> columnOfRow)
    {
        Span<double> reach = distance.AsSpan(0, columns), price = columnPrice.AsSpan(0, columns);
        Span<bool> closed = scanned.AsSpan(0, columns);
        reach.Fill(double.PositiveInfinity);
        closed.Clear();

        int row = start, sink = -1, missRow = -1, rowsInTree = 0, columnsInTree = 0;
        double length = 0, missLength = double.PositiveInfinity;
        while (sink < 0)
        {
            treeRows[rowsInTree++] = row;

            // Staying unassigned is a column of the row's own with price 0, free until taken and never taken back:
            // more rows only make the others dearer. So it is kept as a number instead of as matrix columns.
            if (mayMiss && length + missCost[row] - rowPrice[row] < missLength)
            {
                missLength = length + missCost[row] - rowPrice[row];
                missRow = row;
            }

            ReadOnlySpan<double> costs = cost.Slice(row * columns, columns);
            double offset = length - rowPrice[row], best = double.PositiveInfinity;
            int nearest = -1;
            for (int j = 0; j < costs.Length; j++)
            {
                if (closed[j])
                    continue;
                double through = offset + costs[j] - price[j];
                if (through < reach[j])
                {
                    reach[j] = through;
                    before[j] = row;
                }

                if (reach[j] < best)
                {
                    best = reach[j];
                    nearest = j;
                }
            }

            if (nearest < 0 || missLength < best)
            {
                if (double.IsPositiveInfinity(missLength))
                    return false;
                length = missLength;
                break;
            }

            length = best;
            closed[nearest] = true;
            treeColumns[columnsInTree++] = nearest;
            if (rowOfColumn[nearest] < 0)
                sink = nearest;
            else
                row = rowOfColumn[nearest];
        }

        rowPrice[start] += length;
        for (int i = 1; i < rowsInTree; i++)
            rowPrice[treeRows[i]] += length - reach[columnOfRow[treeRows[i]]];
        for (int i = 0; i < columnsInTree; i++)
            price[treeColumns[i]] -= length - reach[treeColumns[i]];

        if (sink < 0)
        {
            // The path ends in a row that gives its column up; the column is then the end of the path to the start.
            sink = columnOfRow[missRow];
            columnOfRow[missRow] = -1;
        }

        while (sink >= 0)
        {
            int owner = before[sink];
            rowOfColumn[sink] = owner;
            (columnOfRow[owner], sink) = (sink, columnOfRow[owner]);
            if (owner == start)
                break;
        }

        return true;
    }

    private void Reserve(int rows, int columns)
    {
        if (rowPrice.Length < rows)
        {
            int size = Math.Max(rows, 2 * rowPrice.Length);
            rowPrice = new double[size];
            treeRows = new int[size];
        }

        if (columnPrice.Length < columns)
        {
            int size = Math.Max(columns, 2 * columnPrice.Length);
            columnPrice = new double[size];
            distance = new double[size];
            before = new int[size];
            rowOfColumn = new int[size];
            treeColumns = new int[size];
            scanned = new bool[size];
        }
    }

    private static void RequireNumbers(ReadOnlySpan<double> values, string name)
    {
        foreach (double value in values)
        {
            if (!(value > double.NegativeInfinity))
                throw new ArgumentException("A cost is a finite number or positive infinity.", name);
        }
    }
}
