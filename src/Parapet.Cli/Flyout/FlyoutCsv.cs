using System.Globalization;
using System.Text;

namespace Parapet.Cli.Flyout;

/// <summary>Every point flown to, SI units in the column names; empty where there is no number.</summary>
internal static class FlyoutCsv
{
    public static string Of(FlyoutAnswer answer)
    {
        StringBuilder text = new("height_m,ground_range_m,time_s,speed_mps,lateral_mps2,asked_lateral_mps2,closing_mps,reached,allowed,table_time_s\n");
        foreach (FlyoutSpot s in answer.Spots)
        {
            double[] values = [Math.Round(s.HeightM, 1), Math.Round(s.GroundRangeM, 1), s.TimeS, s.SpeedMps, s.LateralMps2, s.Demand.LateralMps2, s.Demand.ClosingMps, s.Reached ? 1 : 0, s.Meets ? 1 : 0, s.TableTimeS];
            text.AppendJoin(',', values.Select(v => double.IsFinite(v) ? v.ToString("0.###", CultureInfo.InvariantCulture) : "")).Append('\n');
        }

        return text.ToString();
    }
}
