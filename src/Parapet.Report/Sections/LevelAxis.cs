using System.Globalization;
using Parapet.Study.Measures;

namespace Parapet.Report.Sections;

/// <summary>A factor whose levels are numbers, so that results are lines along it.</summary>
/// <param name="Factor">Its id.</param>
/// <param name="Unit">What stands behind the numbers; "" for none.</param>
internal sealed record LevelAxis(string Factor, string Unit)
{
    /// <summary>The factor with the most levels of those whose levels are all numbers of one unit; null where there is none.</summary>
    public static LevelAxis? Of(IReadOnlyList<AlternativeResult> alternatives) => alternatives
        .SelectMany(a => a.Levels)
        .GroupBy(l => l.Factor, StringComparer.Ordinal)
        .Select(g => (g.Key, Levels: g.Select(l => l.Level).Distinct().ToList()))
        .Where(f => f.Levels.Count > 1 && f.Levels.All(l => Read(l) is not null) && f.Levels.Select(l => Read(l)!.Value.Unit).Distinct().Count() == 1)
        .OrderByDescending(f => f.Levels.Count)
        .Select(f => new LevelAxis(f.Key, Read(f.Levels[0])!.Value.Unit))
        .FirstOrDefault();

    /// <summary>Where an alternative stands on it; NaN where it does not.</summary>
    public double At(AlternativeResult alternative) =>
        alternative.Levels.FirstOrDefault(l => l.Factor == Factor) is { } level && Read(level.Level) is { } read ? read.Number : double.NaN;

    /// <summary>The line an alternative is a point of: its title and the levels of all other factors.</summary>
    public string Line(AlternativeResult alternative)
    {
        string rest = string.Join(", ", alternative.Levels.Where(l => l.Factor != Factor).Select(l => $"{l.Factor} {l.Level}"));
        return rest.Length == 0 ? alternative.Title : $"{alternative.Title} · {rest}";
    }

    private static (double Number, string Unit)? Read(string level)
    {
        string text = level.Trim();
        int end = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '.' or '-' or '+'))
            end++;
        return double.TryParse(text.AsSpan(0, end), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? (number, text[end..].Trim()) : null;
    }
}
