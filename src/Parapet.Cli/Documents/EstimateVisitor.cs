using System.Text.Json;
using Parapet.Interop.Json;
using Parapet.Study.Measures;
using Parapet.Study.Statistics;

namespace Parapet.Cli.Documents;

/// <summary>Prints the run document of many runs: in each number's place its mean and interval.</summary>
/// <param name="runs">Runs played; an estimate that rests on fewer says on how many.</param>
internal sealed class EstimateVisitor(Utf8JsonWriter writer, RunSetEstimate estimate, int runs) : JsonRunVisitor(writer)
{
    private readonly IEnumerator<Estimate> next = estimate.InDocumentOrder().GetEnumerator();

    public override void Number(string name, RunNumber kind, double value)
    {
        if (!next.MoveNext())
            throw new InvalidOperationException($"The run document has more numbers than there are estimates; the first without one is {name}.");
        Estimate e = next.Current;
        Writer.WriteStartObject(name);
        Writer.WriteNumberOrNull("mean", e.Mean);
        Writer.WriteNumberOrNull("low", e.Low);
        Writer.WriteNumberOrNull("high", e.High);
        Writer.WriteString("method", e.Method);
        Writer.WriteNumber("confidence", e.Confidence);
        if (e.Count != runs)
            Writer.WriteNumber("n", e.Count);
        Writer.WriteEndObject();
    }
}
