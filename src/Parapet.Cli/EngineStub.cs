#pragma warning disable
using Parapet.Engine.Build;
using Parapet.Engine.Record;
using Parapet.Foundation;
using Parapet.Model.Scenario;
using Parapet.Physics.Terrain;

namespace Parapet.Engine.Build
{
    public static class ScenarioBuilder
    {
        public static CompiledScenario Build(LoadedScenario l, uint seed) => new()
        {
            Id = l.Document.Id, Title = l.Document.Title, Hash = l.ContentHash(), Seed = seed, DurationS = l.Document.Duration, EffectiveEarthFactor = 4.0 / 3,
            Terrain = ElevationGrid.FlatSea, CommandPosts = [], Assets = [], Units = [], Patrols = [], Sensors = [], Launchers = [], Munitions = [], ThreatClasses = [], Threats = [],
        };
    }
}

namespace Parapet.Engine.Clock
{
    public sealed class SimulationLoop(CompiledScenario s)
    {
        public RunRecord Run(int run, RecordDetail detail, CancellationToken cancel)
        {
            cancel.ThrowIfCancellationRequested();
            Draw draw = new StreamKey(s.Seed, (uint)run, 0, 1)[0];
            int killed = (int)(draw.Uniform * 10);
            Thread.SpinWait(100000);
            return new()
            {
                ScenarioId = s.Id, ScenarioTitle = s.Title, ScenarioHash = s.Hash, Seed = s.Seed, Run = run,
                StateHash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(draw.First))),
                SimulatedSeconds = s.DurationS,
                Events = detail == RecordDetail.Summary ? [] : [new(SimTime.FromSeconds(draw.Uniform * 100), EventKind.ThreatLaunched, "wave-1/1", "port", -1, [new("rangeM", draw.Uniform2 * 1e5)])],
                Replay = detail == RecordDetail.Replay ? new() { End = SimTime.FromSeconds(s.DurationS), Movers = [], Tracks = [], Assets = [], Units = [], Sensors = [], TerrainCredit = "" } : null,
                Summary = new()
                {
                    Raid = new(10, killed, 10 - killed, 0, [new("drone", 10, killed, 10 - killed, 0)]),
                    Assets = [new("port", 10 - killed, killed > 4, draw.Uniform)],
                    Units = [new("battery", "s-400", 2 * killed, killed, [new("48n6e3", 32 - 2 * killed)], 1e6 * killed)],
                    Measures = new(draw.Uniform, killed == 0 ? double.NaN : 2, double.NaN, 30),
                    Picture = new(killed, 0, 2),
                },
            };
        }
    }
}
