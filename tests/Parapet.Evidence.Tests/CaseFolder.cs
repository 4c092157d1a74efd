using Parapet.Evidence.Verdicts;
using Parapet.Model.Checks;
using Parapet.Testing;
using Xunit;

namespace Parapet.Evidence.Tests;

/// <summary>A folder with case files of a test's own.</summary>
internal sealed class CaseFolder : IDisposable
{
    private readonly ScratchFolder folder = new();

    public string Root => folder.Root;

    public CaseFolder With(string file, params string[] lines)
    {
        File.WriteAllLines(folder.Inside(file), lines);
        return this;
    }

    public (EvidenceVerdict Verdict, Diagnostics Faults) Run()
    {
        Diagnostics faults = new();
        return (Verification.Run(folder.Root, faults), faults);
    }

    /// <summary>The verdict of the only file, which has no fault.</summary>
    public ModelVerdict Only()
    {
        (EvidenceVerdict verdict, Diagnostics faults) = Run();
        Assert.Empty(faults.All);
        return Assert.Single(verdict.Models);
    }

    /// <summary>Every fault without its folder: <c>erlang-b.csv:2:3: PAR107</c>.</summary>
    public string[] Faults() =>
        [.. Run().Faults.Ordered().Select(f => $"{Path.GetFileName(f.Where.File)}:{f.Where.Line}:{f.Where.Column}: {f.Code}")];

    public void Dispose() => folder.Dispose();
}
