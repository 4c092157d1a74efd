using Parapet.Evidence.Models;
using Parapet.Evidence.Verdicts;
using Parapet.Model.Checks;
using Parapet.Testing;
using Xunit;

namespace Parapet.Evidence.Tests;

/// <summary>The cases that come with the project: every model has some, and every one holds.</summary>
public class ShippedCasesTests
{
    public static TheoryData<string> Models() => [.. ModelTable.All.Select(m => m.Id)];

    [Fact]
    public void Every_case_file_is_a_models_and_every_model_has_one()
    {
        IEnumerable<string> files = Directory.GetFiles(Checkout.Path("evidence", "cases"), "*.csv").Select(f => Path.GetFileNameWithoutExtension(f)!);
        Assert.Equal(ModelTable.All.Select(m => m.Id), files.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void The_shipped_cases_of_a_model_hold(string model)
    {
        Diagnostics faults = new();
        EvidenceVerdict verdict = Verification.Run(Checkout.Path("evidence", "cases", model + ".csv"), faults);
        Assert.Empty(faults.All);
        ModelVerdict only = Assert.Single(verdict.Models);
        Assert.True(only.Holds, string.Join('\n', only.Misses.Take(10)));
    }
}
