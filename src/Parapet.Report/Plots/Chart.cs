namespace Parapet.Report.Plots;

/// <summary>A point of a chart, in the units of its axes. A coordinate that is not finite breaks the line there.</summary>
public readonly record struct ChartPoint(double X, double Y);

/// <summary>What lies between <paramref name="Low"/> and <paramref name="High"/> at <paramref name="X"/>: a slice of a shaded band.</summary>
public readonly record struct ChartInterval(double X, double Low, double High);

/// <summary>The part of an axis that is shown.</summary>
public readonly record struct ChartRange(double Low, double High);

/// <summary>How a line is drawn. <see cref="Auto"/> gives each series of a chart its own pattern, so that they stay apart without colour.</summary>
public enum ChartLine
{
    Auto,
    Solid,
    Dashed,
    Dotted,
    DashDotted,

    /// <summary>Points alone.</summary>
    Markers,
}

/// <summary>One line of a chart, as its points in the order they are joined.</summary>
/// <param name="Name">As the legend says it.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<ChartPoint> Points)
{
    /// <summary>An uncertainty about the line, shaded in its colour; its abscissas need not be those of the line.</summary>
    public IReadOnlyList<ChartInterval> Band { get; init; } = [];

    /// <summary>What the band is, as the legend says it; null: it is shown behind the line's own sample.</summary>
    public string? BandName { get; init; }

    /// <summary>Place in the palette, from 0; null: the place of the series. Two series with one place belong together.</summary>
    public int? Colour { get; init; }

    public ChartLine Line { get; init; }
}

/// <summary>
/// A filled area: rings of points, closed by themselves. A place is inside where a ray from it crosses the rings an odd number of times, so
/// that a ring within a ring is a hole whichever way round it runs.
/// </summary>
/// <param name="Name">As the legend says it; empty: it has no line there.</param>
public sealed record ChartArea(string Name, IReadOnlyList<IReadOnlyList<ChartPoint>> Rings)
{
    /// <summary>Place in the palette, from 0; null: after the series, in order. <see cref="Ground"/> for terrain.</summary>
    public int? Colour { get; init; }

    /// <summary>Place in the palette of what is ground: filled grey.</summary>
    public const int Ground = -1;
}

/// <summary>A thin straight line across the whole plot with a word at it.</summary>
/// <param name="Vertical">At an abscissa; else at an ordinate.</param>
public sealed record ChartRule(bool Vertical, double At, string Label);

/// <summary>What a figure shows. <see cref="SvgChart.Write"/> draws it.</summary>
public sealed record Chart
{
    public required string Title { get; init; }

    /// <summary>A second, smaller line under the title.</summary>
    public string? Subtitle { get; init; }

    /// <summary>Title of the horizontal axis with its unit, e.g. <c>Slant range (km)</c>.</summary>
    public required string XLabel { get; init; }

    public required string YLabel { get; init; }

    /// <summary>Lines; the first lies over the others.</summary>
    public IReadOnlyList<ChartSeries> Series { get; init; } = [];

    /// <summary>Filled areas, under the lines; the last lies over the others.</summary>
    public IReadOnlyList<ChartArea> Areas { get; init; } = [];

    public IReadOnlyList<ChartRule> Rules { get; init; } = [];

    /// <summary>Lines under the plot: what was asked, how many, whose data.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Shown part of an axis; null: all there is, widened to the next tick.</summary>
    public ChartRange? XRange { get; init; }

    public ChartRange? YRange { get; init; }

    /// <summary>Whether one unit is as long on both axes: for maps and for paths seen from the side in their true shape.</summary>
    public bool EqualAxes { get; init; }

    /// <summary>What the figure says in a sentence or two, for those who cannot see it; null: made from its titles.</summary>
    public string? Description { get; init; }

    /// <summary>Width of the whole figure, in the SVG's own units (CSS pixels unless it is scaled).</summary>
    public double Width { get; init; } = 760;

    /// <summary>Height of the plot itself, without titles, legend and notes; with <see cref="EqualAxes"/> the most it may be.</summary>
    public double PlotHeight { get; init; } = 360;
}
