namespace Parapet.Physics.Assignment;

/// <summary>
/// The cheapest assignment where only listed pairs are allowed: rows and columns that no chain of pairs connects cannot
/// influence each other, so each connected cluster (union-find) is solved on a dense block of its own. The result is that
/// of the whole matrix; the cost is that of the largest clusters. Keeps its buffers. Not thread safe.
/// The order of the pairs does not matter; of pairs listed twice the cheaper counts. docs/models/assignment.md.
/// </summary>
public sealed class ClusteredAssignment
{
    private readonly AssignmentSolver solver = new();
    private int[] parent = [];
    private int[] pairStart = [];
    private int[] rowStart = [];
    private int[] columnStart = [];
    private int[] rowOrder = [];
    private int[] columnOrder = [];
    private int[] pairOrder = [];
    private int[] local = [];
    private int[] blockResult = [];
    private double[] blockCost = [];
    private double[] blockMiss = [];
    private double[] chosen = [];
    private int columnOffset;

    /// <summary>Clusters with at least one pair in the last call to <see cref="Solve"/>.</summary>
    public int ClusterCount { get; private set; }

    /// <summary>Assigns each row a column of its own or leaves it unassigned (-1) at its own price.</summary>
    /// <param name="pairs">The allowed pairs; a cost of positive infinity is the same as no pair.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="missCost">Price of leaving each row unassigned; positive infinity forbids it.</param>
    /// <param name="columnOfRow">Receives each row's column or -1.</param>
    /// <returns>The sum of costs and prices; positive infinity, and every row -1, where nothing allowed exists.</returns>
    /// <exception cref="ArgumentException">A span is too short, a pair lies outside, or a cost is NaN or negative infinity.</exception>
    public double Solve(ReadOnlySpan<CandidatePair> pairs, int rows, int columns, ReadOnlySpan<double> missCost, Span<int> columnOfRow)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        if (missCost.Length < rows)
            throw new ArgumentException("One miss cost a row is needed.", nameof(missCost));
        if (columnOfRow.Length < rows)
            throw new ArgumentException("One result a row is needed.", nameof(columnOfRow));
        columnOfRow = columnOfRow[..rows];
        columnOfRow.Fill(-1);
        Reserve(rows, columns, pairs.Length);
        Join(pairs, rows, columns);
        SortByCluster(pairs, rows, columns);

        missCost[..rows].CopyTo(chosen);
        ClusterCount = 0;
        for (int root = 0; root < rows; root++)
        {
            if (pairStart[root] == pairStart[root + 1])
                continue;
            ClusterCount++;
            if (SolveCluster(root, pairs, missCost, columnOfRow))
                continue;
            columnOfRow.Fill(-1);
            return double.PositiveInfinity;
        }

