using System.Globalization;
using Parapet.Cli.Output;
using Parapet.Model.Text;

namespace Parapet.Cli.Flyout;

/// <summary>A fit and its flights for people.</summary>
internal static class FlyoutText
{
    private const double G = 9.80665;

    public static void Write(TextWriter output, Style style, FlyoutAnswer answer)
    {
        output.WriteLine(style.Heading(Title(answer)));
        output.WriteLine(Where(answer));
        output.WriteLine();
        Residuals(answer).Write(output, style);
        output.WriteLine(style.Faint(Found(answer)));
        output.WriteLine();
        foreach (double height in answer.Heights)
        {
            FlyoutSpot[] spots = [.. answer.Spots.Where(s => s.HeightM == height && s.Reached)];
            if (spots.Length == 0)
                continue;
            output.WriteLine(FormattableString.Invariant($"height {height:0} m"));
            TextTable table = new(">range km", ">time s", ">speed m/s", ">turn left g", ">asked g", ">closing m/s", "allowed");
            foreach (FlyoutSpot s in spots)
                table.Add(Text(s.GroundRangeM / 1000, 1), Text(s.TimeS, 1), Text(s.SpeedMps, 0), Text(s.LateralMps2 / G, 1), answer.Guided ? Text(s.Demand.LateralMps2 / G, 1) : "", Text(s.Demand.ClosingMps, 0), s.Meets ? "yes" : "no");
            table.Write(output, style);
            output.WriteLine();
        }

        foreach (string note in Notes(answer))
            output.WriteLine(style.Faint(note));
    }

    public static string Title(FlyoutAnswer answer) => $"{answer.Type.Name}: what it reaches";

    public static string Where(FlyoutAnswer answer)
    {
        FlyoutQuestion q = answer.Question;
        string from = q.Round.Carrier is null
            ? FormattableString.Invariant($"launched {q.SiteHeightM:0} m above the sea at {answer.Elevation * 180 / Math.PI:0}°")
            : FormattableString.Invariant($"launched level, {q.SiteHeightM:0} m above the sea, at {answer.Envelope.LaunchSpeedMps:0} m/s");
        string target = q.TargetSpeedMps > 0
            ? FormattableString.Invariant($"a target of {q.TargetSpeedMps:0} m/s, {q.AspectRad * 180 / Math.PI:0}° off head-on, that may turn at {q.TargetTurnMps2 / G:0.#} g")
            : FormattableString.Invariant($"a target that stands, and may turn at {q.TargetTurnMps2 / G:0.#} g");
        return $"{from}, against {target}";
    }

    public static string Found(FlyoutAnswer answer)
    {
        if (!answer.Guided)
            return FormattableString.Invariant($"Found by the fit: drag factor {answer.Fit.Parameters.DragScale:0.00}.");
        string second = answer.Fit.Parameters.Second is { Exists: true } s
            ? FormattableString.Invariant($", then {s.ThrustN / 1000:0.0} kN for {s.DurationS:0.0} s {(s.IsPulse ? FormattableString.Invariant($"as a pulse, {s.IgnitionToGoS:0} s before the intercept or at {2 * answer.Fit.Parameters.MinimumSpeedMps:0} m/s") : "as a sustainer")}")
            : "";
        return FormattableString.Invariant(
            $"Found by the fit: specific impulse {answer.Fit.ExhaustMps / G:0} s ({answer.Fit.Parameters.ThrustN / 1000:0.0} kN for {answer.Fit.Parameters.BurnTimeS:0.0} s{second}), drag factor {answer.Fit.Parameters.DragScale:0.00}; least useful speed {answer.Fit.Parameters.MinimumSpeedMps:0} m/s.");
    }

    public static IEnumerable<string> Notes(FlyoutAnswer answer)
    {
        yield return "Allowed: within time, speed and slant range, closing at 150 m/s or more, the target within the seeker's gimbal, and turn enough left to take out 100 m of hand-over and to follow its turn.";
        yield return FormattableString.Invariant($"By direct integration; the table that launch decisions read differs by at most {100 * answer.WorstTableError:0.0} % of the time at these points.");
    }

    private static TextTable Residuals(FlyoutAnswer answer)
    {
        TextTable table = new("published", ">low", ">likely", ">high", ">model", "unit", ">off", "standing", "remark");
        foreach (FlyoutResidual r in answer.Residuals)
        {
            string Number(double v) => Text(v * r.Scale, r.Scale < 1 ? 1 : 0);
            table.Add(
                r.Name, Number(r.Published.Low), Number(r.Published.Likely), Number(r.Published.High), Number(r.Model), r.Unit,
                FormattableString.Invariant($"{100 * r.Relative:+0.0;-0.0;0.0} %{(r.IsInside ? "" : " outside")}"), KebabCase.From(r.Published.Standing), r.Note);
        }

        return table;
    }

    public static string Text(double value, int decimals) => value.ToString(decimals == 0 ? "0" : "0.0", CultureInfo.InvariantCulture);
}
