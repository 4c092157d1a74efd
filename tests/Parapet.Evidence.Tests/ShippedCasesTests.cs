using System.Globalization;
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

    [Theory]
    [MemberData(nameof(Models))]
    public void A_falsified_case_of_any_model_fails(string model)
    {
        string[] lines = [.. File.ReadLines(Checkout.Path("evidence", "cases", model + ".csv")).Take(2)];
        string[] columns = lines[0].Split(',');
        EvidenceModel known = ModelTable.Find(model)!;
        using CaseFolder folder = new();
        foreach (string expected in known.DistanceM is null ? known.Expected.Select(c => c.Name) : [known.Expected[0].Name])
        {
            // No field before an expected one holds a comma, but for the first of point-mass-trajectory, whose comma shifts all alike.
            string[] fields = lines[1].Split(',');
            int at = Array.IndexOf(columns, expected) + (lines[1].StartsWith('"') ? 1 : 0);
            fields[at] = fields[at].Contains(' ', StringComparison.Ordinal)
                ? "0 0 0 0"
                : (double.Parse(fields[at], CultureInfo.InvariantCulture) * 1.37 + 1000.5).ToString("R", CultureInfo.InvariantCulture);
            folder.With(model + ".csv", lines[0], string.Join(',', fields));
            ModelVerdict verdict = folder.Only();
            Assert.False(verdict.Holds);
            Assert.True(verdict.Worst > 1);
            Assert.Single(verdict.Misses);
        }
    }
}
