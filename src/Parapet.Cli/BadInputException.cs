using Parapet.Model.Checks;

namespace Parapet.Cli;

/// <summary>What the user gave cannot be used: every fault found, or one sentence.</summary>
internal sealed class BadInputException : Exception
{
    public BadInputException(string message)
        : base(message)
    {
    }

    public BadInputException(Diagnostics faults)
        : base("") => Faults = faults.Ordered();

    public IReadOnlyList<Diagnostic> Faults { get; } = [];
}
