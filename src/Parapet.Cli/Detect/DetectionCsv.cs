using System.Globalization;
using System.Text;

namespace Parapet.Cli.Detect;

/// <summary>Every point of a curve, SI units in the column names, ratios in decibels; empty where there is no number.</summary>
internal static class DetectionCsv
{
    public static string Of(DetectionCurve curve)
    {
        StringBuilder text = new(
            "range_m,ground_range_m,elevation_deg,rcs_m2,snr_db,pd_low,pd,pd_high,cumulative_low,cumulative,cumulative_high,free_space_snr_db,free_space_pd,beam_db,path_db,filter_db,clutter_over_noise_db,rain_over_noise_db\n");
        foreach (DetectionPoint p in curve.Points)
        {
            double[] values =
            [
                Math.Round(p.RangeM, 1), Math.Round(p.GroundRangeM, 1), Math.Round(p.ElevationRad * 180 / Math.PI, 4),
                curve.Sensor.Infrared ? double.NaN : p.RcsM2, Db(p.SignalToNoise),
                p.OneLook.Low, p.OneLook.Likely, p.OneLook.High, p.Cumulative.Low, p.Cumulative.Likely, p.Cumulative.High, Db(p.FreeSpaceSignalToNoise), p.FreeSpace,
                Db(p.Budget.Beam), Db(p.Budget.Path), Db(p.Budget.Filter), Db(p.Budget.Clutter), Db(p.Budget.Rain),
            ];
            text.AppendJoin(',', values.Select(v => double.IsFinite(v) ? v.ToString("0.#######", CultureInfo.InvariantCulture) : "")).Append('\n');
        }

        return text.ToString();
    }

    private static double Db(double ratio) => ratio > 0 ? Math.Round(10 * Math.Log10(ratio), 3) : double.NaN;
}
