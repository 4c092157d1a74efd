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
    public void Single_look_detection_gives_the_reference_probabilities()
    {
        List<double[]> cases = Cases("detection-probability.csv", 6).FindAll(c => c[1] == 1);
        Assert.True(cases.Count >= 30, $"only {cases.Count} single-pulse cases");
        foreach (double[] c in cases)
        {
            double pd = Detection.Probability((int)c[0], new Decibels(c[3]).Ratio, c[2]);
            Near.Equal(c[4], pd, absolute: c[5], what: FormattableString.Invariant($"Swerling {c[0]}, Pfa {c[2]}, {c[3]} dB"));
        }
    }

    [Fact]
    public void Required_ratio_gives_the_reference_decibels()
    {
        List<double[]> cases = Cases("required-snr.csv", 6).FindAll(c => c[1] == 1);
        Assert.True(cases.Count >= 30, $"only {cases.Count} single-pulse cases");
        foreach (double[] c in cases)
        {
            double snr = Detection.RequiredSnr((int)c[0], c[3], c[2]);
            Near.Equal(c[4], Decibels.FromRatio(snr).Value, absolute: c[5], what: FormattableString.Invariant($"Swerling {c[0]}, Pfa {c[2]}, Pd {c[3]}"));
        }
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
        return rows;
    }
}
