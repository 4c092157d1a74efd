using System.Globalization;
using Parapet.Evidence.Cases;
using Parapet.Foundation;
using Parapet.Study.Statistics;

namespace Parapet.Evidence.Models;

/// <summary>The random generator, and the statistics that read its runs.</summary>
internal static class ChanceModels
{
    public static IEnumerable<EvidenceModel> All { get; } =
    [
        new(
            "philox4x32-10",
            [new HexWordsColumn("counter_hex", 4), new HexWordsColumn("key_hex", 2)],
            [new HexWordsColumn("expect_output_hex", 4)],
            c =>
            {
                uint[] counter = c.Words("counter_hex"), key = c.Words("key_hex");
                (uint x0, uint x1, uint x2, uint x3) = Philox.Block(counter[0], counter[1], counter[2], counter[3], key[0], key[1]);
                return [x0, x1, x2, x3];
            }),
        new(
            "binomial-interval",
            [new WholeColumn("successes", 0, 1L << 52), new WholeColumn("trials", 1, 1L << 52), new NumberColumn("alpha", 0, 1, open: true)],
            [
                new NumberColumn("expect_wilson_low"), new NumberColumn("expect_wilson_high"),
                new NumberColumn("expect_clopper_pearson_low"), new NumberColumn("expect_clopper_pearson_high"),
            ],
            c =>
            {
                long successes = c.Long("successes"), trials = c.Long("trials");
                (double low, double high) = BinomialInterval.Wilson(successes, trials, c["alpha"]);
                (double exactLow, double exactHigh) = BinomialInterval.ClopperPearson(successes, trials, c["alpha"]);
                return [low, high, exactLow, exactHigh];
            }),
        new(
            "quantile",
            [new TextColumn("distribution", "normal", "t", "chi2"), new TextColumn("parameters"), new NumberColumn("p", 0, 1, open: true)],
            [new NumberColumn("expect_quantile")],
            c => [Quantile(c)]),
    ];

    private static double Quantile(CaseValues c)
    {
        string text = c.Text("parameters");
        if (c.Text("distribution") == "normal")
            return text is "" or "-" ? Normal.Quantile(c["p"]) : throw new CaseValueException("parameters", "the standard normal distribution has no parameters; write -");
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double degrees) || !(degrees > 0 && double.IsFinite(degrees)))
            throw new CaseValueException("parameters", $"\"{text}\" is not a number of degrees of freedom above 0");
        return c.Text("distribution") == "t" ? StudentT.Quantile(degrees, c["p"]) : ChiSquare.Quantile(degrees, c["p"]);
    }
}
