using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Parapet.Report.Plots;
using Parapet.Testing;
using Xunit;

namespace Parapet.Report.Tests;

public partial class ChartTests
{
    private static readonly ChartPoint[] Rise = [.. Enumerable.Range(0, 11).Select(i => new ChartPoint(10 * i, i * i))];

    private static Chart Simple(params ChartSeries[] series) => new() { Title = "A < B & \"C\"", XLabel = "Range (km)", YLabel = "Height (m)", Series = series };

    [Fact]
    public void A_chart_is_well_formed_and_needs_nothing_from_outside()
    {
        string text = SvgChart.Write(Simple(new ChartSeries("one & two", Rise) { Band = [.. Rise.Select(p => new ChartInterval(p.X, p.Y - 1, p.Y + 1))], BandName = "<band>" }) with
        {
            Areas = [new ChartArea("ground", [[new(0, 0), new(100, 0), new(100, 10)]]) { Colour = ChartArea.Ground }],
            Rules = [new(true, 40, "here"), new(false, 50, "there"), new(true, double.NaN, "nowhere")],
            Notes = ["a note\u0001", string.Join(' ', Enumerable.Repeat("word", 60))],
        });
        XElement svg = XDocument.Parse(text).Root!;
        Assert.Equal("A < B & \"C\"", svg.Elements().First(e => e.Name.LocalName == "title").Value);
        Assert.Contains("one & two", svg.Elements().First(e => e.Name.LocalName == "desc").Value, StringComparison.Ordinal);
        Assert.Equal("img", svg.Attribute("role")!.Value);
        string[] words = [.. svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value)];
        Assert.All((string[])["Range (km)", "Height (m)", "one & two", "<band>", "ground", "here", "there"], w => Assert.Contains(w, words));
        Assert.DoesNotContain("nowhere", words);
        Assert.True(words.Count(w => w.Contains("word word", StringComparison.Ordinal)) > 1, "a long note is wrapped");
        Assert.DoesNotContain("href", text, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", text, StringComparison.Ordinal);
        Assert.DoesNotContain(" id=", text, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_chart_gives_the_same_bytes() => Assert.Equal(SvgChart.Write(Simple(new ChartSeries("a", Rise))), SvgChart.Write(Simple(new ChartSeries("a", Rise))));

    [Theory]
    [InlineData(0, 100, "0 20 40 60 80 100")]
    [InlineData(0, 0.97, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(-3.2, 4.1, "−4 −2 0 2 4 6")]
    [InlineData(0, 31000, "0 10\u202F000 20\u202F000 30\u202F000 40\u202F000")]
    [InlineData(7, 7, "2 4 6 8 10 12")]
    [InlineData(0.0012, 0.0018, "0.0012 0.0013 0.0014 0.0015 0.0016 0.0017 0.0018")]
    public void Ticks_stand_at_round_numbers(double low, double high, string expected)
    {
        ChartAxis axis = ChartAxis.For(low, high, null, 6);
        Assert.Equal(expected, string.Join(' ', axis.Ticks().Select(axis.Label)));
    }

    [Fact]
    public void A_missing_number_breaks_the_line()
    {
        string text = SvgChart.Write(Simple(new ChartSeries("a", [new(0, 0), new(1, 1), new(2, double.NaN), new(3, 1), new(4, 2), new(5, double.PositiveInfinity)])));
        string path = Path(text);
        Assert.Equal(2, path.Count(c => c == 'M'));
        Assert.Equal(2, path.Count(c => c == 'L'));
    }

    [Fact]
    public void A_value_lies_where_the_axes_say()
    {
        string text = SvgChart.Write(Simple(new ChartSeries("a", [new(0, 0), new(40, 5), new(100, 10)])));
        XElement svg = XDocument.Parse(text).Root!;
        double[] at = [.. NumberPattern().Matches(Path(text)).Select(m => double.Parse(m.Value, CultureInfo.InvariantCulture))];
        Near.Equal(TickPlace("40"), at[2], absolute: 0.02);
        Near.Equal((at[1] + at[5]) / 2, at[3], absolute: 0.02);

        double TickPlace(string label) => double.Parse(svg.Elements().First(e => e.Name.LocalName == "text" && e.Value == label).Attribute("x")!.Value, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Equal_axes_keep_a_circle_round()
    {
        ChartPoint[] circle = [.. Enumerable.Range(0, 36).Select(i => new ChartPoint(300 * Math.Sin(i * Math.PI / 18), 300 * Math.Cos(i * Math.PI / 18)))];
        string text = SvgChart.Write(Simple() with { EqualAxes = true, Areas = [new ChartArea("", [circle, [.. circle.Select(p => new ChartPoint(p.X / 3, p.Y / 3))]])] });
        string path = Path(text);
        double[] at = [.. NumberPattern().Matches(path).Select(m => double.Parse(m.Value, CultureInfo.InvariantCulture))];
        double[] x = [.. at.Where((_, i) => i % 2 == 0)], y = [.. at.Where((_, i) => i % 2 == 1)];
        Near.Equal(x.Max() - x.Min(), y.Max() - y.Min(), absolute: 0.05);
        Assert.Equal(2, path.Count(c => c == 'Z'));
        Assert.Contains("evenodd", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_keep_apart_without_colour()
    {
        ChartSeries[] series = [.. Enumerable.Range(0, 7).Select(i => new ChartSeries("s" + i, [new(0, i), new(1, i + 1)]))];
        XElement svg = XDocument.Parse(SvgChart.Write(Simple(series))).Root!;
        XElement[] paths = [.. svg.Descendants().Where(e => e.Name.LocalName == "path")];
        Assert.Equal(7, paths.Select(p => p.Attribute("stroke")!.Value).Distinct().Count());
        Assert.Equal(7, paths.Select(p => p.Attribute("stroke-dasharray")?.Value).Distinct().Count());
    }

    [Fact]
    public void An_empty_chart_has_axes_and_a_ring_with_a_hole_in_its_numbers_is_refused()
    {
        Assert.NotEmpty(XDocument.Parse(SvgChart.Write(Simple())).Root!.Elements());
        Assert.Throws<ArgumentException>(() => SvgChart.Write(Simple() with { Areas = [new ChartArea("a", [[new(0, 0), new(double.NaN, 1), new(1, 0)]])] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => SvgChart.Write(Simple() with { XRange = new(1, 1) }));
    }

    private static string Path(string svg) => XDocument.Parse(svg).Root!.Descendants().First(e => e.Name.LocalName == "path").Attribute("d")!.Value;

    [GeneratedRegex(@"-?\d+(\.\d+)?")]
    private static partial Regex NumberPattern();
}
