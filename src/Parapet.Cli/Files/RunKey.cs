using System.Globalization;

namespace Parapet.Cli.Files;

/// <summary>Names one run for good: <c>scenario:seed:run:first twelve hex digits of the scenario's hash</c>.</summary>
internal readonly record struct RunKey(string Scenario, uint Seed, int Run, string HashStart)
{
    public const int HashLength = 12;

    public const string Example = "first-run:1:0:0123456789ab";

    public static bool TryParse(string text, out RunKey key)
    {
        key = default;
        string[] parts = text.Split(':');
        if (parts.Length != 4 || parts[0].Length == 0 || parts[3].Length != HashLength || !parts[3].All(char.IsAsciiHexDigitLower)
            || !uint.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out uint seed)
            || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out int run))
            return false;
        key = new(parts[0], seed, run, parts[3]);
        return true;
    }

    public override string ToString() => FormattableString.Invariant($"{Scenario}:{Seed}:{Run}:{HashStart}");
}
