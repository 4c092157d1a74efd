using System.Runtime.InteropServices;
using Parapet.Engine.Build;
using Parapet.Engine.Record;
using Parapet.Engine.State;
using Parapet.Engine.State.Picture;
using Parapet.Foundation;
using Parapet.Model.Doctrine;
using Parapet.Physics.Assignment;
using Parapet.Physics.Estimation;
using Parapet.Physics.Radar;

namespace Parapet.Engine.Track;

/// <summary>
/// Keeps the picture of each command post: predicts its tracks to the time of a scan, gates, assigns plots to tracks by the
/// globally nearest neighbour, updates, starts, confirms (M of N) and drops. Plots of all sensors of one command post work
/// on one set of tracks: centralised measurement fusion (Bar-Shalom and Li, Multitarget-Multisensor Tracking, 1995, ch. 8).
/// </summary>
public sealed class PictureKeeper(RunState run, PictureState picture)
{
    /// <summary>Gate on the squared Mahalanobis distance: 99.9 % of true plots for three degrees of freedom.</summary>
    private const double Gate = 16.27;

    /// <summary>
    /// Of a track without a plot: far above any chain of pairs, so that as many plots as possible are placed, and the same
    /// whatever else is in the air, so that a pair far away decides nothing here.
    /// </summary>
    private const double UnplacedCost = 1e4;

    /// <summary>A plot this near to a confirmed track that it was not assigned to does not start another.</summary>
    private const double DuplicateGate = 6;

    private const double InitialVelocitySigmaMps = 500;
    private const int MissesToDrop = 6;
    private const double DropAgeS = 10;
    private const double TentativeLifeS = 30;
    private const double CoastLifeS = 40;
    private const double WorstPositionSigmaM = 8000;

    private readonly ClusteredAssignment assignment = new();
    private readonly List<CandidatePair> pairs = new(1024);
    private double[] missCosts = new double[256];
    private int[] plotOfTrack = new int[256];
    private bool[] inLook = new bool[256];
    private bool[] isMarked = new bool[256];
    private bool[] plotUsed = new bool[256];

    /// <summary>
    /// Works the plots of one look of one sensor into its command post's picture. A look at tracks alone feeds and misses those tracks, and
    /// starts none.
    /// </summary>
    public void Update(int sensorIndex, in LocalFrame frame, double bearingRad)
    {
        CompiledSensor sensor = run.Scenario.Sensors[sensorIndex];
        TrackTable tracks = picture.Tracks[sensor.CommandPost];
        CompiledCommandPost post = run.Scenario.CommandPosts[sensor.CommandPost];
        Table<PlotRow> plots = picture.Plots[sensorIndex];
        int slot = picture.SensorSlots[sensorIndex];

        Reserve(tracks.Live.Count, plots.Count);
        bool atTracks = picture.Looks[sensorIndex].AtTracks;
        MarkLookedAt(tracks, picture.LookedAt[sensorIndex], true);
        for (int i = 0; i < tracks.Live.Count; i++)
        {
            ref TrackRow track = ref tracks[tracks.Live[i]];
            track.PlotOfScan = -1;
            inLook[i] = !atTracks || isMarked[tracks.Live[i]];
            if (inLook[i])
                Predict(ref track, run.Now, post.ProcessNoiseMps2);
        }

        MarkLookedAt(tracks, picture.LookedAt[sensorIndex], false);

        Associate(tracks, plots, in frame);
        for (int i = 0; i < tracks.Live.Count; i++)
        {
            int row = tracks.Live[i];
            if (!inLook[i])
                continue;
            if (plotOfTrack[i] >= 0)
                Feed(tracks, row, plotOfTrack[i], plots, in frame, slot, post);
            else
                Miss(tracks, row, sensor, in frame, bearingRad, slot);
        }

        if (!sensor.Infrared && !atTracks)
            StartTracks(tracks, plots, in frame, slot);
        tracks.Sweep();
    }

    /// <summary>Moves a track's estimate to <paramref name="time"/>, with the process noise of what it looks like.</summary>
    public static void Predict(ref TrackRow track, SimTime time, double processNoiseMps2)
    {
        double dt = (time - track.StateTime).Seconds;
        if (dt <= 0)
            return;
        if (track.Category == TrackCategory.Ballistic)
            ExtendedKalmanFilter.PredictBallistic(ref track.State, dt, (IsInDenseAir(in track) ? 12 : 3) * processNoiseMps2);
        else
            ExtendedKalmanFilter.Predict(ref track.State, dt, track.Category == TrackCategory.Slow ? processNoiseMps2 / 3 : processNoiseMps2);
        track.StateTime = time;
    }

