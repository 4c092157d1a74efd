using System.Collections;
using System.Reflection;
using Parapet.Engine.Build;
using Parapet.Engine.Clock;
using Parapet.Engine.Record;
using Parapet.Foundation;
using Parapet.Model.Catalogue;
using Parapet.Model.Scenario;
using Parapet.Model.Text;
using Parapet.Physics.Flight;
using Parapet.Physics.Terrain;
using Xunit;

namespace Parapet.Golden;

/// <summary>Shipped scenarios at other values of the catalogue than the likely ones: what a study plays.</summary>
public sealed class DrawnValuesTests
{
    private static readonly BuildCache Cache = new();

    /// <summary>A scenario, and how many random samples of it are played beside all low and all high.</summary>
    public static TheoryData<string, int> Samples => new()
    {
        { "energy-and-ports.yaml", 6 },
        { "energy-and-ports-f-35-only.yaml", 2 },
        { "energy-and-ports-patriot-only.yaml", 2 },
        { "energy-and-ports-s-400-only.yaml", 2 },
        { "energy-and-ports-undefended.yaml", 2 },
        { "ballistic-salvo.yaml", 4 },
        { "drone-swarm.yaml", 2 },
        { "first-run.yaml", 8 },
        { "low-flyers.yaml", 3 },
    };

    /// <summary>Between them these have every kind of entry, guns among them.</summary>
    public static TheoryData<string> Listed => ["energy-and-ports.yaml", "drone-swarm.yaml"];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Values_anywhere_in_their_intervals_build_and_play(string name, int samples)
    {
        LoadedScenario scenario = ShippedScenarios.Load(name);
        IReadOnlyList<DrawnQuantity> listed = DrawnQuantities.List(scenario);
        for (int s = 0; s < samples + 2; s++)
        {
            // All low, all high, then by turns uniform over the intervals and at random corners; each quantity on its own, groups or not.
            StreamKey luck = new(77, (uint)s, 1, StreamKey.NameHash(name));
            LoadedScenario drawn = DrawnQuantities.With(scenario, [.. listed.Select((q, i) => (q.Name, Value(q.Quantity, s, luck[(uint)i].Uniform)))]);
            CompiledScenario compiled = ScenarioBuilder.Build(drawn, (uint)s, Cache);
            Finite.Check(compiled);
            RunSummary summary = new SimulationLoop(compiled).Play(0, RecordDetail.Summary).Summary;
            Assert.Equal(compiled.Threats.Length, summary.Raid.Threats);
            Assert.Equal(summary.Raid.Threats, summary.Raid.Killed + summary.Raid.Leaked + summary.Raid.Other);
        }
    }

    [Theory]
    [MemberData(nameof(Listed))]
    public void What_is_listed_changes_the_compiled_scenario_and_what_is_not_does_not(string name)
    {
        LoadedScenario whole = ShippedScenarios.Load(name);
        // One of each kind is enough, and builds fast.
        LoadedScenario scenario = whole with { Document = whole.Document with { Raids = [.. whole.Document.Raids.Select(r => r with { Number = 1 })] } };
        HashSet<string> listed = [.. DrawnQuantities.List(scenario).Select(q => q.Name)];
        Assert.NotEmpty(listed);
        string still = ScenarioBuilder.Build(scenario, 1, Cache).Hash;
        foreach (CatalogueEntry entry in whole.UnitSystems.Values.Concat<CatalogueEntry>(whole.PatrolAircraft.Values).Concat(whole.Threats.Values).DistinctBy(e => e.Id))
        {
            foreach (PlacedQuantity placed in QuantityPath.All(entry))
            {
                Quantity q = placed.Quantity;
                string input = $"{entry.Id}.{placed.Path}";
                if (!(q.Low < q.High) || placed.Field.Dimension == Dimension.Any || MayNotBeMet(placed.Path))
                    continue;
                double moved = q.Low < q.Likely ? q.Low : q.High;
                bool changes = ScenarioBuilder.Build(DrawnQuantities.With(scenario, [(input, moved)]), 1, Cache).Hash != still;
                Assert.True(changes == listed.Contains(input), $"{input}: listed {listed.Contains(input)}, changes the scenario {changes}");
            }
        }
    }

    // Limits of a route: read always, met only where the way turns or the ground is steep.
    private static bool MayNotBeMet(string path) => path is "turn-acceleration" or "climb-angle";

    private static double Value(Quantity q, int sample, double uniform) => sample switch
    {
        0 => q.Low,
        1 => q.High,
        _ when sample % 2 == 0 => q.Low + (uniform * (q.High - q.Low)),
        _ => uniform < 0.5 ? q.Low : q.High,
    };

    /// <summary>Looks through compiled tables for what is not a number.</summary>
    private static class Finite
    {
        public static void Check(CompiledScenario scenario) => Visit(scenario, "scenario", new(ReferenceEqualityComparer.Instance));

        private static void Visit(object? value, string path, HashSet<object> seen)
        {
            switch (value)
            {
                case null or string or ElevationGrid:
                    return;
                case double number:
                    // No price limit is an infinite one.
                    Assert.True(double.IsFinite(number) || path.EndsWith(nameof(CompiledDoctrine.PriceLimitAgainstSlowUsd), StringComparison.Ordinal), $"{path} is {number}");
                    return;
                case MotionSegment[] pieces:
                    Assert.All(pieces, p => Assert.True(double.IsFinite(p.Position(0).Length) && p.Start < p.End, path));
                    return;
                case float[] numbers:
                    Assert.DoesNotContain(numbers, n => !float.IsFinite(n));
                    return;
                case IEnumerable list:
                    if (value.GetType().GetElementType() is { IsPrimitive: true } kind && kind != typeof(double))
                        return;
                    foreach (object? item in list)
                        Visit(item, path + "[]", seen);
                    return;
            }

            Type type = value.GetType();
            if (type.IsPrimitive || type.IsEnum || (!type.IsValueType && !seen.Add(value)))
                return;
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
                Visit(field.GetValue(value), $"{path}.{field.Name.Replace("<", "", StringComparison.Ordinal).Replace(">k__BackingField", "", StringComparison.Ordinal)}", seen);
        }
    }
}
