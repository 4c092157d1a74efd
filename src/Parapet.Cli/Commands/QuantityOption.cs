using System.CommandLine;
using Parapet.Model.Text;

namespace Parapet.Cli.Commands;

/// <summary>Options that hold a quantity with its unit, as scenario files write it.</summary>
internal static class QuantityOption
{
    /// <summary>In SI; null where it is not given.</summary>
    /// <param name="least">Smallest and greatest value, SI.</param>
    public static Option<double?> Of(string name, string help, string description, Dimension dimension, double least, double most) => new(name)
    {
        HelpName = help,
        Description = description,
        CustomParser = result =>
        {
            UnitReading reading = Units.Read(result.Tokens.Count == 1 ? result.Tokens[0].Value : "", dimension);
            if (!reading.IsSound)
            {
                result.AddError($"{name}: {reading.Code}: {reading.Fault}{(reading.Hint.Length > 0 ? $" ({reading.Hint})" : "")}");
                return null;
            }

            if (reading.Si >= least && reading.Si <= most)
                return reading.Si;
            string unit = Units.SiUnit(dimension);
            result.AddError(FormattableString.Invariant($"{name} lies between {least:G6} and {most:G6} {unit}, not at {reading.Si:G6}").Replace("  ", " ", StringComparison.Ordinal));
            return null;
        },
    };
}
