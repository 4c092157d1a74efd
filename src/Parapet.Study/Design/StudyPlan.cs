using Parapet.Engine;
using Parapet.Foundation;
using Parapet.Model.Catalogue;
using Parapet.Model.Scenario;
using Parapet.Model.Study;

namespace Parapet.Study.Design;

/// <summary>
/// What a study plays: how many samples, where each stands in the intervals, and whose luck its runs have. A sample is a
/// function of its index, so a study can be stopped anywhere and gone on with.
/// </summary>
/// <remarks>
/// Sobol' points serve the first <see cref="SobolDirections.MostDimensions"/> unknowns; further ones are drawn uniformly and
/// independently, which keeps every marginal right and loses the evenness in those dimensions only. Unknowns are ordered by the
/// relative width of their widest interval, so that the wide ones have the good dimensions.
/// </remarks>
public sealed class StudyPlan
{
    // Samples and pieces of work are numbered by whole numbers of 32 bits.
    private const long MostRuns = 2_000_000_000;

    // A Latin hypercube is drawn at once and held: 1 GB.
    private const long MostHeld = 1L << 27;

    // By quantity of the study: its place among the inputs of the space; -1 where it does not vary.
    private readonly int[] placeOf;
    private readonly SobolSequence? sobol;
    private readonly SaltelliDesign? saltelli;
    private readonly PointSet? hypercube;

    /// <param name="runs">In all, in place of the study's; null for the study's. Rounded up to whole samples, at least two.</param>
    /// <param name="seed">In place of the study's.</param>
    /// <exception cref="ArgumentException">A Saltelli design with more unknowns than it takes, or more samples than can be numbered or held.</exception>
    public StudyPlan(LoadedStudy study, long? runs = null, uint? seed = null)
    {
        Study = study;
        DesignDefinition design = study.Document.Design;
        Seed = seed ?? study.Document.Seed;
        Replicates = design.Replicates;
        Confidence = design.Confidence;
        StudyQuantity[] drawn = [.. study.Quantities.Where(q => q.Varies).OrderByDescending(q => Width(q, study.Quantities)).ThenBy(q => q.Name, StringComparer.Ordinal)];
        Space = new([.. drawn.Select(q => new DesignInput(q.Name, DistributionOf(q), q.Group, q.Falling))]);
        Kind = Space.Coordinates.Count == 0 ? DesignKind.Likely : design.Kind;
        placeOf = [.. study.Quantities.Select(q => Array.FindIndex(drawn, d => d.Name == q.Name))];
        RunsInSample = checked(study.Cells.Count * Replicates);
        long wanted = runs ?? study.Document.Stop?.MostRuns ?? design.Runs;
        int unknowns = Space.Coordinates.Count;
        if (wanted > MostRuns)
            throw new ArgumentException($"{wanted} runs are asked for; a study has at most {MostRuns}.", nameof(runs));
        int samples = (int)Math.Max(2, wanted / RunsInSample + (wanted % RunsInSample > 0 ? 1 : 0));
        if (Kind == DesignKind.Saltelli)
        {
            if (unknowns > SobolDirections.MostDimensions / 2)
                throw new ArgumentException($"A Saltelli design takes {SobolDirections.MostDimensions / 2} unknowns and the study has {unknowns}: hold some fixed under vary, or group them.", nameof(study));
            saltelli = new(unknowns, Seed);
            BlockSize = saltelli.RowsInBlock;
            samples = Math.Max(2, (samples + BlockSize - 1) / BlockSize) * BlockSize;
        }
        else if (Kind == DesignKind.Sobol)
        {
            sobol = SobolSequence.Scrambled(Math.Min(unknowns, SobolDirections.MostDimensions), Seed);
        }
        else if (Kind == DesignKind.LatinHypercube)
        {
            if ((long)samples * unknowns > MostHeld)
                throw new ArgumentException($"A Latin hypercube of {samples} samples and {unknowns} unknowns is too large to hold: take fewer runs, or the design sobol.", nameof(runs));
            hypercube = LatinHypercube.Sample(samples, unknowns, Seed);
        }
        Samples = samples;
        Hash = HashOf(study);
    }

    public LoadedStudy Study { get; }

