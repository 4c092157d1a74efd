using Xunit;

namespace Parapet.Validation;

/// <summary>
/// Collects the errors of many cases in shares of their tolerance: 1 is just allowed. Every case is looked at before the
/// verdict, so that one bad case does not hide the others.
/// </summary>
internal sealed class Verdict(string name)
{
    private readonly List<string> failures = [];
    private string worstAt = "";
    private double worst;

    public int Compared { get; private set; }

    /// <summary>One error and what is allowed of it; a NaN fails.</summary>
    public void Add(string where, string what, double error, double allowed)
    {
        Compared++;
        double share = error == 0 ? 0 : error / allowed;
        if (!(share <= 1))
            failures.Add(FormattableString.Invariant($"{where}: {what}; error {error:G3}, allowed {allowed:G3}"));
        if (!(share <= worst))
            (worst, worstAt) = (share, where);
    }

    /// <summary>Says how near the worst case came to its tolerance, and fails with those that went beyond.</summary>
    public void Close()
    {
        Assert.True(Compared > 0, $"{name}: nothing was compared.");
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{name}: {Compared} cases, worst {worst:G3} of the tolerance at {worstAt}"));
        Assert.True(failures.Count == 0, $"{failures.Count} of {Compared} cases are outside their tolerance:\n{string.Join('\n', failures.Take(20))}");
    }
}
