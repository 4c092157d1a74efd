using System.CommandLine;
using System.Globalization;

namespace Parapet.Cli.Commands;

/// <summary>Options that several commands share, with errors in plain words.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json() => new("--json") { Description = "Print one JSON document in place of tables" };

    public static Option<string?> Out(string description) => new("--out") { HelpName = "DIR", Description = description };

    /// <summary>A whole number in [least, most]; null where it is not given.</summary>
    public static Option<long?> WholeNumber(string name, string description, long least, long most) => new(name)
    {
        HelpName = "N",
        Description = description,
        CustomParser = result =>
        {
            string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) && value >= least && value <= most)
                return value;
            result.AddError(FormattableString.Invariant($"{name} is a whole number from {least} to {most}, not \"{text}\""));
            return null;
        },
    };
}