    public uint Seed { get; }

    public DesignKind Kind { get; }

    public double Confidence { get; }

    /// <summary>Runs of each cell in each sample.</summary>
    public int Replicates { get; }

    /// <summary>Runs of a sample over all cells.</summary>
    public int RunsInSample { get; }

    /// <summary>Samples at most.</summary>
    public int Samples { get; }

    /// <summary>Samples that share their luck because they are rows of one Saltelli block; else 1.</summary>
    public int BlockSize { get; } = 1;

    /// <summary>The quantities that vary and the unknowns that move them.</summary>
    public DesignSpace Space { get; }

    /// <summary>
    /// Over everything that decides a result but the number of samples: files, terrain, seed, design and engine. A Latin hypercube
    /// of another size is another design, so its size is in as well.
    /// </summary>
    public string Hash { get; }

    /// <summary>Where each unknown stands in a sample, as quantiles in [0, 1].</summary>
    public double[] Coordinates(int sample)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)sample, (uint)Samples, nameof(sample));
        double[] point = new double[Space.Coordinates.Count];
        if (saltelli is not null)
            saltelli.Fill(sample, point);
        else if (hypercube is not null)
            hypercube[sample].CopyTo(point);
        else if (sobol is not null)
        {
            sobol.Fill((uint)sample, point.AsSpan(0, sobol.Dimensions));
            for (int c = sobol.Dimensions; c < point.Length; c++)
                point[c] = new StreamKey(Seed, (uint)sample, (byte)DesignPurpose.FreeCoordinate, (uint)c)[0].Uniform;
        }
        return point;
    }

    /// <summary>The value of each of the study's quantities, in SI: drawn, or its likely one.</summary>
    public double[] Values(ReadOnlySpan<double> coordinates)
    {
        double[] drawn = new double[Space.Inputs.Count];
        Space.Map(coordinates, drawn);
        double[] values = new double[Study.Quantities.Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = placeOf[i] >= 0 ? drawn[placeOf[i]] : Study.Quantities[i].Quantity.Likely;
        return values;
    }

    /// <summary>Seed of all luck of a run: the same for every cell of the sample, and for every row of a Saltelli block.</summary>
    public uint SeedOf(int sample, int replicate) =>
        (uint)new StreamKey(Seed, (uint)(sample / BlockSize), (byte)DesignPurpose.RunSeed, (uint)replicate)[0].First;

    /// <summary>The coordinate that moves a quantity of the study; -1 where it stays at its likely value.</summary>
    public int CoordinateOf(int quantity) => placeOf[quantity] < 0 ? -1 : Space.CoordinateOf(placeOf[quantity]);

    /// <summary>Name of that coordinate; empty where there is none.</summary>
    public string UnknownOf(int quantity) => CoordinateOf(quantity) is >= 0 and int c ? Space.Coordinates[c] : "";

    private static double Width(StudyQuantity quantity, IReadOnlyList<StudyQuantity> all) =>
        quantity.Group is { } group ? all.Where(q => q.Varies && q.Group == group).Max(q => q.Quantity.RelativeWidth) : quantity.Quantity.RelativeWidth;

    private static Distribution DistributionOf(StudyQuantity quantity)
    {
        Quantity q = quantity.Quantity;
        return quantity.Shape switch
        {
            BeliefShape.Uniform => Distribution.Uniform(q.Low, q.High),
            BeliefShape.Pert => Distribution.Pert(q.Low, q.Likely, q.High),
            _ => Distribution.Triangular(q.Low, q.Likely, q.High),
        };
    }

    private string HashOf(LoadedStudy study)
    {
        using StateHash hash = new();
        hash.Add(EngineInfo.Version);
        foreach (InputFile file in study.Inputs)
        {
            hash.Add(file.Role);
            hash.Add(file.Sha256);
        }
        foreach (string terrain in study.Cells.Select(c => c.Scenario.TerrainPath).OfType<string>().Distinct().Order(StringComparer.Ordinal))
            TerrainExtent.AddTo(hash, terrain);
        hash.Add(Seed);
        hash.Add(Kind == DesignKind.LatinHypercube ? Samples : 0);
        return hash.Finish();
    }
}
