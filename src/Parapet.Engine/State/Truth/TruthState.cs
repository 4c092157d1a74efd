using Parapet.Engine.Build;
using Parapet.Foundation;
using Parapet.Physics.Flight;

namespace Parapet.Engine.State.Truth;

/// <summary>What really is: threats, assets, and where each plot came from. Handed to Sense and Assess, and to Record, which writes it down.</summary>
public sealed class TruthState
{
    private readonly MotionPath[] paths;

    public TruthState(CompiledScenario scenario)
    {
        Threats = new(scenario.Threats.Length);
        Assets = new(scenario.Assets.Length);
        Scores = new(scenario.Units.Length);
        paths = new MotionPath[scenario.Threats.Length];
        for (int i = 0; i < paths.Length; i++)
            paths[i] = new MotionPath(1);
        PlotOrigins = new Table<PlotOriginRow>[scenario.Sensors.Length];
        for (int s = 0; s < PlotOrigins.Length; s++)
            PlotOrigins[s] = new(64);
    }

    public Table<ThreatRow> Threats { get; }

    public Table<AssetRow> Assets { get; }

    public Table<ScoreRow> Scores { get; }

    /// <summary>By sensor: origins of the plots of its last scan.</summary>
    public Table<PlotOriginRow>[] PlotOrigins { get; }

    /// <summary>By interceptor: the threat its seeker or fuze is on.</summary>
    public Table<AimRow> Aims { get; } = new(256);

    /// <summary>Threats in the air, ascending.</summary>
    public List<int> InFlight { get; } = new(512);

    public int FalseTracks { get; set; }

    public void Reset(CompiledScenario scenario)
    {
        Threats.Clear();
        Assets.Clear();
        Scores.Clear();
        Aims.Clear();
        InFlight.Clear();
        FalseTracks = 0;
        foreach (Table<PlotOriginRow> table in PlotOrigins)
            table.Clear();
        for (int t = 0; t < scenario.Threats.Length; t++)
        {
            Threats.Add(new ThreatRow
            {
                Path = paths[t],
                Start = SimTime.Never,
                EndedAt = SimTime.Never,
                FirstPlot = SimTime.Never,
                FirstTrack = SimTime.Never,
                FirstStrobe = SimTime.Never,
                BusyUntil = SimTime.Zero,
            });
        }

        for (int a = 0; a < scenario.Assets.Length; a++)
            Assets.Add(new AssetRow { DisabledAt = SimTime.Never });
        for (int u = 0; u < scenario.Units.Length; u++)
            Scores.Add();
    }

    /// <summary>Puts a threat into the list of those in the air, kept ascending so that the order of starts changes nothing.</summary>
    public void Enter(int threat)
    {
        int at = InFlight.BinarySearch(threat);
        if (at < 0)
            InFlight.Insert(~at, threat);
    }

    public void Leave(int threat)
    {
        int at = InFlight.BinarySearch(threat);
        if (at >= 0)
            InFlight.RemoveAt(at);
    }
}
