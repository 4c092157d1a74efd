using Parapet.Engine.Record;

namespace Parapet.Interop.Json;

/// <summary>The one place that knows the keys of the outcome part of the run document and their order.</summary>
public static class RunShape
{
    public static void Walk(RunSummary summary, IRunVisitor v)
    {
        Raid(summary.Raid, v);
        v.BeginArray("assets");
        foreach (AssetOutcome a in summary.Assets)
        {
            v.BeginObject(null);
            v.Text("id", a.Id);
            v.Number("hits", RunNumber.Count, a.Hits);
            v.Number("survived", RunNumber.Flag, a.Survived ? 1 : 0);
            v.Number("damage", RunNumber.Real, a.Damage);
            v.EndObject();
        }

        v.EndArray();
        v.BeginArray("units");
        foreach (UnitOutcome u in summary.Units)
            Unit(u, v);
        v.EndArray();
        // A scenario's radars share their time in all its runs or in none.
        if (summary.Radars.Count > 0)
        {
            v.BeginArray("radars");
            foreach (RadarOutcome r in summary.Radars)
            {
                v.BeginObject(null);
                v.Text("id", r.Id);
                v.Number("meanLoad", RunNumber.Real, r.MeanLoad);
                v.Number("peakLoad", RunNumber.Real, r.PeakLoad);
                v.Number("longestSearchSeconds", RunNumber.Real, r.LongestSearchSeconds);
                v.EndObject();
            }

            v.EndArray();
        }

        Measures(summary.Measures, summary.Picture, v);
    }

    /// <summary>The numbers of <see cref="Walk"/> in its order: one row of a table over runs of one scenario.</summary>
    public static IReadOnlyList<double> Numbers(RunSummary summary)
    {
        Collector collector = new();
        Walk(summary, collector);
        return collector.Values;
    }

    private static void Raid(RaidOutcome raid, IRunVisitor v)
    {
        v.BeginObject("raid");
        v.Number("threats", RunNumber.Count, raid.Threats);
        v.Number("killed", RunNumber.Count, raid.Killed);
        v.Number("leaked", RunNumber.Count, raid.Leaked);
        v.Number("other", RunNumber.Count, raid.Other);
        v.BeginArray("byClass");
        foreach (ClassOutcome c in raid.ByClass)
        {
            v.BeginObject(null);
            v.Text("class", c.Class);
            v.Number("threats", RunNumber.Count, c.Threats);
            v.Number("killed", RunNumber.Count, c.Killed);
            v.Number("leaked", RunNumber.Count, c.Leaked);
            v.EndObject();
        }

        v.EndArray();
        v.EndObject();
    }

    private static void Unit(UnitOutcome u, IRunVisitor v)
    {
        v.BeginObject(null);
        v.Text("id", u.Id);
        v.Text("system", u.System);
        v.Number("shots", RunNumber.Count, u.Shots);
        v.Number("kills", RunNumber.Count, u.Kills);
        v.BeginObject("remaining");
        foreach (RoundsLeft r in u.Remaining)
            v.Number(r.Interceptor, RunNumber.Count, r.Count);
        v.EndObject();
        v.Number("spentUsd", RunNumber.Real, u.SpentUsd);
        v.EndObject();
    }

    private static void Measures(RunMeasures m, PictureMeasures p, IRunVisitor v)
    {
        v.BeginObject("measures");
        v.Number("leakage", RunNumber.Real, m.Leakage);
        v.Number("shotsPerKill", RunNumber.Real, m.ShotsPerKill);
        v.Number("costExchange", RunNumber.Real, m.CostExchange);
        v.Number("firstDetectionSeconds", RunNumber.Real, m.FirstDetectionSeconds);
        v.EndObject();
        v.BeginObject("picture");
        v.Number("tracksFormed", RunNumber.Count, p.TracksFormed);
        v.Number("falseTracks", RunNumber.Count, p.FalseTracks);
        v.Number("meanTrackLatencySeconds", RunNumber.Real, p.MeanTrackLatencySeconds);
        v.EndObject();
    }

    private sealed class Collector : IRunVisitor
    {
        public List<double> Values { get; } = [];

        public void BeginObject(string? name)
        {
        }

        public void EndObject()
        {
        }

        public void BeginArray(string name)
        {
        }

        public void EndArray()
        {
        }

        public void Text(string name, string value)
        {
        }

        public void Number(string name, RunNumber kind, double value) => Values.Add(value);
    }
}
