using Parapet.Model.Catalogue;
using Parapet.Study.Measures;
using Parapet.Study.Statistics;

namespace Parapet.Report.Tests;

/// <summary>A study that nobody played, rich enough to fill every section. Its numbers mean nothing; they are the same each time.</summary>
internal static class MadeUp
{
    public const int Samples = 256;
    public const int Replicates = 8;
    public const int Inputs = 150;

    public static readonly (string Id, string Title, double Leakage, double CostUsd)[] Alternatives =
    [
        ("storage", "Keep in storage, as today", 0.412, 0),
        ("activate", "Keep and activate", 0.241, 3.1e8),
        ("return-wait", "Return and wait", 0.409, -1.9e9),
        ("return-f-35", "Return and get F-35", 0.298, 4.4e9),
        ("return-patriot", "Return and buy Patriot", 0.187, 6.2e9),
        ("return-both", "Return, F-35 and Patriot", 0.121, 1.18e10),
        ("steel-dome", "Steel Dome only", 0.226, 5.3e9),
    ];

    private static readonly string[] Classes = ["one-way-drone", "cruise-missile", "ballistic-missile", "aircraft"];
    private static readonly string[] Assets = ["Oil terminal", "Refinery west", "Refinery south", "Nuclear power station", "Gas hub", "Container port"];
    private static readonly string[] Unknowns =
    [
        "s-400-radar-reach", "one-way-drone.rcs", "cruise-missile.rcs", "patriot.pac-3.kill-probability", "f-35.sortie-rate", "crew.reaction-time",
        "cruise-missile.speed", "decoy-share", "48n6e3.max-speed", "timeline.events.contract.delay", "timeline.flows.discount", "terrain.mast-height", "radar-availability", "salvo-size",
    ];

    public static StudyResult Rich(string title = "Return the S-400?") => new()
    {
        Head = new("return-the-s400", title, "What does the defence of energy and ports lose and gain, year by year and dollar by dollar, if the S-400 goes back; and which uncertain public figure decides it?",
            "Parapet 0.1.0", Hash(1), 400, 0.95, Samples, Replicates, Samples * Replicates * 21L, Hash(2), 7.7e7, "runs", "sobol", Unknowns.Length),
        Answer =
        [
            "Return, F-35 and Patriot leaks least, 12.1 % of the raid (11.4 to 12.8), against 41.2 % with the systems in storage as today.",
            "The order of the first three is sure at 95 %; between keeping and activating the S-400 and Steel Dome only it is open.",
            "The reach of the S-400's radar against low targets decides most: it explains 38 % of what is not known.",
        ],
        Measures =
        [
            new("leakage", "Leakage", "", Better.Less, "Share of the threats that carry damage which reached their target."),
            new("protection", "Protection", "", Better.More, "One less the share of the worth of all assets that is destroyed."),
            new("spent", "Money spent on interceptors", "USD", Better.Less, "Price of all rounds launched."),
            new("first-detection", "First detection", "s", Better.Less, "From the start of the raid to the first plot of a real threat."),
        ],
        Factors = [],
        Raids = [new("drones", "Sixty drones", 0.5), new("mixed", "Drones, cruise and ballistic missiles", 0.3), new("ballistic", "Ballistic salvo", 0.2)],
        Alternatives = [.. Alternatives.Select((a, i) => Alternative(a.Id, a.Id, a.Title, [], a.Leakage, i))],
        Differences = [.. Differences()],
        Ranking =
        [
            .. Alternatives.Select((a, i) => (a, i)).OrderBy(x => x.a.Leakage)
                .Select((x, place) => new RankResult(place + 1, x.a.Id, Leakage(x.a.Leakage, x.i), place switch { 0 => 0.86, 1 => 0.11, 2 => 0.03, _ => 0 }, place is not (2 or 5), place is 2 or 5 ? 0.21 : 1e-6)),
        ],
        Sensitivities = [.. Alternatives.Select(a => Sensitivity(a.Id)), Sensitivity("return-both - storage"), Sensitivity("steel-dome - storage")],
        Inputs = [.. Enumerable.Range(0, Inputs).Select(Input)],
        Thresholds = [new("Leaks one in ten", "steel-dome", "raid-size", "leakage", 0.1, Of(34.2, 2.1), "")],
        Expectations = [new("storage", "leakage", 0.41, Leakage(0.412, 0), true, "Closed form, no shots fired")],
        Retained = [.. Alternatives.SelectMany(a => Kept(a.Id, a.Leakage))],
        Files = [new("studies/return-the-s400.yaml", Hash(5)), new("scenarios/aegean.yaml", Hash(6)), new("catalogue/s-400.yaml", Hash(7)), new("catalogue/sources.yaml", Hash(8))],
        Timeline = MadeUpTimeline.Of([.. Alternatives.Select(a => (a.Id, a.Leakage, a.CostUsd))]),
    };

