using Parapet.Model.Text;

namespace Parapet.Evidence.Verdicts;

/// <summary>An answer outside its tolerance.</summary>
/// <param name="Where">The expected field; for a place the first of its columns.</param>
/// <param name="What">The column.</param>
/// <param name="Got">What the model gave, as text.</param>
/// <param name="Expected">As text.</param>
/// <param name="Allowed">The error that the tolerance allows, in the column's unit.</param>
public sealed record CaseMiss(SourceSpan Where, string What, string Got, string Expected, double Allowed)
{
    public override string ToString() => FormattableString.Invariant($"{Where}: {What} is {Got}, expected {Expected} ± {Allowed:G4}");
}

/// <summary>The cases of one source.</summary>
/// <param name="Worst">Largest error in shares of the tolerance.</param>
public sealed record SourceVerdict(string Source, int Cases, double Worst, bool Holds);

/// <summary>What the cases of a model came to.</summary>
/// <param name="Sources">In the order in which the file names them.</param>
/// <param name="Misses">Every answer outside its tolerance, in the order of the file.</param>
public sealed record ModelVerdict(string Model, IReadOnlyList<SourceVerdict> Sources, IReadOnlyList<CaseMiss> Misses)
{
    public string Source => string.Join("; ", Sources.Select(s => s.Source));

    public int Cases => Sources.Sum(s => s.Cases);

    /// <summary>Largest error in shares of the tolerance: 1 just holds.</summary>
    public double Worst => Sources.Max(s => s.Worst);

    public bool Holds => Misses.Count == 0;
}

/// <summary>What a folder of case files came to, in the order of the models' names.</summary>
public sealed record EvidenceVerdict(IReadOnlyList<ModelVerdict> Models)
{
    public bool Holds => Models.All(m => m.Holds);
}
