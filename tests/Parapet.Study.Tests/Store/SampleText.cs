using System.Globalization;
using System.Text;
using Parapet.Engine.Record;
using Parapet.Study.Execute;

namespace Parapet.Study.Tests.Store;

/// <summary>A sample as text with the bits of every number, so that two are compared to the last of them and a difference shows itself.</summary>
internal static class SampleText
{
    public static string Of(SampleOutcome sample)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"sample {sample.Index}: {Bits(sample.Coordinates)} | {Bits(sample.Values)}");
        for (int c = 0; c < sample.Cells.Count; c++)
        {
            foreach (RunOutcome run in sample.Cells[c])
            {
                RunSummary s = run.Summary;
                text.AppendLine(CultureInfo.InvariantCulture, $"cell {c}: {run.Seed} {run.ScenarioHash} {run.StateHash} {Bits(run.SimulatedSeconds)}");
                text.AppendLine(CultureInfo.InvariantCulture, $"  {s.Raid.Threats} {s.Raid.Killed} {s.Raid.Leaked} {s.Raid.Other}");
                text.AppendLine(CultureInfo.InvariantCulture, $"  {Bits(s.Measures.Leakage, s.Measures.ShotsPerKill, s.Measures.CostExchange, s.Measures.FirstDetectionSeconds)}");
                text.AppendLine(CultureInfo.InvariantCulture, $"  {s.Picture.TracksFormed} {s.Picture.FalseTracks} {Bits(s.Picture.MeanTrackLatencySeconds)}");
                foreach (ClassOutcome o in s.Raid.ByClass)
                    text.AppendLine(CultureInfo.InvariantCulture, $"  {o}");
                foreach (AssetOutcome a in s.Assets)
                    text.AppendLine(CultureInfo.InvariantCulture, $"  {a.Id} {a.Hits} {a.Survived} {Bits(a.Damage)}");
                foreach (UnitOutcome u in s.Units)
                    text.AppendLine(CultureInfo.InvariantCulture, $"  {u.Id} {u.System} {u.Shots} {u.Kills} {Bits(u.SpentUsd)} {string.Join(' ', u.Remaining)}");
            }
        }

        return text.ToString();
    }

    private static string Bits(params IEnumerable<double> numbers) =>
        string.Join(' ', numbers.Select(n => BitConverter.DoubleToInt64Bits(n).ToString("x", CultureInfo.InvariantCulture)));
}