    /// <summary>Two systems along one factor with numbers for levels, and nothing else.</summary>
    public static StudyResult Levelled()
    {
        int[] levels = [10, 20, 40, 60, 80, 120];
        return Rich("How large a raid each system stands") with
        {
            Alternatives =
            [
                .. Alternatives.Take(4).SelectMany((a, i) => levels.Select(n =>
                    Alternative($"{a.Id}[raid-size={n}]", a.Id, a.Title, [new("raid-size", n.ToString(System.Globalization.CultureInfo.InvariantCulture))], Math.Min(0.95, 0.02 + n * (0.001 + i * 0.002)), i))),
            ],
            Ranking = [],
            Differences = [],
            Sensitivities = [],
            Timeline = null,
        };
    }

    /// <summary>A head, and nothing to say.</summary>
    public static StudyResult Bare() => Rich() with
    {
        Answer = [],
        Measures = [],
        Raids = [],
        Factors = [],
        Alternatives = [],
        Differences = [],
        Ranking = [],
        Sensitivities = [],
        Inputs = [],
        Thresholds = [],
        Expectations = [],
        Retained = [],
        Files = [],
        Timeline = null,
    };

    /// <summary>A number in [0, 1) that depends on its arguments alone.</summary>
    public static double Noise(int a, int b = 0)
    {
        uint x = unchecked((uint)(a * 73_856_093) ^ (uint)(b * 19_349_663) ^ 0x9E3779B9);
        x = unchecked((x ^ (x >> 16)) * 0x7FEB352D);
        x = unchecked((x ^ (x >> 15)) * 0x846CA68B);
        return (x ^ (x >> 16)) / 4294967296.0;
    }

    public static Estimate Of(double mean, double half) => new(mean, mean - half, mean + half, "t", 0.95, Samples);

    private static StudyEstimate Estimated(double mean, double half, double spread) =>
        new(Of(mean, half), half * 0.28, mean - spread, mean + spread * 0.04, mean + spread * 1.1, 0.88, Samples * Replicates * 3);

    private static StudyEstimate Leakage(double mean, int i) => Estimated(mean, 0.012 + 0.004 * Noise(i), 0.05 + 0.06 * Noise(i, 1));

    private static AlternativeResult Alternative(string key, string id, string title, IReadOnlyList<FactorLevel> levels, double leakage, int i) => new(
        key, id, title, id, levels, All(leakage, i),
        [All(leakage * 0.7, i + 10), All(leakage * 1.2, i + 20), All(leakage * 1.4, i + 30)],
        [.. Classes.Select((c, k) => new ClassLeakage(c, 40 / (k + 1), Leakage(Math.Clamp(leakage * (0.5 + 0.45 * k), 0.02, 0.93), i + 7 * k)))],
        [.. Assets.Select((a, k) => new AssetResult("asset-" + k, a, 100 - 10 * k, Leakage(1 - leakage * (0.4 + 0.3 * Noise(i, k)), k), Leakage(leakage * 0.4, k + i)))],
        i is 0 or 2 ? [Magazine("hisar-o", "hisar-o-missile", 18, i)] : [Magazine("s-400-adana", "48n6e3", 32, i), Magazine("s-400-adana", "9m96e2", 16, i + 50), Magazine("hisar-o", "hisar-o-missile", 18, i + 60)]);

