using System.Globalization;
using Parapet.Foundation;
using Parapet.Physics.Radar;
using Parapet.Testing;
using Xunit;

namespace Parapet.Physics.Tests;

/// <summary>The radar models against the reference cases in evidence/cases.</summary>
public class RadarReferenceTests
{
    [Fact]
    public void Radar_equation_gives_the_reference_ratios()
    {
        List<double[]> cases = Cases("radar-equation.csv", 10);
        Assert.NotEmpty(cases);
        foreach (double[] c in cases)
        {
            double snr = RadarEquation.FromParameters(c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7]);
            Near.Equal(c[8], Decibels.FromRatio(snr).Value, absolute: c[9], what: FormattableString.Invariant($"range {c[1]} m"));
        }
    }

    [Fact]
    public void Detection_gives_the_reference_probabilities()
    {
        foreach (double[] c in Cases("detection-probability.csv", 6))
        {
            double pd = Detection.Probability((int)c[0], (int)c[1], new Decibels(c[3]).Ratio, c[2]);
            // The reference has nine decimals, and says so by its tolerance; ours holds them all.
            Near.Equal(c[4], pd, absolute: 1e-9, what: FormattableString.Invariant($"Swerling {c[0]}, {c[1]} pulses, Pfa {c[2]}, {c[3]} dB"));
        }
    }

    [Fact]
    public void Required_ratio_gives_the_reference_decibels()
    {
        foreach (double[] c in Cases("required-snr.csv", 6))
        {
            double snr = Detection.RequiredSnr((int)c[0], (int)c[1], c[3], c[2]);
            Near.Equal(c[4], Decibels.FromRatio(snr).Value, absolute: 1e-5, what: FormattableString.Invariant($"Swerling {c[0]}, {c[1]} pulses, Pfa {c[2]}, Pd {c[3]}"));
        }
    }

    [Fact]
    public void Threshold_is_the_reference_one()
    {
        foreach (double[] c in Cases("detection-threshold.csv", 4))
            Near.Equal(c[2], DetectionThreshold.Of(c[0], (int)c[1]), relative: 1e-8, what: FormattableString.Invariant($"Pfa {c[0]}, {c[1]} pulses"));
    }

    [Fact]
    public void Cell_averaging_costs_the_reference_decibels()
    {
        foreach (double[] c in Cases("cfar-loss.csv", 6))
        {
            string what = FormattableString.Invariant($"Pfa {c[0]}, {c[1]} cells, Pd {c[2]}");
            Near.Equal(c[3], Decibels.FromRatio(Detection.RequiredSnr(1, 1, c[2], c[0], (int)c[1])).Value, absolute: c[5], what: what);
            Near.Equal(c[4], CfarLoss.Of(1, 1, c[2], c[0], (int)c[1]).Value, absolute: c[5], what: what);
        }
    }

    [Fact]
    public void Second_threshold_gives_the_reference_probabilities()
    {
        foreach (double[] c in Cases("binary-integration.csv", 5))
            Near.Equal(c[3], BinaryIntegration.Probability((int)c[0], (int)c[1], c[2]), relative: c[4], what: FormattableString.Invariant($"{c[0]} of {c[1]} at {c[2]}"));
    }

    [Fact]
    public void Marcum_function_gives_the_tabulated_values()
    {
        List<double[]> cases = Cases("marcum-q.csv", 5);
        Assert.NotEmpty(cases);
        foreach (double[] c in cases)
            Near.Equal(c[3], MarcumQ.Of((int)c[0], c[1], c[2]), absolute: c[4], what: FormattableString.Invariant($"Q_{c[0]}({c[1]}, {c[2]})"));
    }

    [Fact]
    public void Marcum_function_keeps_its_digits_far_out_on_the_tail()
    {
        List<double[]> small = Cases("marcum-q.csv", 5).FindAll(c => c[3] is > 0 and < 1e-6);
        Assert.NotEmpty(small);
        foreach (double[] c in small)
            Near.Equal(c[3], MarcumQ.Of((int)c[0], c[1], c[2]), relative: 1e-9, what: FormattableString.Invariant($"Q_{c[0]}({c[1]}, {c[2]})"));
    }

    private static List<double[]> Cases(string file, int columns)
    {
        List<double[]> rows = [];
        foreach (string line in File.ReadLines(Checkout.Path("evidence", "cases", file)).Skip(1))
            rows.Add([.. line.Split(',').Take(columns).Select(v => double.Parse(v, CultureInfo.InvariantCulture))]);
        Assert.NotEmpty(rows);
        return rows;
    }
}
