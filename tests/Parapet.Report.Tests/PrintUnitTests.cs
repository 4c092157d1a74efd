using Parapet.Report.Html;
using Parapet.Report.Sections;
using Parapet.Study.Measures;
using Parapet.Study.Statistics;
using Xunit;

namespace Parapet.Report.Tests;

public class PrintUnitTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(4.2149, "4.21")]
    [InlineData(9.996, "10.0")]
    [InlineData(0.012345, "0.0123")]
    [InlineData(999.6, "1000")]
    [InlineData(-57.26, "−57.3")]
    [InlineData(123456, "123\u202F456")]
    [InlineData(1.5e9, "1.5e9")]
    [InlineData(0.00001, "1e−5")]
    [InlineData(double.NaN, "–")]
    [InlineData(double.PositiveInfinity, "∞")]
    public void Numbers_have_three_significant_figures(double value, string text) => Assert.Equal(text, PrintUnit.Number(value));

    [Theory]
    [InlineData("USD", "spent", 2.5e9, "2.50\u00A0billion USD")]
    [InlineData("USD", "spent", 4.5e6, "4.50\u00A0million USD")]
    [InlineData("s", "first-detection", 90, "90.0\u00A0s")]
    [InlineData("s", "first-detection", 600, "10.0\u00A0minutes")]
    [InlineData("", "leakage", 0.121, "12.1\u00A0%")]
    [InlineData("", "cost-exchange", 4.1, "4.10")]
    public void Units_are_those_of_people(string unit, string id, double value, string text) => Assert.Equal(text, PrintUnit.Of(unit, id, [value]).Text(value));

    [Fact]
    public void An_input_is_printed_in_the_unit_it_was_written_in_and_an_unknown_unit_as_it_is()
    {
        Assert.Equal("40 km", PrintUnit.Input(40_000, "km"));
        Assert.Equal("3 things", PrintUnit.Input(3, "things"));
    }

    [Fact]
    public void The_frontier_holds_those_whom_nobody_beats_at_their_price()
    {
        Offer[] offers = [Of("dear and good", 9, 9), Of("cheap", 1, 2), Of("beaten", 5, 1), Of("middle", 4, 5), Of("as good as the middle, dearer", 6, 5), Of("unknown", double.NaN, 9)];
        Assert.Equal(["cheap", "middle", "dear and good"], Offer.Frontier(offers).Select(o => o.Title));
    }

    [Theory]
    [InlineData("10", "20", "")]
    [InlineData("50 m", "100 m", "m")]
    public void Levels_with_numbers_make_an_axis(string first, string second, string unit) =>
        Assert.Equal(new LevelAxis("f", unit), LevelAxis.Of([At(first), At(second)]));

    [Theory]
    [InlineData("on", "off")]
    [InlineData("50 m", "1 km")]
    [InlineData("5", "5")]
    public void Levels_without_make_none(string first, string second) => Assert.Null(LevelAxis.Of([At(first), At(second)]));

    private static AlternativeResult At(string level) => new("a", "a", "A", "a", [new FactorLevel("f", level)], [], [], [], [], []);

    private static Offer Of(string title, double cost, double gain) => new(title, 0, One(cost), One(gain));

    private static Estimate One(double mean) => new(mean, mean, mean, "t", 0.95, 1);
}
