using FsCheck;
using FsCheck.Fluent;
using Parapet.Foundation;
using Parapet.Physics.Assignment;
using Parapet.Testing;
using Xunit;

namespace Parapet.Physics.Tests;

public class AssignmentTests
{
    // Whole numbers of FsCheck stay near zero; seeds should spread.
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();

    [Fact]
    public void Small_problems_cost_what_trying_everything_costs()
    {
        AssignmentSolver solver = new();
        Prop.ForAll(Seeds, seed =>
        {
            Problem p = Problem.Draw((uint)seed, maximum: 6, forbidden: 0.25, grain: seed % 2 == 0 ? 5 : 0);
            int[] got = new int[p.Rows];
            double all = solver.Solve(p.Cost, p.Rows, p.Columns, got);
            bool allRight = Same(p.BruteForce(mayMiss: false), all) && p.IsFeasible(got, all, mayMiss: false);
            double some = solver.Solve(p.Cost, p.Rows, p.Columns, p.Miss, got);
            return allRight && Same(p.BruteForce(mayMiss: true), some) && p.IsFeasible(got, some, mayMiss: true);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void Clusters_cost_and_choose_what_the_whole_matrix_does()
    {
        AssignmentSolver solver = new();
        ClusteredAssignment clustered = new();
        Prop.ForAll(Seeds, seed =>
        {
            Problem p = Problem.Draw((uint)seed, maximum: 40, forbidden: 0.9, grain: 0);
            int[] dense = new int[p.Rows], sparse = new int[p.Rows];
            double expected = solver.Solve(p.Cost, p.Rows, p.Columns, p.Miss, dense);
            double got = clustered.Solve(p.Pairs(), p.Rows, p.Columns, p.Miss, sparse);
            return Same(expected, got) && dense.AsSpan().SequenceEqual(sparse);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void Clusters_do_not_depend_on_the_order_of_the_pairs()
    {
        ClusteredAssignment clustered = new();
        for (uint seed = 0; seed < 50; seed++)
        {
            Problem p = Problem.Draw(seed, maximum: 30, forbidden: 0.85, grain: 4);
            CandidatePair[] pairs = p.Pairs();
            int[] forward = new int[p.Rows], backward = new int[p.Rows];
            double a = clustered.Solve(pairs, p.Rows, p.Columns, p.Miss, forward);
            Array.Reverse(pairs);
            double b = clustered.Solve(pairs, p.Rows, p.Columns, p.Miss, backward);
            Assert.Equal(a, b);
            Assert.Equal(forward, backward);
        }
    }

    [Fact]
    public void Permuting_rows_and_columns_permutes_the_answer()
    {
        AssignmentSolver solver = new();
        for (uint seed = 0; seed < 100; seed++)
        {
            Problem p = Problem.Draw(seed, maximum: 25, forbidden: 0.3, grain: 0);
            int[] before = new int[p.Rows], after = new int[p.Rows];
            double expected = solver.Solve(p.Cost, p.Rows, p.Columns, p.Miss, before);
            double[] turned = new double[p.Cost.Length], miss = new double[p.Rows];
            for (int i = 0; i < p.Rows; i++)
            {
                miss[p.Rows - 1 - i] = p.Miss[i];
                for (int j = 0; j < p.Columns; j++)
                    turned[((p.Rows - 1 - i) * p.Columns) + ((j + 3) % p.Columns)] = p.Cost[(i * p.Columns) + j];
            }

            Near.Equal(expected, solver.Solve(turned, p.Rows, p.Columns, miss, after), relative: 1e-12);
            for (int i = 0; i < p.Rows; i++)
                Assert.Equal(before[i] < 0 ? -1 : (before[i] + 3) % p.Columns, after[p.Rows - 1 - i]);
        }
    }

    [Fact]
    public void Ties_go_to_the_lowest_column()
    {
        int[] got = new int[3];
        new AssignmentSolver().Solve(new double[12], 3, 4, got);
        Assert.Equal([0, 1, 2], got);
    }

    [Fact]
    public void A_column_is_taken_where_it_costs_as_much_as_a_miss()
    {
        int[] got = new int[1];
        new AssignmentSolver().Solve([7.0], 1, 1, [7.0], got);
        Assert.Equal([0], got);
    }

    [Fact]
    public void More_rows_than_columns_cannot_all_be_assigned_without_misses()
    {
        int[] got = new int[3];
        AssignmentSolver solver = new();
        Assert.Equal(double.PositiveInfinity, solver.Solve([1, 2, 3, 4, 5, 6], 3, 2, got));
        Assert.Equal([-1, -1, -1], got);
        Near.Equal(1 + 4 + 2, solver.Solve([1, 2, 3, 4, 5, 6], 3, 2, [9, 9, 2], got), absolute: 0);
        Assert.Equal([0, 1, -1], got);
    }

    [Fact]
    public void Nothing_to_assign_costs_nothing_and_no_columns_cost_every_miss()
    {
        Assert.Equal(0, new AssignmentSolver().Solve([], 0, 5, []));
        Assert.Equal(3, new AssignmentSolver().Solve([], 2, 0, [1, 2], new int[2]));
        Assert.Equal(3, new ClusteredAssignment().Solve([], 2, 0, [1, 2], new int[2]));
        Assert.Equal(0, new ClusteredAssignment().Solve([], 0, 0, [], []));
    }

    [Fact]
    public void Costs_that_are_no_numbers_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new AssignmentSolver().Solve([double.NaN], 1, 1, new int[1]));
        Assert.Throws<ArgumentException>(() => new AssignmentSolver().Solve([1], 1, 1, [double.NegativeInfinity], new int[1]));
        Assert.Throws<ArgumentException>(() => new ClusteredAssignment().Solve([new(0, 1, 1)], 1, 1, [1], new int[1]));
        Assert.Throws<ArgumentException>(() => new ClusteredAssignment().Solve([], 1, 1, [double.NaN], new int[1]));
    }

    [Fact]
    public void A_second_scan_of_the_same_size_allocates_nothing()
    {
        Problem p = Problem.Draw(7, maximum: 40, forbidden: 0.8, grain: 0);
        AssignmentSolver solver = new();
        ClusteredAssignment clustered = new();
        CandidatePair[] pairs = p.Pairs();
        int[] got = new int[p.Rows];
        solver.Solve(p.Cost, p.Rows, p.Columns, p.Miss, got);
        clustered.Solve(pairs, p.Rows, p.Columns, p.Miss, got);
        long before = GC.GetAllocatedBytesForCurrentThread();
        solver.Solve(p.Cost, p.Rows, p.Columns, p.Miss, got);
        clustered.Solve(pairs, p.Rows, p.Columns, p.Miss, got);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static bool Same(double a, double b) => a == b || Math.Abs(a - b) <= 1e-9 * (1 + Math.Abs(a));

    private sealed record Problem(int Rows, int Columns, double[] Cost, double[] Miss)
    {
        /// <summary>Costs in [-50, 50), rounded to multiples of <paramref name="grain"/> (0: not at all) so that ties occur.</summary>
        public static Problem Draw(uint seed, int maximum, double forbidden, double grain)
        {
            StreamKey key = new(seed, 0, 1, 0);
            uint n = 0;
            double Next() => key[n++].Uniform;
            int rows = 1 + (int)(Next() * maximum), columns = 1 + (int)(Next() * maximum);
            double Value() => grain > 0 ? grain * Math.Floor(((Next() * 100) - 50) / grain) : (Next() * 100) - 50;
            double[] cost = new double[rows * columns], miss = new double[rows];
            for (int i = 0; i < cost.Length; i++)
                cost[i] = Next() < forbidden ? double.PositiveInfinity : Value();
            for (int i = 0; i < rows; i++)
                miss[i] = Value() + 25;
            if (rows > 1 && Next() < 0.2)
                miss[0] = double.PositiveInfinity;
            return new(rows, columns, cost, miss);
        }

        public CandidatePair[] Pairs()
        {
            List<CandidatePair> pairs = [];
            for (int i = 0; i < Cost.Length; i++)
            {
                if (double.IsFinite(Cost[i]))
                    pairs.Add(new(i / Columns, i % Columns, Cost[i]));
            }

            return [.. pairs];
        }

        public double BruteForce(bool mayMiss, int row = 0, int taken = 0)
        {
            if (row == Rows)
                return 0;
            double best = mayMiss ? Miss[row] + BruteForce(mayMiss, row + 1, taken) : double.PositiveInfinity;
            for (int j = 0; j < Columns; j++)
            {
                double cost = Cost[(row * Columns) + j];
                if ((taken >> j & 1) == 0 && double.IsFinite(cost))
                    best = Math.Min(best, cost + BruteForce(mayMiss, row + 1, taken | (1 << j)));
            }

            return best;
        }

        public bool IsFeasible(int[] columnOfRow, double total, bool mayMiss)
        {
            if (double.IsPositiveInfinity(total))
                return columnOfRow.All(c => c == -1);
            double sum = 0;
            HashSet<int> used = [];
            for (int i = 0; i < Rows; i++)
            {
                int j = columnOfRow[i];
                if (j < 0 ? !mayMiss : !used.Add(j))
                    return false;
                sum += j < 0 ? Miss[i] : Cost[(i * Columns) + j];
            }

            return Same(sum, total);
        }
    }
}
