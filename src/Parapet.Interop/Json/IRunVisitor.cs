namespace Parapet.Interop.Json;

/// <summary>What a number of the run document is; decides how one run prints it and how many runs are put together.</summary>
public enum RunNumber
{
    /// <summary>A whole number from 0.</summary>
    Count,

    /// <summary>1 for true, 0 for false.</summary>
    Flag,

    /// <summary>Any real number; NaN where the run gives none.</summary>
    Real,
}

/// <summary>
/// Receives the outcome part of the run document, from <c>raid</c> to <c>picture</c>, in the order in which it is printed.
/// One visitor prints a single run, another collects its numbers, a third (of the study) prints estimates in their place:
/// all from one walk, so that the documents of one run and of many cannot drift apart.
/// </summary>
public interface IRunVisitor
{
    /// <param name="name">Null inside an array.</param>
    void BeginObject(string? name);

    void EndObject();

    void BeginArray(string name);

    void EndArray();

    void Text(string name, string value);

    void Number(string name, RunNumber kind, double value);
}
