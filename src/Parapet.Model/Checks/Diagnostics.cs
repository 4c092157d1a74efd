using Parapet.Model.Text;

namespace Parapet.Model.Checks;

/// <summary>Collects every fault, so that a person is told all of them at once.</summary>
public sealed class Diagnostics
{
    /// <summary>
    /// To find what was meant costs names times known names; a damaged file with ten thousand of each would take minutes. After
    /// this many faults no one reads the hints.
    /// </summary>
    private const int MostSuggestions = 200;

    private readonly List<Diagnostic> list = [];
    private readonly HashSet<Diagnostic> told = [];

    public IReadOnlyList<Diagnostic> All => list;

    public bool Any => list.Count > 0;

    /// <summary>How often a fault was reported, those told already counted again: whether what was just read is sound is known by this.</summary>
    internal int Reports { get; private set; }

    /// <summary>Adds a fault; one that was told already, as by a scenario that a study reads many times, is not told again.</summary>
    public void Add(SourceSpan where, string code, string text, string hint = "")
    {
        Diagnostic fault = new(where, code, text, hint);
        Reports++;
        if (told.Add(fault))
            list.Add(fault);
    }

    /// <summary>Adds a fault of a name that is not known, with what it may have meant as the hint.</summary>
    /// <param name="known">The names there are; looked at only where a hint is worth its time.</param>
    /// <param name="what">What they are, in the plural: "radars".</param>
    public void AddUnknown(SourceSpan where, string code, string text, string written, IEnumerable<string> known, string what) =>
        Add(where, code, text, list.Count < MostSuggestions ? Suggestion.Hint(written, [.. known], what) : "");

    /// <summary>File, then line, then column: the order in which a person mends them.</summary>
    public IReadOnlyList<Diagnostic> Ordered() =>
        [.. list.OrderBy(d => d.Where.File, StringComparer.Ordinal).ThenBy(d => d.Where.Line).ThenBy(d => d.Where.Column)];
}
