using Parapet.Evidence.Cases;

namespace Parapet.Evidence.Models;

/// <summary>A model that is held against other people's numbers: what its case files say, and how the product answers.</summary>
/// <param name="Id">Name of the case file without its ending.</param>
/// <param name="Inputs">Columns of the question.</param>
/// <param name="Expected">Columns of the answer; their names begin with <c>expect_</c>. They take any number: one that cannot be is a case that fails, not a fault of the file.</param>
/// <param name="Evaluate">
/// Calls the product's own implementation and gives one number for each expected column (four for one of hexadecimal words). Throws an
/// <see cref="ArgumentException"/> or a <see cref="CaseValueException"/> where the question lies outside the model.
/// </param>
public sealed record EvidenceModel(string Id, IReadOnlyList<CaseColumn> Inputs, IReadOnlyList<CaseColumn> Expected, Func<CaseValues, double[]> Evaluate)
{
    /// <summary>
    /// For a model whose expected columns are one place: its distance, m, from what was got, both as the columns are. The tolerance is then a distance
    /// (<c>abs_tol_m</c>). Null: each column is compared by itself.
    /// </summary>
    public Func<double[], double[], double>? DistanceM { get; init; }
}
