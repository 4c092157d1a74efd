using Parapet.Engine.Record;
using Parapet.Foundation;
using Parapet.Model.Catalogue;
using Parapet.Study.Execute;
using Parapet.Study.Store;

namespace Parapet.Study.Tests.Store;

/// <summary>A study without an engine: what a sample holds hangs on its index alone. Of the size of a shipped one unless told otherwise.</summary>
internal sealed class MadeUpSamples
{
    private static readonly string[] Forces = ["s-400+f-35", "s-400", "patriot", "none"];
    private static readonly string[] Raids = ["winter-wave", "drones-alone"];

    private readonly int assets, classes, units;
    private readonly bool full;

    public MadeUpSamples(int points = 1, int replicates = 2, int inputs = 20, int unknowns = 8, int assets = 13, int classes = 8, int units = 6, bool full = false)
    {
        (this.assets, this.classes, this.units, this.full) = (assets, classes, units, full);
        string[] names = [.. Enumerable.Range(0, unknowns).Select(i => $"unknown-{i}")];
        Manifest = new(
            "return-the-s400", "studies/return-the-s400.yaml", new string('a', 64), "parapet 0.1.0", 4000000000, 500, replicates, 0.95,
            [
                .. from p in Enumerable.Range(0, points) from f in Forces from r in Raids select (p, f, r) into c
                   select new ManifestCell(
                       c.p * Forces.Length * Raids.Length + Array.IndexOf(Forces, c.f) * Raids.Length + Array.IndexOf(Raids, c.r),
                       points == 1 ? "" : $"raid-size={c.p}/x, \"mast\"=20 m", c.f, c.r, c.r == Raids[0] ? 0.7 : 0.3),
            ],
            [.. Enumerable.Range(0, inputs).Select(i => new ManifestInput($"s-400.quantity-{i}", names[i % unknowns], i, i + 0.1, i == 3 ? double.NaN : i + 0.7, "km", "pert"))],
            names, ["leakage", "protection"], [new("study", new string('b', 64)), new("scenario", "c")]);
    }

    public StudyManifest Manifest { get; }

    public IEnumerable<SampleOutcome> Samples(int count) => Enumerable.Range(0, count).Select(Sample);

    public SampleOutcome Sample(int index)
    {
        double Number(uint n) => new StreamKey(7, (uint)index, 1, n)[0].Uniform;
        return new(
            index, [.. Manifest.Unknowns.Select((_, i) => Number((uint)i))], [.. Manifest.Inputs.Select((_, i) => i == 5 ? double.NaN : 1e5 * Number((uint)i))],
            [.. Manifest.Cells.Select(c => (IReadOnlyList<RunOutcome>)[.. Enumerable.Range(0, Manifest.Replicates).Select(r => Run(index, c, r))])]);
    }

    private RunOutcome Run(int sample, ManifestCell cell, int replicate)
    {
        uint n = 0;
        var stream = new StreamKey((uint)cell.Index, (uint)sample, 2, (uint)replicate);
        double Number() => stream[n++].Uniform;
        int Count(int below) => (int)(Number() * below);
        using var hash = new StateHash();
        hash.Add(sample);
        hash.Add(cell.Index);
        string scenario = hash.Finish();
        hash.Add(scenario);
        hash.Add(replicate);
        string state = hash.Finish();
        // A force is a part of the laydown: other units, and other places for the same ones. To measure the largest, all are present, with 16 kinds of rounds.
        int[] present = [.. Enumerable.Range(0, units).Where(u => full || (cell.Force != "none" && (u + cell.Index) % 3 != 0))];
        return new((uint)(sample * 7919 + replicate) ^ 0x80000000, scenario, state, 1000 + Number(), new RunSummary
        {
            Raid = new(60, Count(60), Count(60), Count(5), [.. Enumerable.Range(0, classes).Select(c => new ClassOutcome($"class-{c}", Count(30), Count(20), Count(10), Count(2)))]),
            Assets = [.. Enumerable.Range(0, assets).Select(a => Asset(a, Count(4), Number()))],
            Units =
            [
                .. present.Select(u => new UnitOutcome(
                    $"unit-{u}", u == 1 && cell.Force == "s-400" ? "patriot" : "s-400", Count(40), Count(30),
                    [.. Enumerable.Range(0, u % 5 + (full ? 1 : 0)).Select(k => new RoundsLeft($"round-{(k + cell.Index) % 5}", Count(64)))], 1e6 * Number())),
            ],
            Measures = new(
                sample % 2 == 0 ? double.NaN : Number(), cell.Force == "none" ? double.NaN : double.PositiveInfinity, cell.Force == "none" ? double.NaN : 4 * Number(),
                replicate == 1 ? double.Epsilon : 30 * Number()),
            Picture = new(Count(100), Count(3), sample == 1 ? double.NaN : 3 * Number()),
        });
    }

    private static AssetOutcome Asset(int index, int hits, double damage) => new($"asset-{index}", hits, hits < 3, hits switch { 0 => 0, 3 => 1, _ => damage });
}
