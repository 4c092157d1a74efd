using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Parapet.Study.Store;

/// <summary>
/// Names one run of a study: <c>study:force/raid:sample:replicate:hash</c>, with <c>force@point</c> where the study has levelled factors.
/// </summary>
/// <param name="Study">Id; without ":".</param>
/// <param name="Force">Id of the state of the defence; without "@" and "/".</param>
/// <param name="Point">Combination of factor levels, any text; empty where the study has none.</param>
/// <param name="Raid">Id; without "/".</param>
/// <param name="Sample">From 0.</param>
/// <param name="Replicate">From 0.</param>
/// <param name="ScenarioHash">
/// The first <see cref="HashDigits"/> digits of the scenario's hash, or all it has where it is shorter: other input makes another key.
/// </param>
public sealed record StudyRunKey(string Study, string Force, string Point, string Raid, int Sample, int Replicate, string ScenarioHash)
{
    public const int HashDigits = 12;

    /// <summary>The key of a run, its scenario's hash shortened.</summary>
    public static StudyRunKey Of(string study, string force, string point, string raid, int sample, int replicate, string scenarioHash) =>
        new(study, force, point, raid, sample, replicate, scenarioHash[..Math.Min(HashDigits, scenarioHash.Length)]);

    public static bool TryParse(string text, [NotNullWhen(true)] out StudyRunKey? key)
    {
        key = null;
        int first = text.IndexOf(':', StringComparison.Ordinal);
        int third = text.LastIndexOf(':');
        int second = third > 0 ? text.LastIndexOf(':', third - 1) : -1;
        int head = second > 0 ? text.LastIndexOf(':', second - 1) : -1;
        // A point may hold any sign, so what has a fixed form is taken from both ends.
        if (first <= 0 || head <= first)
            return false;
        int slash = text.LastIndexOf('/', head - 1);
        if (slash <= first + 1 || slash == head - 1)
            return false;
        string force = text[(first + 1)..slash];
        int at = force.IndexOf('@', StringComparison.Ordinal);
        if (at == 0 || at == force.Length - 1
            || !Number(text[(head + 1)..second], out int sample) || !Number(text[(second + 1)..third], out int replicate)
            || third == text.Length - 1)
        {
            return false;
        }

        key = new(
            text[..first], at < 0 ? force : force[..at], at < 0 ? "" : force[(at + 1)..], text[(slash + 1)..head], sample, replicate, text[(third + 1)..]);
        return true;
    }

    /// <exception cref="FormatException">The text is no key of a run.</exception>
    public static StudyRunKey Parse(string text) =>
        TryParse(text, out StudyRunKey? key)
            ? key
            : throw new FormatException(
                $"'{text}' is no key of a study's run: study:force/raid:sample:replicate:hash, or study:force@point/raid:sample:replicate:hash.");

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Study}:{Force}{(Point.Length > 0 ? "@" + Point : "")}/{Raid}:{Sample}:{Replicate}:{ScenarioHash}");

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
