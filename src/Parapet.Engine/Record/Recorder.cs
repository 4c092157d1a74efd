using Parapet.Engine.Build;
using Parapet.Engine.State;
using Parapet.Engine.State.Picture;
using Parapet.Engine.State.Truth;
using Parapet.Foundation;

namespace Parapet.Engine.Record;

/// <summary>Writes a run down: samples of the tracks while it goes, and at its end the summary, the hash and what was asked for.</summary>
internal sealed class Recorder(RunState run, TruthState truth, PictureState picture)
{
    private readonly List<(int Post, int Number, TrackSample Sample)> samples = new(4096);
    private RecordDetail detail;

    public void Reset(RecordDetail keep)
    {
        detail = keep;
        samples.Clear();
    }

    /// <summary>Keeps the tracks that the scan just worked has fed.</summary>
    public void AfterScan(int sensor)
    {
        if (detail != RecordDetail.Replay)
            return;
        int post = run.Scenario.Sensors[sensor].CommandPost;
        TrackTable tracks = picture.Tracks[post];
        foreach (int row in tracks.Live)
        {
            ref TrackRow track = ref tracks[row];
            if (track.Status != TrackStatus.Confirmed || track.LastUpdate != run.Now)
                continue;
            samples.Add((post, track.Number, new TrackSample(run.Now, track.State.Position, track.State.Velocity, Math.Sqrt(track.State.Covariance.PositionTrace))));
        }
    }

    public RunRecord Finish(int index, RecordDetail keep)
    {
        CompiledScenario scenario = run.Scenario;
        return new RunRecord
        {
            ScenarioId = scenario.Id,
            ScenarioTitle = scenario.Title,
            ScenarioHash = scenario.Hash,
            Seed = scenario.Seed,
            Run = index,
            StateHash = Hash(),
            SimulatedSeconds = run.Now.Seconds,
            Summary = Summariser.Summarise(run, truth, picture),
            Events = keep >= RecordDetail.Events ? EventNaming.Name(run) : [],
            Replay = keep == RecordDetail.Replay ? ReplayWriter.Write(run, truth, samples) : null,
        };
    }

    /// <summary>Every event and the final tables, bit for bit.</summary>
    private string Hash()
    {
        using var hash = new StateHash();
        foreach (ref readonly LoggedEvent e in run.Log.Events)
        {
            hash.Add(e.Time.Nanoseconds);
            hash.Add(((long)e.Kind << 32) | ((long)e.Subject.Kind << 8) | (long)e.Object.Kind);
            hash.Add(((long)e.Subject.Row << 32) | (uint)e.Object.Row);
            hash.Add(e.Track);
            hash.Add(e.A);
            hash.Add(e.B);
            hash.Add(e.C);
            hash.Add(e.D);
        }

        foreach (ref ThreatRow threat in truth.Threats.Rows)
        {
            hash.Add((int)threat.Status);
            hash.Add(threat.EndedAt.Nanoseconds);
        }

        foreach (ref AssetRow asset in truth.Assets.Rows)
            hash.Add(asset.DamageHits);
        foreach (TrackTable tracks in picture.Tracks)
        {
            foreach (int row in tracks.Live)
            {
                hash.Add(tracks[row].State.Position.X);
                hash.Add(tracks[row].State.Velocity.Z);
            }
        }

        return hash.Finish();
    }
}
