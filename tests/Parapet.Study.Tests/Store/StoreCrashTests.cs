using System.Diagnostics;
using Parapet.Foundation;
using Parapet.Study.Execute;
using Parapet.Study.Store;
using Xunit;

namespace Parapet.Study.Tests.Store;

public sealed class StoreCrashTests : IDisposable
{
    private const int Kills = 12;
    private const int MostMillisecondsAlive = 150;

    private readonly ScratchFolder scratch = new();
    private readonly MadeUpStudy study = new();

    [Fact]
    public void Killed_at_any_moment_a_store_holds_whole_samples_and_every_one_that_was_reported()
    {
        int before = 0;
        for (uint kill = 0; kill < Kills; kill++)
        {
            int reported = Math.Max(before, WriteAndKill(kill));
            if (!StudyStore.Exists(scratch.Root))
                continue;
            using (StudyStore read = StudyStore.OpenRead(scratch.Root))
                Assert.Equal(study.Samples(read.Samples).Select(SampleText.Of), read.Read().Select(SampleText.Of));
            using StudyStore store = StudyStore.Resume(scratch.Root, study.Manifest);
            // One more than was said may have been added: it was killed between the two.
            Assert.InRange(store.Samples, reported, reported + 1);
            before = store.Samples;
        }

        Assert.InRange(before, 1, int.MaxValue);
        (int status, _, string error) = StoreHost.Run("write", scratch.Root, before + 3);
        Assert.True(status == 0, error);
        using var undisturbed = new ScratchFolder();
        using (StudyStore store = StudyStore.Create(undisturbed.Root, study.Manifest))
        {
            foreach (SampleOutcome sample in study.Samples(before + 3))
                store.Append(sample);
        }

        Assert.Equal(Database.Dump(undisturbed.Root), Database.Dump(scratch.Root));
        Assert.Equal(["study.db"], scratch.Names);
    }

    /// <summary>Samples that the killed process had reported.</summary>
    private int WriteAndKill(uint kill)
    {
        using Process process = Process.Start(StoreHost.Start("write", scratch.Root, 1_000_000))!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        // Most of its life it only starts. Every third is killed somewhere in that, the others at work.
        if (kill % 3 != 2)
            Assert.True(process.StandardOutput.ReadLine() == "open", "the writer did not open the store");
        Thread.Sleep((int)(new StreamKey(kill, 0, 0, 0)[0].Uniform * MostMillisecondsAlive));
        process.Kill();
        process.WaitForExit();
        string[] lines = process.StandardOutput.ReadToEnd().Split('\n');
        Assert.Equal("", error.GetAwaiter().GetResult());
        // The last line may be cut short.
        return lines[..^1].Select(l => int.TryParse(l, out int n) ? n : 0).DefaultIfEmpty(0).Max();
    }

    public void Dispose() => scratch.Dispose();
}
