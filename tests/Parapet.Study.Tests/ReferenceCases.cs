using Parapet.Testing;

namespace Parapet.Study.Tests;

/// <summary>The published cases under evidence/cases.</summary>
internal static class ReferenceCases
{
    /// <summary>The cells of each row below the heading; the last cell, the source, holds no comma that matters here.</summary>
    public static IEnumerable<string[]> Rows(string model) =>
        File.ReadLines(Checkout.Path("evidence", "cases", model + ".csv")).Skip(1).Select(line => line.Split(','));
}
