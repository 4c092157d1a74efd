using Parapet.Model.Text;

namespace Parapet.Evidence.Cases;

/// <summary>One row of a case file, read.</summary>
/// <param name="Where">The first field of the row.</param>
/// <param name="Expected">One number for each expected column, four for one of hexadecimal words.</param>
/// <param name="FieldAt">Where the field of a column stands.</param>
internal sealed record Case(
    SourceSpan Where, CaseValues Inputs, double[] Expected, CaseTolerance Tolerance, string Source, Func<string, SourceSpan> FieldAt);
