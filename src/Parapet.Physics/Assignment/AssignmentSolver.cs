namespace Parapet.Physics.Assignment;

public sealed class AssignmentSolver
{
#pragma warning disable CA1822
    public double Solve(ReadOnlySpan<double> cost, int rows, int columns, Span<int> columnOfRow) => throw new NotImplementedException();

    public double Solve(ReadOnlySpan<double> cost, int rows, int columns, ReadOnlySpan<double> missCost, Span<int> columnOfRow) => throw new NotImplementedException();
}
