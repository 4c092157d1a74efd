using Parapet.Testing;
using System.Diagnostics;
using Parapet.Foundation;
using Parapet.Study.Execute;
using Parapet.Study.Store;
using Xunit;

namespace Parapet.Study.Tests.Store;

public sealed class StoreCrashTests : IDisposable
{
    private const int Kills = 12;
    private const int MostMillisecondsStarting = 600;
    private const int MostSamplesAlive = 20;
    private const int MostMillisecondsMore = 15;

    private readonly ScratchFolder scratch = new();
    private readonly MadeUpSamples study = new();

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
        double luck = new StreamKey(kill, 0, 0, 0)[0].Uniform, more = new StreamKey(kill, 0, 0, 0)[0].Uniform2;
        List<string> lines = [];
        // Every third is killed while it starts, makes the file or adds its first; the others at work, some samples on.
        if (kill % 3 == 2)
        {
            Thread.Sleep((int)(luck * MostMillisecondsStarting));
        }
        else
        {
            while (lines.Count < 2 + luck * MostSamplesAlive && process.StandardOutput.ReadLine() is { } line)
                lines.Add(line);
            Thread.Sleep((int)(more * MostMillisecondsMore));
        }

        process.Kill();
        process.WaitForExit();
        Assert.Equal("", error.GetAwaiter().GetResult());
        // The last line may be cut short.
        lines.AddRange(process.StandardOutput.ReadToEnd().Split('\n')[..^1]);
        return lines.Select(l => int.TryParse(l, out int n) ? n : 0).DefaultIfEmpty(0).Max();
    }

    public void Dispose() => scratch.Dispose();
}
