using Parapet.Testing;
using Xunit;

namespace Parapet.Golden;

/// <summary>
/// Run 0 of every shipped scenario against what it was when the golden file was written: scenario hash, state hash, summary.
/// <para>
/// Writing them anew: <c>PARAPET_GOLDEN=write dotnet artifacts/bin/Parapet.Golden/debug/Parapet.Golden.dll -class
/// Parapet.Golden.GoldenRunTests</c>. Do it when a change is meant to alter runs, look at the difference
/// (<c>git diff --stat tests/Parapet.Golden/golden</c>, then the summaries of first-run and energy-and-ports), and say in
/// CHANGELOG why the numbers moved. A difference nobody can explain is a fault, not a new golden file. A changed scenario hash
/// alone says that figures or tables moved and no run did; a changed state hash with an equal summary says that the same
/// counts came about otherwise.
/// </para>
/// </summary>
public sealed class GoldenRunTests
{
    private const string WriteVariable = "PARAPET_GOLDEN";

    private static string Folder => Checkout.Path("tests", "Parapet.Golden", "golden");

    public static TheoryData<string> Scenarios => ShippedScenarios.Theory;

    private static bool IsWriting => Environment.GetEnvironmentVariable(WriteVariable) == "write";

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void A_shipped_scenario_runs_as_it_did_when_its_golden_file_was_written(string name)
    {
        GoldenRecord record = GoldenRecord.Of(ShippedScenarios.Load(name));
        string path = Path.Combine(Folder, record.Scenario + ".json");
        string actual = record.ToText();
        if (IsWriting)
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(path, actual);
            return;
        }

        Assert.True(File.Exists(path), $"{record.Scenario} has no golden file; write it with {WriteVariable}=write.");
        string expected = File.ReadAllText(path).ReplaceLineEndings("\n");
        Assert.True(expected == actual, $"{record.Scenario} runs otherwise than frozen:\n{Differences(expected, actual)}");
    }

    [Fact]
    public void Every_golden_file_belongs_to_a_shipped_scenario()
    {
        string[] ids = [.. ShippedScenarios.Names.Select(n => Path.GetFileNameWithoutExtension(n))];
        string[] orphans = [.. Directory.EnumerateFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Where(id => !ids.Contains(id, StringComparer.Ordinal))];
        Assert.Empty(orphans);
    }

    /// <summary>The first lines that part, old and new: the fields keep their order, so they stand opposite each other.</summary>
    private static string Differences(string expected, string actual)
    {
        string[] old = expected.Split('\n'), now = actual.Split('\n');
        return string.Join('\n', Enumerable.Range(0, Math.Max(old.Length, now.Length))
            .Select(i => (Line: i + 1, Old: i < old.Length ? old[i].Trim() : "", Now: i < now.Length ? now[i].Trim() : ""))
            .Where(d => d.Old != d.Now)
            .Take(12)
            .Select(d => $"  line {d.Line}: frozen {d.Old}  now {d.Now}"));
    }
}
