using Parapet.Cli.Output;
using Parapet.Engine.Build;
using Parapet.Study.Measures;
using Parapet.Study.Session;
using Parapet.Study.Statistics;

namespace Parapet.Cli.Documents;

/// <summary>The outcome of one run or many, for people.</summary>
internal static class RunTables
{
    public static void Write(TextWriter output, Style style, CompiledScenario scenario, RunSetResult result, string? runKey = null)
    {
        bool many = result.Runs > 1;
        RunSetEstimate e = result.Estimate;
        output.WriteLine($"{style.Heading(scenario.Title)}");
        output.WriteLine(style.Faint(many
            ? FormattableString.Invariant($"{scenario.Id}, seed {scenario.Seed}, {result.Runs} runs; means with their 95 % intervals")
            : FormattableString.Invariant($"{scenario.Id}, seed {scenario.Seed}, run {result.First.Run}, {Figures.Real(result.SimulatedSeconds)} s simulated")));
        output.WriteLine();
        Raid(e.Raid).Write(output, style);
        output.WriteLine();
        Assets(e.Assets, many, style).Write(output, style);
        output.WriteLine();
        Units(e.Units).Write(output, style);
        output.WriteLine();
        Measures(e, result.Runs).Write(output, style);
        output.WriteLine();
        output.WriteLine($"state hash  {result.StateHash}");
        output.WriteLine($"run key     {runKey ?? scenario.RunKey(result.First.Run)}{(many ? "  (the first run)" : "")}");
        if (scenario.Terrain.Credit.Length > 0)
            output.WriteLine(style.Faint($"elevation   {scenario.Terrain.Credit}"));
    }

    private static TextTable Raid(RaidEstimate raid)
    {
        TextTable table = new("Raid", ">threats", ">killed", ">leaked", ">other");
        foreach (ClassEstimate c in raid.ByClass)
            table.Add(c.Class, Figures.Interval(c.Threats), Figures.Interval(c.Killed), Figures.Interval(c.Leaked), Figures.Interval(c.Other));
        table.Add("all", Figures.Interval(raid.Threats), Figures.Interval(raid.Killed), Figures.Interval(raid.Leaked), Figures.Interval(raid.Other));
        return table;
    }

    private static TextTable Assets(IReadOnlyList<AssetEstimate> assets, bool many, Style style)
    {
        TextTable table = new("Asset", ">hits", ">damage", ">survives");
        foreach (AssetEstimate a in assets)
        {
            string survives = many ? Figures.Percent(a.Survived) : a.Survived.Mean > 0 ? "yes" : "no";
            table.Add([a.Id, Figures.Interval(a.Hits), Figures.Percent(a.Damage), survives], a.Survived.Mean < 0.5 ? style.Bad : null);
        }
        return table;
    }

    private static TextTable Units(IReadOnlyList<UnitEstimate> units)
    {
        TextTable table = new("Unit", "system", ">shots", ">kills", ">spent", "rounds left");
        foreach (UnitEstimate u in units)
        {
            string left = string.Join(", ", u.Remaining.Select(r => $"{r.Interceptor} {Figures.Interval(r.Count)}"));
            table.Add(u.Id, u.System, Figures.Interval(u.Shots), Figures.Interval(u.Kills), Figures.Money(u.SpentUsd), left);
        }
        return table;
    }

    private static TextTable Measures(RunSetEstimate e, int runs)
    {
        TextTable table = new("Measure", ">value", "", runs > 1 ? ">runs" : "");
        Add("leakage", e.Measures.Leakage, Figures.Percent, "of the threats launched that carry damage");
        Add("shots per kill", e.Measures.ShotsPerKill, Figures.Interval, "rounds launched over threats killed");
        Add("cost exchange", e.Measures.CostExchange, Figures.Interval, "dollars of rounds spent over dollars of threats killed");
        Add("first detection", e.Measures.FirstDetectionSeconds, Figures.Interval, "s after the start");
        Add("tracks formed", e.Picture.TracksFormed, Figures.Interval, "confirmed, over all command posts");
        Add("false tracks", e.Picture.FalseTracks, Figures.Interval, "confirmed with nothing real behind them");
        Add("track latency", e.Picture.MeanTrackLatencySeconds, Figures.Interval, "s from the first plot of a threat to its first confirmed track");
        return table;

        void Add(string name, Estimate estimate, Func<Estimate, string> print, string meaning) =>
            table.Add(name, print(estimate), meaning, runs > 1 ? Figures.Count(estimate.Count) : "");
    }
}
