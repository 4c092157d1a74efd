using Parapet.Evidence.Models;
using Parapet.Evidence.Verdicts;
using Parapet.Foundation;
using Parapet.Model.Checks;
using Parapet.Testing;
using Xunit;

namespace Parapet.Evidence.Tests;

/// <summary>Case files damaged at random: whatever stands there is judged or told, never thrown.</summary>
public class DamagedFileTests
{
    private const int Rows = 3;
    private const int Damages = 60;

    public static TheoryData<string> Models() => [.. ModelTable.All.Select(m => m.Id)];

    [Theory]
    [MemberData(nameof(Models))]
    public void A_damaged_file_is_judged_or_told_never_thrown(string model)
    {
        string[] lines = [.. File.ReadLines(Checkout.Path("evidence", "cases", model + ".csv")).Take(1 + Rows)];
        StreamKey key = new(20261122, 0, 3, StreamKey.NameHash(model));
        uint draw = 0;
        int told = 0;
        using CaseFolder folder = new();
        for (int i = 0; i < Damages; i++)
        {
            string[] damaged = [.. lines];
            int at = i % damaged.Length;
            damaged[at] = Damage(damaged[at]);
            folder.With(model + ".csv", damaged);
            (EvidenceVerdict verdict, Diagnostics faults) = folder.Run();
            Assert.All(faults.All, f => Assert.InRange(f.Where.Line, 1, damaged.Length));
            Assert.All(faults.All, f => Assert.InRange(f.Where.Column, 1, damaged[f.Where.Line - 1].Length + 1));
            Assert.All(verdict.Models, m => Assert.InRange(m.Worst, 0, double.MaxValue));
            told += faults.Any ? 1 : 0;
        }
        Assert.InRange(told, 1, Damages);

        string Damage(string line)
        {
            int at = Pick(line.Length);
            string[] things = ["", ",", "\"", "-", "9", "e9", " ", ".", "NaN", ";", "|", "0"];
            return line[..at] + things[Pick(things.Length)] + line[(at + Pick(2))..];
        }

        int Pick(int count) => (int)(key[draw++].Uniform * count);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void The_ends_of_every_range_are_answered_or_told(string model)
    {
        // The first case with one input after the other at an extreme.
        string[] lines = [.. File.ReadLines(Checkout.Path("evidence", "cases", model + ".csv")).Take(2)];
        string[] fields = lines[1].Split(',');
        int inputs = ModelTable.Find(model)!.Inputs.Count;
        using CaseFolder folder = new();
        for (int i = 0; i < inputs; i++)
        {
            foreach (string extreme in new[] { "0", "1", "-1", "90", "-90", "1e-300", "1e300", "-1e300", "0.999999999999", "1000000" })
            {
                string[] changed = [.. fields];
                changed[i] = extreme;
                folder.With(model + ".csv", lines[0], string.Join(',', changed));
                (EvidenceVerdict verdict, Diagnostics faults) = folder.Run();
                Assert.True(faults.Any || verdict.Models.Count == 1, $"{model}, input {i} at {extreme}");
            }
        }
    }
}
