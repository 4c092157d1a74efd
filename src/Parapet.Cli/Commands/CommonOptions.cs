using System.CommandLine;
using System.Globalization;
using Parapet.Model.Text;

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

    /// <summary>A number with its unit, in SI, from <paramref name="least"/> to <paramref name="most"/>; null where it is not given.</summary>
    public static Option<double?> Quantity(string name, string description, Dimension dimension, double least, double most) => new(name)
    {
        HelpName = Units.Example(dimension),
        Description = description,
        CustomParser = result =>
        {
            string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            UnitReading reading = Units.Read(text, dimension);
            if (!reading.IsSound)
                result.AddError($"{name}: {reading.Code}: {reading.Fault}{(reading.Hint.Length > 0 ? $" ({reading.Hint})" : "")}");
            else if (reading.Si >= least && reading.Si <= most)
                return reading.Si;
            else
                result.AddError($"{name} goes from {Units.Format(least, Units.SiUnit(dimension), 4)} to {Units.Format(most, Units.SiUnit(dimension), 4)}, not to \"{text}\"");
            return null;
        },
    };
}
