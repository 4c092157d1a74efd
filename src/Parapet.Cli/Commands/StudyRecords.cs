using Parapet.Cli.Files;
using Parapet.Engine.Record;
using Parapet.Study.Design;
using Parapet.Study.Execute;
using Parapet.Study.Measures;
using Parapet.Study.Store;

namespace Parapet.Cli.Commands;

/// <summary>The full records of the few runs that a study keeps: played again, and checked against what the store says of them.</summary>
internal static class StudyRecords
{
    /// <summary>Writes those that are not there yet; each appears whole or not at all.</summary>
    /// <exception cref="StudyRunFault">A run failed.</exception>
    /// <exception cref="InvalidOperationException">A run came out otherwise than when it was first played.</exception>
    public static void Write(StudyPlan plan, StudyStore store, StudyFolder folder, StudyResult result, CancellationToken cancel)
    {
        StudyRunner runner = new(plan);
        foreach (RetainedRun retained in result.Retained)
        {
            string place = folder.File(retained.Folder);
            if (RunFile.Text(place, "stateHash") == retained.StateHash)
                continue;
            cancel.ThrowIfCancellationRequested();
            StoredRun run = store.Find(StudyRunKey.Parse(retained.RunKey)) ?? throw new InvalidOperationException($"the store has no run {retained.RunKey}");
            RunRecord record = runner.Replay(plan.Study.Cells[run.Cell], run.Sample, run.Replicate, RecordDetail.Replay, cancel);
            if (record.StateHash != retained.StateHash)
                throw new InvalidOperationException($"{retained.RunKey} played again gave the state hash {record.StateHash}, and the store has {retained.StateHash}");
            using OutputFolder output = new(place);
            Simulation.WriteFiles(output, record, retained.RunKey, cancel);
            output.Commit();
        }
    }
}