    private static StudyEstimate[] All(double leakage, int i) =>
    [
        Leakage(leakage, i), Estimated(1 - leakage * 0.6, 0.011, 0.07),
        i % 10 == 0 ? Estimated(double.NaN, double.NaN, double.NaN) with { IgnoranceMedian = double.NaN } : Estimated(1.4e7 + 9e6 * Noise(i, 4), 9e5, 4.2e6),
        Estimated(212 + 90 * Noise(i, 5), 8, 44),
    ];

    private static MagazineResult Magazine(string unit, string interceptor, double loaded, int i) =>
        new(unit, interceptor, loaded, Estimated(loaded * (0.3 + 0.6 * Noise(i, 9)), 0.9, loaded * 0.08), Leakage(0.1 + 0.5 * Noise(i, 8), i));

    private static IEnumerable<DifferenceResult> Differences()
    {
        for (int i = 0; i < Alternatives.Length; i++)
        {
            for (int j = i + 1; j < Alternatives.Length; j++)
            {
                double difference = Alternatives[i].Leakage - Alternatives[j].Leakage;
                double p = Math.Abs(difference) < 0.02 ? 0.21 : 2e-7;
                yield return new("leakage", Alternatives[i].Id, Alternatives[j].Id, Estimated(difference, 0.011, 0.05), p, Math.Min(1, p * 4), 0.31, difference < 0 ? 0.93 : 0.07);
            }
        }

        for (int i = 1; i < Alternatives.Length; i++)
            yield return new("protection", Alternatives[i].Id, Alternatives[0].Id, Estimated(0.1 + 0.02 * i, 0.01, 0.04), 1e-5, 6e-5, 0.4, 0.97);
    }

    private static SensitivityResult Sensitivity(string subject)
    {
        int seed = subject.Length;
        return new("leakage", subject, "given-data",
        [
            .. Unknowns.Select((u, k) =>
            {
                double first = 0.4 / (1 + k) * (0.7 + 0.6 * Noise(seed, k)), swing = 0.09 / (1 + k) * (Noise(k, 3) > 0.4 ? 1 : -1);
                return new UnknownInfluence(u, Of(first, 0.03), k % 5 == 4 ? null : Of(first * 1.2, 0.04), Of(0.24 - swing, 0.01), Of(0.24 + swing, 0.01), Of(2 * swing, 0.014), k < 6 ? 1e-4 : 0.4);
            }).OrderByDescending(u => u.First.Mean),
        ]);
    }

    private static InputResult Input(int i)
    {
        string[] standings = ["official", "maker-claim", "press", "encyclopaedic", "analyst", "contested", "assumed"];
        (string unit, double si) = (i % 4) switch { 0 => ("km", 40_000.0 * (1 + i % 7)), 1 => ("s", 12.0 + i), 2 => ("", 0.7), _ => ("m USD", 1.2e6 * (1 + i % 9)) };
        bool held = i % 6 == 5;
        return new($"system-{i / 12}.part-{i % 12 / 4}.quantity-{i}", "Slant range in free space at which one target of one square metre is detected in one scan with probability 0.5.",
            held ? si : si * 0.7, si, held ? si : si * 1.4, unit, held ? "fixed" : "triangular", standings[i % 7],
            [new("source-" + i % 17, $"An author, \"A paper on thing {i % 17}\", 20{10 + i % 15}, https://example.org/{i % 17}")],
            held ? "" : Unknowns[i % Unknowns.Length], held ? double.NaN : 0.4 / (1 + i), i % 9 == 0 ? "Two sources disagree." : "");
    }

    private static IEnumerable<RetainedRun> Kept(string id, double leakage)
    {
        foreach ((string which, double factor, int at) in ((string, double, int)[])[("worst", 1.9, 17), ("median", 1, 101), ("best", 0.4, 55)])
            yield return new(id, which, "mixed", at, 3, leakage * factor, $"return-the-s400@{Hash(at)[..16]}#{at}.3", Hash(at), $"records/{id}/{which}");
    }

    private static string Hash(int seed) => string.Concat(Enumerable.Range(0, 64).Select(i => "0123456789abcdef"[(int)(16 * Noise(seed, i))]));
}