        double total = 0;
        for (int row = 0; row < rows; row++)
            total += chosen[row];
        if (double.IsNaN(total) || double.IsNegativeInfinity(total))
            throw new ArgumentException("A miss cost is a finite number or positive infinity.", nameof(missCost));
        if (double.IsPositiveInfinity(total))
            columnOfRow.Fill(-1);
        return total;
    }

    private bool SolveCluster(int root, ReadOnlySpan<CandidatePair> pairs, ReadOnlySpan<double> missCost, Span<int> columnOfRow)
    {
        ReadOnlySpan<int> rowsHere = rowOrder.AsSpan(rowStart[root]..rowStart[root + 1]);
        ReadOnlySpan<int> columnsHere = columnOrder.AsSpan(columnStart[root]..columnStart[root + 1]);
        int height = rowsHere.Length, width = columnsHere.Length;
        if (blockCost.Length < height * width)
            blockCost = new double[Math.Max(height * width, 2 * blockCost.Length)];
        Span<double> block = blockCost.AsSpan(0, height * width);
        block.Fill(double.PositiveInfinity);
        foreach (int i in pairOrder.AsSpan(pairStart[root]..pairStart[root + 1]))
        {
            CandidatePair pair = pairs[i];
            ref double cell = ref block[(local[pair.Row] * width) + local[columnOffset + pair.Column]];
            cell = Math.Min(cell, pair.Cost);
        }

        for (int i = 0; i < height; i++)
            blockMiss[i] = missCost[rowsHere[i]];
        Span<int> result = blockResult.AsSpan(0, height);
        if (double.IsPositiveInfinity(solver.Solve(block, height, width, blockMiss.AsSpan(0, height), result)))
            return false;
        for (int i = 0; i < height; i++)
        {
            if (result[i] < 0)
                continue;
            columnOfRow[rowsHere[i]] = columnsHere[result[i]];
            chosen[rowsHere[i]] = block[(i * width) + result[i]];
        }

        return true;
    }

    /// <summary>Union-find over rows, then columns; the root of a cluster is its lowest row.</summary>
    private void Join(ReadOnlySpan<CandidatePair> pairs, int rows, int columns)
    {
        columnOffset = rows;
        for (int i = 0; i < rows + columns; i++)
            parent[i] = i;
        foreach (CandidatePair pair in pairs)
        {
            if ((uint)pair.Row >= (uint)rows || (uint)pair.Column >= (uint)columns)
                throw new ArgumentException($"Pair ({pair.Row}, {pair.Column}) lies outside {rows} rows and {columns} columns.", nameof(pairs));
            if (!(pair.Cost > double.NegativeInfinity))
                throw new ArgumentException("A cost is a finite number or positive infinity.", nameof(pairs));
            if (double.IsPositiveInfinity(pair.Cost))
                continue;
            int a = Root(pair.Row), b = Root(rows + pair.Column);
            parent[Math.Max(a, b)] = Math.Min(a, b);
        }
    }

    private int Root(int i)
    {
        while (parent[i] != i)
        {
            parent[i] = parent[parent[i]];
            i = parent[i];
        }

        return i;
    }

    /// <summary>Counting sort of rows, columns and pairs by cluster, each in ascending order inside it.</summary>
    private void SortByCluster(ReadOnlySpan<CandidatePair> pairs, int rows, int columns)
    {
        rowStart.AsSpan(0, rows + 1).Clear();
        columnStart.AsSpan(0, rows + 1).Clear();
        pairStart.AsSpan(0, rows + 1).Clear();
        for (int i = 0; i < rows; i++)
            local[i] = rowStart[Root(i) + 1]++;
        for (int j = 0; j < columns; j++)
        {
            // A column without pairs is its own root, beyond the rows: it belongs to no cluster.
            int root = Root(rows + j);
            if (root < rows)
                local[rows + j] = columnStart[root + 1]++;
        }

        foreach (CandidatePair pair in pairs)
        {
            if (!double.IsPositiveInfinity(pair.Cost))
                pairStart[Root(pair.Row) + 1]++;
        }

        for (int i = 0; i < rows; i++)
        {
            rowStart[i + 1] += rowStart[i];
            columnStart[i + 1] += columnStart[i];
            pairStart[i + 1] += pairStart[i];
        }

        for (int i = 0; i < rows; i++)
            rowOrder[rowStart[Root(i)] + local[i]] = i;
        for (int j = 0; j < columns; j++)
        {
            int root = Root(rows + j);
            if (root < rows)
                columnOrder[columnStart[root] + local[rows + j]] = j;
        }

        // Placing moves each start to its end; the ends are the next starts, so shift them back by one.
        for (int i = 0; i < pairs.Length; i++)
        {
            if (!double.IsPositiveInfinity(pairs[i].Cost))
                pairOrder[pairStart[Root(pairs[i].Row)]++] = i;
        }

        for (int i = rows; i > 0; i--)
            pairStart[i] = pairStart[i - 1];
        pairStart[0] = 0;
    }

    private void Reserve(int rows, int columns, int pairs)
    {
        if (rowOrder.Length < rows || rowStart.Length == 0)
        {
            int size = Math.Max(rows, 2 * rowOrder.Length);
            rowOrder = new int[size];
            rowStart = new int[size + 1];
            columnStart = new int[size + 1];
            pairStart = new int[size + 1];
            blockResult = new int[size];
            blockMiss = new double[size];
            chosen = new double[size];
        }

        if (columnOrder.Length < columns)
            columnOrder = new int[Math.Max(columns, 2 * columnOrder.Length)];
        if (parent.Length < rows + columns)
        {
            int size = Math.Max(rows + columns, 2 * parent.Length);
            parent = new int[size];
            local = new int[size];
        }

        if (pairOrder.Length < pairs)
            pairOrder = new int[Math.Max(pairs, 2 * pairOrder.Length)];
    }
}
