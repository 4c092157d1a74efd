using System.Collections.Concurrent;
using System.Globalization;
using Parapet.Engine.Build;
using Parapet.Engine.Clock;
using Parapet.Engine.Record;
using Parapet.Model.Checks;
using Parapet.Model.Scenario;
using Parapet.Testing;
using Xunit;

namespace Parapet.Engine.Tests;

/// <summary>
/// Small worlds for the tests: a scenario is put together from pieces of YAML, written to a temporary folder, loaded with the
/// shipped catalogue and built once per text. Without terrain it is flat sea around 45° N 30° W.
/// </summary>
internal static class World
{
    public const string Mark = "  - { id: mark, name: Mark, class: mark, position: 45.00 N 30.00 W, value: 10, hits-to-disable: 1, sources: [parapet-assumption] }";

    /// <summary>An environment in which nothing happens to waves but distance and the horizon.</summary>
    public const string Vacuum = "{ effects: [] }";

    private static readonly ConcurrentDictionary<(string, uint), Lazy<CompiledScenario>> Built = [];
    private static int files;

    /// <summary>A whole scenario text; every piece is a list in YAML, its items indented by two spaces.</summary>
    public static string Text(
        string units = "", string raids = "", string patrols = "", string assets = Mark, string posts = "  - { id: post, name: Post }",
        string duration = "10 min", string environment = "{}", uint seed = 1)
    {
        static string Part(string key, string items) => items.Length == 0 ? "" : key + ":\n" + items + "\n";
        return $"""
            id: small-world
            title: Small world of a test
            purpose: Made to look at one rule of the engine alone.
            environment: {environment}
            seed: {seed.ToString(CultureInfo.InvariantCulture)}
            duration: {duration}
            sides:
              - {Brace("id: defence, name: Defence, role: defender")}
              - {Brace("id: raiders, name: Raiders, role: attacker")}

            """ + Part("command-posts", posts) + Part("assets", assets) + Part("units", units) + Part("patrols", patrols) + Part("raids", raids);
    }

    /// <summary>A raid of one class straight at the mark.</summary>
    public static string Raid(
        string kind, int number = 1, string id = "raid", string bearing = "180 deg", string distance = "80 km", string start = "5 s", string interval = "20 s",
        string spread = "0 km", string? height = null, string aim = "mark", string more = "") =>
        FormattableString.Invariant(
            $"  - {{ id: {id}, class: {kind}, side: raiders, number: {number}, bearing: {bearing}, distance: {distance}, spread: {spread}, start: {start}, interval: {interval}, aim: [{aim}]{(height is null ? "" : ", height: " + height)}{(more.Length > 0 ? ", " + more : "")} }}");

    /// <summary>A unit beside the mark that looks south.</summary>
    public static string Unit(
        string system, string id = "unit", string? launchers = null, string doctrine = "{}", string position = "45.01 N 30.00 W", string post = "post", string overrides = "[]",
        string bearing = "180 deg") =>
        $"  - {{ id: {id}, system: {system}, side: defence, command-post: {post}, position: {position}, bearing: {bearing}, doctrine: {doctrine}, overrides: {overrides}"
            + (launchers is null ? "" : $", launchers: {launchers}") + " }";

    /// <summary>An item of a unit's overrides: low, likely and high are one value.</summary>
    public static string Override(string quantity, string value) =>
        $"{{ quantity: {quantity}, value: {{ low: {value}, likely: {value}, high: {value}, standing: assumed, sources: [parapet-assumption] }} }}";

