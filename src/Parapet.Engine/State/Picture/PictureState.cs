using Parapet.Engine.Build;
using Parapet.Foundation;

namespace Parapet.Engine.State.Picture;

/// <summary>What the defence believes: plots, tracks, seeker reports. Everything Track, Decide and Engage may know of a target.</summary>
public sealed class PictureState
{
    public PictureState(CompiledScenario scenario)
    {
        Tracks = new TrackTable[scenario.CommandPosts.Length];
        for (int c = 0; c < Tracks.Length; c++)
            Tracks[c] = new(scenario.CommandPosts[c].Sensors.Length);
        Plots = new Table<PlotRow>[scenario.Sensors.Length];
        for (int s = 0; s < Plots.Length; s++)
            Plots[s] = new(64);
        Looks = new LookRow[scenario.Sensors.Length];
        LookedAt = new List<int>[scenario.Sensors.Length];
        for (int s = 0; s < LookedAt.Length; s++)
            LookedAt[s] = new(64);
        SensorSlots = new int[scenario.Sensors.Length];
        foreach (CompiledCommandPost post in scenario.CommandPosts)
        {
            for (int k = 0; k < post.Sensors.Length; k++)
                SensorSlots[post.Sensors[k]] = k;
        }
    }

    /// <summary>By command post.</summary>
    public TrackTable[] Tracks { get; }

    /// <summary>By sensor: plots of its last scan.</summary>
    public Table<PlotRow>[] Plots { get; }

    /// <summary>By sensor: what its last look was.</summary>
    public LookRow[] Looks { get; }

    /// <summary>By sensor: rows of its command post's tracks that its last look went to, where that was a look at tracks alone.</summary>
    public List<int>[] LookedAt { get; }

    /// <summary>By sensor: its place among its command post's sensors.</summary>
    public int[] SensorSlots { get; }

    /// <summary>By interceptor.</summary>
    public Table<SeekerRow> Seekers { get; } = new(256);

    public void Reset()
    {
        foreach (TrackTable tracks in Tracks)
            tracks.Clear();
        foreach (Table<PlotRow> plots in Plots)
            plots.Clear();
        Array.Clear(Looks);
        foreach (List<int> rows in LookedAt)
            rows.Clear();
        Seekers.Clear();
    }
}

/// <summary>The tracks of one command post. Rows of tentative tracks that came to nothing are used again; numbered tracks stay.</summary>
public sealed class TrackTable(int sensors)
{
    private readonly Stack<int> free = new();
    private SimTime[] lastBySensor = new SimTime[Math.Max(1, sensors) * 256];

    public Table<TrackRow> Rows { get; } = new(256);

    /// <summary>Tentative and confirmed tracks, in order of their start.</summary>
    public List<int> Live { get; } = new(256);

    public int Confirmed { get; set; }

    public ref TrackRow this[int row] => ref Rows[row];

    /// <summary>When the command post's k-th sensor last fed this track; zero if never.</summary>
    public ref SimTime LastBySensor(int row, int k) => ref lastBySensor[(row * Math.Max(1, sensors)) + k];

    public int Start()
    {
        if (!free.TryPop(out int row))
        {
            row = Rows.Add();
            if ((row + 1) * Math.Max(1, sensors) > lastBySensor.Length)
                Array.Resize(ref lastBySensor, lastBySensor.Length * 2);
        }

        Array.Clear(lastBySensor, row * Math.Max(1, sensors), Math.Max(1, sensors));
        Rows[row] = new TrackRow
        {
            Status = TrackStatus.Tentative,
            AimAsset = -1,
            PlotOfScan = -1,
            JudgedDestroyedAt = new SimTime(-1),
        };
        Live.Add(row);
        return row;
    }

    /// <summary>Ends the tracks of <see cref="Live"/> that are no longer tentative or confirmed.</summary>
    public void Sweep()
    {
        int kept = 0;
        for (int i = 0; i < Live.Count; i++)
        {
            int row = Live[i];
            TrackStatus status = Rows[row].Status;
            if (status is TrackStatus.Tentative or TrackStatus.Confirmed)
                Live[kept++] = row;
            else if (status == TrackStatus.Free)
                free.Push(row);
        }

        Live.RemoveRange(kept, Live.Count - kept);
    }

    public void Clear()
    {
        Rows.Clear();
        Live.Clear();
        free.Clear();
        Confirmed = 0;
    }
}
