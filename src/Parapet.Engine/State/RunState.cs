using Parapet.Engine.Build;
using Parapet.Engine.Clock;
using Parapet.Engine.Record;
using Parapet.Engine.State.Force;
using Parapet.Engine.State.Picture;
using Parapet.Engine.State.Truth;
using Parapet.Foundation;
using Parapet.Physics.Flight;

namespace Parapet.Engine.State;

/// <summary>
/// What all steps of a run share: the scenario, the clock's queue, the force's own tables, the log and the luck. The truth
/// and the pictures are handed only to the steps that may see them.
/// </summary>
public sealed class RunState
{
    private readonly Stack<MotionPath> sparePaths = new();

    /// <summary>By munition: rounds ordered from ground launchers and not yet away.</summary>
    private readonly int[] orderedOnGround;

    /// <summary>By aircraft row and place of the munition in its unit: rounds carried, and of these ordered and not yet away.</summary>
    private (int Rounds, int Ordered)[] carried = [];

    public RunState(CompiledScenario scenario)
    {
        Scenario = scenario;
        Units = new(scenario.Units.Length);
        Shooters = new(64);
        Launchers = new(scenario.Launchers.Length);
        Aircraft = new(16);
        Engagements = new(256);
        Interceptors = new(256);
        Radars = new(scenario.Sensors.Length);
        orderedOnGround = new int[scenario.Munitions.Length];
        MunitionsPerUnit = scenario.Units.Length == 0 ? 1 : Math.Max(1, scenario.Units.Max(u => u.Munitions.Length));
    }

    public CompiledScenario Scenario { get; }

    public EventQueue Queue { get; } = new();

    public EventLog Log { get; } = new();

    public Table<UnitRow> Units { get; }

    public Table<ShooterRow> Shooters { get; }

    public Table<LauncherRow> Launchers { get; }

    public Table<AircraftRow> Aircraft { get; }

    public Table<EngagementRow> Engagements { get; }

    public Table<InterceptorRow> Interceptors { get; }

    /// <summary>By sensor.</summary>
    public Table<RadarRow> Radars { get; }

    public int MunitionsPerUnit { get; }

    public SimTime Now { get; set; }

    public SimTime End { get; set; }

    public int Run { get; private set; }

    /// <summary>True where paths are kept whole for a viewer.</summary>
    public bool KeepPaths { get; private set; }

    public void Reset(int run, bool keepPaths)
    {
        Run = run;
        KeepPaths = keepPaths;
        Now = SimTime.Zero;
        End = SimTime.FromSeconds(Scenario.DurationS);
        Queue.Clear();
        Log.Clear();
        foreach (ref InterceptorRow row in Interceptors.Rows)
            sparePaths.Push(row.Path);
        foreach (ref AircraftRow row in Aircraft.Rows)
            sparePaths.Push(row.Path);
        Units.Clear();
        Shooters.Clear();
        Launchers.Clear();
        Aircraft.Clear();
        Engagements.Clear();
        Interceptors.Clear();
        Array.Clear(orderedOnGround);
        Array.Clear(carried);
        Radars.Clear();
        for (int u = 0; u < Scenario.Units.Length; u++)
            Units.Add();
        foreach (CompiledSensor sensor in Scenario.Sensors)
            Radars.Add(new RadarRow { SearchPeriodS = sensor.ScanPeriodS, LongestSearchS = sensor.ScanPeriodS, TrackPeriodS = sensor.TimeBudget is { TrackRateHz: > 0 } budget ? 1 / budget.TrackRateHz : 0 });
        foreach (CompiledLauncher launcher in Scenario.Launchers)
            Launchers.Add(new LauncherRow { Rounds = launcher.Rounds, ReloadsLeft = launcher.Reloads });
    }

    /// <summary>Rounds of one munition on one aircraft.</summary>
    public ref int Carried(int aircraft, int munition) => ref Load(aircraft, munition).Rounds;

    /// <summary>Rounds of a munition that a shooter has been ordered to fire and that are not yet away.</summary>
    public ref int Ordered(in ShooterRow shooter, int munition) =>
        ref shooter.Aircraft >= 0 ? ref Load(shooter.Aircraft, munition).Ordered : ref orderedOnGround[munition];

    private ref (int Rounds, int Ordered) Load(int aircraft, int munition)
    {
        int unit = Scenario.Munitions[munition].Unit;
        int place = Array.IndexOf(Scenario.Units[unit].Munitions, munition);
        int at = (aircraft * MunitionsPerUnit) + place;
        if (at >= carried.Length)
            Array.Resize(ref carried, Math.Max(64, 2 * (at + 1)));
        return ref carried[at];
    }

    /// <summary>Rounds of a munition that a shooter could still order now.</summary>
    public int Available(in ShooterRow shooter, int munition)
    {
        int rounds = -Ordered(in shooter, munition);
        if (shooter.Aircraft >= 0)
            return rounds + Carried(shooter.Aircraft, munition);
        foreach (int l in Scenario.Units[shooter.Unit].Launchers)
        {
            if (Scenario.Launchers[l].Munition == munition)
                rounds += Launchers[l].Rounds;
        }

        return rounds;
    }

    /// <summary>An empty path, used again from an earlier run where one is left.</summary>
    public MotionPath RentPath()
    {
        if (!sparePaths.TryPop(out MotionPath? path))
            return new MotionPath(256);
        path.Clear();
        return path;
    }

    /// <summary>The stream of luck of this run for one purpose.</summary>
    public StreamKey Luck(Purpose purpose, uint entity, uint other = 0) => new(Scenario.Seed, (uint)Run, (byte)purpose, entity, other);
}
