namespace Parapet.Physics.Assignment;

public sealed class ClusteredAssignment
{
#pragma warning disable CA1822
    public double Solve(ReadOnlySpan<CandidatePair> pairs, int rows, int columns, ReadOnlySpan<double> missCost, Span<int> columnOfRow) => throw new NotImplementedException();
}