    /// <summary>Below 30 km a falling target is braked by the air and may steer: several g that the filter does not model.</summary>
    private static bool IsInDenseAir(in TrackRow track) => Wgs84.HeightM(EcefPosition.From(track.State.Position)) < 30000;

    private void Associate(TrackTable tracks, Table<PlotRow> plots, in LocalFrame frame)
    {
        pairs.Clear();
        for (int i = 0; i < tracks.Live.Count; i++)
        {
            plotOfTrack[i] = -1;
            if (!inLook[i])
                continue;
            ref TrackRow track = ref tracks[tracks.Live[i]];
            Vector3D relative = frame.DirectionToEnu(track.State.Position - frame.OriginEcef);
            double range = relative.Length;
            double spread = 4.5 * Math.Sqrt(track.State.Covariance.PositionTrace);
            for (int p = 0; p < plots.Count; p++)
            {
                ref PlotRow plot = ref plots[p];
                ref readonly PolarMeasurement z = ref plot.Measurement;
                double width = range * Math.Max(z.AzimuthSigmaRad, z.ElevationSigmaRad) * 4.5;
                if (!double.IsPositiveInfinity(z.RangeSigmaM) && Math.Abs(z.RangeM - range) > spread + (4.5 * z.RangeSigmaM) + 200)
                    continue;
                Vector3D at = Direction(in z) * (double.IsPositiveInfinity(z.RangeSigmaM) ? range : z.RangeM);
                double reach = spread + width + (4.5 * Math.Min(z.RangeSigmaM, 1000)) + 200;
                if ((at - relative).LengthSquared > reach * reach)
                    continue;
                double d2 = ExtendedKalmanFilter.MahalanobisSquared(in track.State, frame, in z, out double logDetS);
                if (d2 > Gate)
                    continue;
                // A tentative track yields to a confirmed one at equal distance.
                double cost = d2 + logDetS + (track.Status == TrackStatus.Confirmed ? 0 : 3);
                pairs.Add(new CandidatePair(i, p, cost));
            }
        }

        missCosts.AsSpan(0, tracks.Live.Count).Fill(UnplacedCost);
        if (pairs.Count > 0)
            assignment.Solve(CollectionsMarshal.AsSpan(pairs), tracks.Live.Count, plots.Count, missCosts.AsSpan(0, tracks.Live.Count), plotOfTrack.AsSpan(0, tracks.Live.Count));
        Array.Clear(plotUsed, 0, plots.Count);
        for (int i = 0; i < tracks.Live.Count; i++)
        {
            if (plotOfTrack[i] >= 0)
                plotUsed[plotOfTrack[i]] = true;
        }
    }

    private static Vector3D Direction(in PolarMeasurement z)
    {
        (double sinA, double cosA) = ExactMath.SinCos(z.AzimuthRad);
        (double sinE, double cosE) = ExactMath.SinCos(z.ElevationRad);
        return new(cosE * sinA, cosE * cosA, sinE);
    }

    private void Feed(TrackTable tracks, int row, int plot, Table<PlotRow> plots, in LocalFrame frame, int slot, CompiledCommandPost post)
    {
        ref TrackRow track = ref tracks[row];
        ExtendedKalmanFilter.Update(ref track.State, frame, in plots[plot].Measurement);
        track.PlotOfScan = plot;
        track.LastUpdate = run.Now;
        track.Misses = 0;
        tracks.LastBySensor(row, slot) = run.Now;
        if (double.IsPositiveInfinity(plots[plot].Measurement.RangeSigmaM))
            return;
        track.Hits++;
        track.Opportunities++;
        track.Category = TrackClassifier.Classify(in track.State, track.Category, track.Hits);
        if (track.Status != TrackStatus.Tentative)
            return;
        if (track.Hits < post.ConfirmHits)
        {
            // The window may close on a plot as well as on a miss; then that plot opens the next.
            if (track.Opportunities >= post.ConfirmWindow)
                (track.Hits, track.Opportunities) = (1, 1);
            return;
        }

        track.Status = TrackStatus.Confirmed;
        track.Number = ++tracks.Confirmed;
        track.ConfirmedAt = run.Now;
        run.Log.Add(
            run.Now,
            EventKind.TrackConfirmed,
            EntityRef.CommandPost(run.Scenario.Sensors[post.Sensors[slot]].CommandPost),
            track: track.Number,
            a: Math.Sqrt(track.State.Covariance.PositionTrace));
    }

