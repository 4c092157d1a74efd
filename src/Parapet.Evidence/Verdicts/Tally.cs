using System.Globalization;
using Parapet.Evidence.Cases;
using Parapet.Evidence.Models;
using Parapet.Foundation;
using Parapet.Model.Text;

namespace Parapet.Evidence.Verdicts;

/// <summary>Compares answers with what is expected and keeps the worst by source.</summary>
internal sealed class Tally(EvidenceModel model)
{
    private readonly List<string> sources = [];
    private readonly List<SourceVerdict> verdicts = [];
    private readonly List<CaseMiss> misses = [];

    public void Add(Case row, double[] got)
    {
        int before = misses.Count;
        double worst = model.DistanceM is null ? ByColumn(row, got) : AsPlace(row, got);
        int at = sources.IndexOf(row.Source);
        if (at < 0)
        {
            at = sources.Count;
            sources.Add(row.Source);
            verdicts.Add(new(row.Source, 0, 0, true));
        }
        SourceVerdict old = verdicts[at];
        verdicts[at] = new(old.Source, old.Cases + 1, Math.Max(old.Worst, worst), old.Holds && misses.Count == before);
    }

    /// <summary>The verdict; null where no case could be used.</summary>
    public ModelVerdict? Close() => verdicts.Count > 0 ? new(model.Id, verdicts, misses) : null;

    private double ByColumn(Case row, double[] got)
    {
        double worst = 0;
        int at = 0;
        foreach (CaseColumn column in model.Expected)
        {
            int width = column is HexWordsColumn words ? words.Count : 1;
            double share = 0, allowed = 0;
            for (int i = at; i < at + width; i++)
            {
                double error = Math.Abs(got[i] - row.Expected[i]);
                if (column is AzimuthColumn)
                    error = Math.Abs(Angle.FromDegrees(error).Signed().Degrees);
                share = Math.Max(share, row.Tolerance.Share(error, row.Expected[i]));
                allowed = row.Tolerance.At(row.Expected[i]);
            }
            if (share > 1)
                misses.Add(new(row.FieldAt(column.Name), column.Name, Text(column, got, at, width), Text(column, row.Expected, at, width), allowed));
            worst = Math.Max(worst, share);
            at += width;
        }
        return worst;
    }

    private double AsPlace(Case row, double[] got)
    {
        double error = model.DistanceM!(got, row.Expected);
        double share = row.Tolerance.Share(error, 0);
        if (share > 1)
        {
            SourceSpan where = row.FieldAt(model.Expected[0].Name);
            misses.Add(new(where, "the place", FormattableString.Invariant($"{error:G6} m away"), "the place of the case", row.Tolerance.At(0)));
        }
        return share;
    }

    private static string Text(CaseColumn column, double[] values, int at, int width) => string.Join(' ', values.Skip(at).Take(width).Select(
        v => column is HexWordsColumn ? ((uint)v).ToString("x8", CultureInfo.InvariantCulture) : v.ToString("R", CultureInfo.InvariantCulture)));
}
