using Parapet.Engine.Assess;
using Parapet.Engine.Build;
using Parapet.Engine.Sense;
using Parapet.Engine.State;
using Parapet.Engine.State.Picture;
using Parapet.Engine.State.Truth;
using Parapet.Engine.Track;
using Parapet.Foundation;

namespace Parapet.Engine.Tests;

/// <summary>Sense and Track alone, step by step: the test holds the clock, nothing is decided or shot.</summary>
internal sealed class Stage
{
    public Stage(CompiledScenario scenario)
    {
        Run = new RunState(scenario);
        Truth = new TruthState(scenario);
        Picture = new PictureState(scenario);
        Scan = new SensorScan(Run, Truth, Picture);
        Keeper = new PictureKeeper(Run, Picture);
        Raid = new RaidProgress(Run, Truth);
        Begin(0);
    }

    public RunState Run { get; }

    public TruthState Truth { get; }

    public PictureState Picture { get; }

    public SensorScan Scan { get; }

    public PictureKeeper Keeper { get; }

    public RaidProgress Raid { get; }

    public CompiledScenario Scenario => Run.Scenario;

    public TrackTable Tracks => Picture.Tracks[0];

    /// <summary>Tracks confirmed and not dropped.</summary>
    public IEnumerable<TrackRow> Confirmed => Tracks.Live.Select(row => Tracks[row]).Where(t => t.Status == TrackStatus.Confirmed);

    /// <summary>Starts a run: every threat flies from its own start on.</summary>
    public Stage Begin(int run)
    {
        Run.Reset(run, keepPaths: false);
        Truth.Reset(Scenario);
        Picture.Reset();
        Scan.Reset();
        Raid.Prepare();
        for (int t = 0; t < Scenario.Threats.Length; t++)
        {
            Run.Now = Truth.Threats[t].Start;
            Raid.Start(t);
        }

        return this;
    }

    /// <summary>One scan of one sensor at a time; the plots.</summary>
    public Table<PlotRow> Look(double atS, int sensor = 0)
    {
        Run.Now = SimTime.FromSeconds(atS);
        Scan.Look(sensor);
        return Picture.Plots[sensor];
    }

    /// <summary>Works what lies in the sensor's plots into the picture.</summary>
    public void Work(double atS, int sensor = 0)
    {
        Run.Now = SimTime.FromSeconds(atS);
        Keeper.Update(sensor, Scan.FrameOf(sensor), Scan.BearingOf(sensor));
    }

    /// <summary>Whether the threat gave a plot in the sensor's last scan.</summary>
    public bool Seen(int threat, int sensor = 0)
    {
        foreach (ref PlotOriginRow origin in Truth.PlotOrigins[sensor].Rows)
        {
            if (origin.Threat == threat)
                return true;
        }

        return false;
    }

    /// <summary>Range (m), azimuth and elevation (rad) of a point in the sensor's frame.</summary>
    public (double RangeM, double AzimuthRad, double ElevationRad) Polar(Vector3D ecefM, int sensor = 0)
    {
        LocalFrame frame = Scan.FrameOf(sensor);
        Vector3D line = frame.DirectionToEnu(ecefM - frame.OriginEcef);
        return (line.Length, ExactMath.Atan2(line.X, line.Y), ExactMath.Asin(line.Z / line.Length));
    }
}