    private void Miss(TrackTable tracks, int row, CompiledSensor sensor, in LocalFrame frame, double bearingRad, int slot)
    {
        ref TrackRow track = ref tracks[row];
        CompiledCommandPost post = run.Scenario.CommandPosts[sensor.CommandPost];
        bool hadSeen = tracks.LastBySensor(row, slot) > SimTime.Zero;
        if (hadSeen && !sensor.Infrared && SensorCoverage.Covers(sensor, in frame, bearingRad, track.State.Position))
        {
            track.Misses++;
            track.Opportunities++;
        }

        double age = (run.Now - track.LastUpdate).Seconds;
        double sigma = Math.Sqrt(track.State.Covariance.PositionTrace);
        if (track.Status == TrackStatus.Tentative)
        {
            if (age > TentativeLifeS || track.Opportunities >= post.ConfirmWindow || sigma > 5 * WorstPositionSigmaM)
                track.Status = TrackStatus.Free;
            return;
        }

        if ((track.Misses >= MissesToDrop && age > DropAgeS) || age > CoastLifeS || (sigma > WorstPositionSigmaM && age > DropAgeS))
        {
            track.Status = TrackStatus.Dropped;
            run.Log.Add(run.Now, EventKind.TrackDropped, EntityRef.CommandPost(sensor.CommandPost), track: track.Number, a: age);
        }
    }

    private void StartTracks(TrackTable tracks, Table<PlotRow> plots, in LocalFrame frame, int slot)
    {
        int before = tracks.Live.Count;
        for (int p = 0; p < plots.Count; p++)
        {
            // A strobe says where, not how far: it refines tracks and starts none.
            if (plotUsed[p] || double.IsPositiveInfinity(plots[p].Measurement.RangeSigmaM) || IsDuplicate(tracks, before, in plots[p].Measurement, in frame))
                continue;
            int row = tracks.Start();
            ref TrackRow track = ref tracks[row];
            track.State = ExtendedKalmanFilter.Initiate(frame, in plots[p].Measurement, InitialVelocitySigmaMps);
            track.StateTime = run.Now;
            track.LastUpdate = run.Now;
            track.Hits = 1;
            track.Opportunities = 1;
            track.PlotOfScan = p;
            track.Category = TrackCategory.Aircraft;
            tracks.LastBySensor(row, slot) = run.Now;
        }
    }

    private static bool IsDuplicate(TrackTable tracks, int count, in PolarMeasurement z, in LocalFrame frame)
    {
        Vector3D at = frame.OriginEcef + frame.DirectionToEcef(Direction(in z) * z.RangeM);
        for (int i = 0; i < count; i++)
        {
            ref TrackRow track = ref tracks[tracks.Live[i]];
            if (track.Status != TrackStatus.Confirmed || (track.State.Position - at).LengthSquared > 9e6)
                continue;
            if (ExtendedKalmanFilter.MahalanobisSquared(in track.State, frame, in z, out _) < DuplicateGate)
                return true;
        }

        return false;
    }

    /// <summary>By row: a row may have been given up, and taken again, since the look.</summary>
    private void MarkLookedAt(TrackTable tracks, List<int> rows, bool mark)
    {
        if (isMarked.Length < tracks.Rows.Count)
            Array.Resize(ref isMarked, 2 * tracks.Rows.Count);
        foreach (int row in rows)
            isMarked[row] = mark;
    }

    private void Reserve(int tracks, int plots)
    {
        if (tracks > missCosts.Length)
        {
            int size = Math.Max(tracks, 2 * missCosts.Length);
            missCosts = new double[size];
            plotOfTrack = new int[size];
            inLook = new bool[size];
        }

        if (plots > plotUsed.Length)
            plotUsed = new bool[Math.Max(plots, 2 * plotUsed.Length)];
    }
}