    public static LoadedScenario Load(string text)
    {
        string folder = Directory.CreateTempSubdirectory("parapet-engine-tests").FullName;
        try
        {
            string path = Path.Combine(folder, FormattableString.Invariant($"world-{Interlocked.Increment(ref files)}.yaml"));
            File.WriteAllText(path, text);
            return LoadFile(path);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A scenario file of the checkout.</summary>
    public static LoadedScenario LoadFile(string path)
    {
        Diagnostics diagnostics = new();
        LoadedScenario? loaded = ScenarioLoader.Load(path, Checkout.Path("catalogue"), diagnostics);
        Assert.True(loaded is not null, string.Join('\n', diagnostics.All));
        return loaded;
    }

    public static CompiledScenario Build(string text, uint seed = 1) =>
        Built.GetOrAdd((text, seed), key => new(() => ScenarioBuilder.Build(Load(key.Item1), key.Item2))).Value;

    /// <summary>
    /// The force of one text against the raid of another: the force's rounds are fitted once (a second or two), however many
    /// raids it meets. Assets and command posts of the two are the same.
    /// </summary>
    public static CompiledScenario Against(this CompiledScenario force, string raids, string assets = Mark, string duration = "10 min", string environment = "{}")
    {
        CompiledScenario raid = Build(Text(raids: raids, assets: assets, duration: duration, environment: environment));
        return force with { Threats = raid.Threats, ThreatClasses = raid.ThreatClasses, Assets = raid.Assets, DurationS = raid.DurationS };
    }

    /// <summary>A force with nothing to meet yet.</summary>
    public static CompiledScenario Force(string units = "", string patrols = "", string posts = "  - { id: post, name: Post }", string environment = "{}", string assets = Mark) =>
        Build(Text(units, Raid("decoy"), patrols, assets, posts, environment: environment));

    public static CompiledScenario WithUnits(this CompiledScenario scenario, Func<CompiledUnit, CompiledUnit> change) =>
        scenario with { Units = [.. scenario.Units.Select(change)] };

    public static CompiledScenario WithDoctrine(this CompiledScenario scenario, Func<CompiledDoctrine, CompiledDoctrine> change) =>
        scenario.WithUnits(u => u with { Doctrine = change(u.Doctrine) });

    public static CompiledScenario WithRounds(this CompiledScenario scenario, Func<CompiledMunition, CompiledMunition> change) =>
        scenario with { Munitions = [.. scenario.Munitions.Select(change)] };

    public static CompiledScenario WithSensors(this CompiledScenario scenario, Func<CompiledSensor, CompiledSensor> change) =>
        scenario with { Sensors = [.. scenario.Sensors.Select(change)] };

    /// <summary>Radars that see everything in their volume at every look, and nothing that is not there.</summary>
    public static CompiledScenario WithSharpEyes(this CompiledScenario scenario) =>
        scenario.WithSensors(s => s with { FalseAlarmsPerScan = 0, Radar = s.Radar with { CalibrationSnr = 1e12 } });

    /// <summary>Kill probability of every round against everything.</summary>
    public static CompiledScenario WithKillProbability(this CompiledScenario scenario, double probability) =>
        scenario.WithRounds(m => m with { KillProbability = [.. m.KillProbability.Select(_ => probability)], LethalRadiusM = 1e6 });

    public static double Value(this EventRecord e, string name) => e.Values.First(v => v.Name == name).Value;

    public static IEnumerable<EventRecord> Of(this RunRecord run, EventKind kind) => run.Events.Where(e => e.Kind == kind);

    public static RunRecord Run(string text, int run = 0, RecordDetail detail = RecordDetail.Events) => new SimulationLoop(Build(text)).Play(run, detail);

    /// <summary>One run, ended where the test run is.</summary>
    public static RunRecord Play(this SimulationLoop loop, int run, RecordDetail detail = RecordDetail.Events) =>
        loop.Run(run, detail, TestContext.Current.CancellationToken);

    public static RunRecord[] Runs(CompiledScenario scenario, int count, RecordDetail detail = RecordDetail.Events)
    {
        SimulationLoop loop = new(scenario);
        return [.. Enumerable.Range(0, count).Select(i => loop.Play(i, detail))];
    }

    private static string Brace(string inside) => "{ " + inside + " }";
}
