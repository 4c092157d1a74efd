using Parapet.Engine.Build;
using Parapet.Engine.State;
using Parapet.Engine.State.Picture;
using Parapet.Engine.State.Truth;
using Parapet.Foundation;

namespace Parapet.Engine.Assess;

/// <summary>Holds the picture against the truth after each scan: how late each threat got its track, and which tracks are false.</summary>
public sealed class PictureScore(RunState run, TruthState truth, PictureState picture)
{
    public void AfterScan(int sensorIndex)
    {
        CompiledSensor sensor = run.Scenario.Sensors[sensorIndex];
        TrackTable tracks = picture.Tracks[sensor.CommandPost];
        Table<PlotOriginRow> plots = truth.PlotOrigins[sensorIndex];
        foreach (int row in tracks.Live)
        {
            ref TrackRow track = ref tracks[row];
            if (track.PlotOfScan < 0 || track.LastUpdate != run.Now)
                continue;
            int threat = plots[track.PlotOfScan].Threat;
            bool confirmedNow = track.Status == TrackStatus.Confirmed && track.ConfirmedAt == run.Now;
            if (confirmedNow && threat < 0)
                truth.FalseTracks++;
            if (track.Status == TrackStatus.Confirmed && threat >= 0 && truth.Threats[threat].FirstTrack == SimTime.Never)
                truth.Threats[threat].FirstTrack = run.Now;
        }
    }
}
