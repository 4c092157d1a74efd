using System.Globalization;
using System.Text;
using Parapet.Engine.Record;
using Parapet.Model.Checks;
using Parapet.Model.Study;
using Parapet.Study.Design;
using Parapet.Study.Execute;
using Parapet.Study.Measures;
using Parapet.Study.Session;
using Parapet.Study.Store;
using Parapet.Testing;
using Xunit;

namespace Parapet.Golden;

/// <summary>
/// Every shipped study, played short: its runs and means against what they were when frozen. Written anew like the golden files
/// of runs, for the same reasons, with <c>-class Parapet.Golden.ShippedStudiesTests</c>.
/// </summary>
public sealed class ShippedStudiesTests
{
    private static string Folder => Checkout.Path("tests", "Parapet.Golden", "golden", "studies");

    public static TheoryData<string> Studies =>
        [.. Directory.EnumerateFiles(Checkout.Path("studies"), "*.yaml").Select(p => Path.GetFileNameWithoutExtension(p)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Studies))]
    public void A_shipped_study_comes_to_what_it_came_to_when_it_was_frozen(string name)
    {
        // Two samples are the fewest a study has; all of them together cost a minute of a processor.
        (StudyResult result, StudyPlan plan) = Play(name, runs: 1);
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{result.Head.Id}: {result.Head.Runs} runs, {result.Head.Samples} samples, {result.Head.Unknowns} unknowns\n");
        text.Append(CultureInfo.InvariantCulture, $"state hash {result.Head.StateHash}\n");
        foreach (AlternativeResult alternative in result.Alternatives)
            text.Append(CultureInfo.InvariantCulture, $"{alternative.Key}: {result.Measures[0].Id} {alternative.Measures[0].Mean.Mean:R}\n");
        string path = Path.Combine(Folder, name + ".txt"), actual = text.ToString();
        if (Environment.GetEnvironmentVariable("PARAPET_GOLDEN") == "write")
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(path, actual);
            return;
        }
        Assert.True(File.Exists(path), $"{name} has no golden file; write it with PARAPET_GOLDEN=write.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
        ReplaysExactly(result, plan);
    }

    [Fact]
    public void Every_frozen_study_is_shipped() =>
        Assert.All(Directory.EnumerateFiles(Folder), file => Assert.True(File.Exists(Checkout.Path("studies", Path.GetFileNameWithoutExtension(file) + ".yaml")), file));

    [Fact]
    public void Salvoes_and_shoot_look_shoot_leak_what_their_closed_forms_say()
    {
        (StudyResult result, _) = Play("textbook", runs: 2000);
        Assert.Equal(5, result.Expectations.Count);
        Assert.All(result.Expectations, e => Assert.True(
            e.Holds, $"{e.Key}: {e.Value} is known, {e.Found.Mean.Mean} [{e.Found.Mean.Low}, {e.Found.Mean.High}] was found in {e.Found.Runs} runs"));
    }

    private static void ReplaysExactly(StudyResult result, StudyPlan plan)
    {
        RetainedRun kept = result.Retained[^1];
        StudyRunKey key = StudyRunKey.Parse(kept.RunKey);
        StudyCell cell = plan.Study.Cells.First(c =>
            plan.Study.Forces[c.Force].Id == key.Force && plan.Study.Raids[c.Raid].Id == key.Raid && StudyKeys.Point(plan.Study, c.Point) == key.Point);
        Assert.Equal(kept.StateHash, new StudyRunner(plan).Replay(cell, key.Sample, key.Replicate, RecordDetail.Summary, TestContext.Current.CancellationToken).StateHash);
    }

    private static (StudyResult Result, StudyPlan Plan) Play(string name, long runs)
    {
        Diagnostics faults = new();
        LoadedStudy? study = StudyLoader.Load(Checkout.Path("studies", name + ".yaml"), Checkout.Path("catalogue"), faults);
        Assert.True(study is not null, string.Join('\n', faults.Ordered()));
        StudyPlan plan = new(study, runs);
        string folder = Directory.CreateTempSubdirectory("parapet-golden-").FullName;
        try
        {
            using StudyStore store = StudyStore.Create(folder, StudySession.ManifestOf(plan));
            return (StudySession.Play(plan, store, Environment.ProcessorCount, cancel: TestContext.Current.CancellationToken), plan);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
