using Parapet.Foundation;

namespace Parapet.Evidence.Cases;

/// <summary>The inputs of one case, by the names of their columns.</summary>
public sealed class CaseValues
{
    private readonly IReadOnlyList<CaseColumn> columns;
    private readonly object[] values;

    internal CaseValues(IReadOnlyList<CaseColumn> columns, object[] values) => (this.columns, this.values) = (columns, values);

    public double this[string name] => (double)Of(name);

    public int Whole(string name) => (int)(long)Of(name);

    public long Long(string name) => (long)Of(name);

    public string Text(string name) => (string)Of(name);

    public uint[] Words(string name) => (uint[])Of(name);

    public double[][] Points(string name) => (double[][])Of(name);

    public Angle Degrees(string name) => Angle.FromDegrees(this[name]);

    private object Of(string name)
    {
        for (int i = 0; i < columns.Count; i++)
        {
            if (columns[i].Name == name)
                return values[i];
        }
        throw new InvalidOperationException($"The model declares no column {name}.");
    }
}

/// <summary>A value that its column lets pass and the model cannot use together with the others.</summary>
/// <param name="column">The column to point at.</param>
public sealed class CaseValueException(string column, string message) : Exception(message)
{
    public string Column => column;
}
