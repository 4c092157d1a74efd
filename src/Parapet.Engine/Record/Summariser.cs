using Parapet.Engine.Build;
using Parapet.Engine.State;
using Parapet.Engine.State.Force;
using Parapet.Engine.State.Picture;
using Parapet.Engine.State.Truth;
using Parapet.Foundation;

namespace Parapet.Engine.Record;

/// <summary>Counts a finished run.</summary>
internal static class Summariser
{
    public static RunSummary Summarise(RunState run, TruthState truth, PictureState picture)
    {
        CompiledScenario scenario = run.Scenario;
        var byClass = new (int Threats, int Killed, int Leaked)[scenario.ThreatClasses.Length];
        int armed = 0, leakedArmed = 0;
        double killedUsd = 0, firstDetection = double.PositiveInfinity, latency = 0;
        int tracked = 0;
        for (int t = 0; t < scenario.Threats.Length; t++)
        {
            CompiledThreat threat = scenario.Threats[t];
            CompiledThreatClass kind = scenario.ThreatClasses[threat.Class];
            ref ThreatRow row = ref truth.Threats[t];
            ref (int Threats, int Killed, int Leaked) count = ref byClass[threat.Class];
            count.Threats++;
            bool leaked = row.Status == ThreatStatus.Arrived;
            if (row.Status == ThreatStatus.Killed)
            {
                count.Killed++;
                killedUsd += kind.UnitPriceUsd;
            }
            else if (leaked)
            {
                count.Leaked++;
            }

            if (kind.Damage > 0 && threat.EndsAtAim && row.Status is not (ThreatStatus.NeverLaunched or ThreatStatus.Waiting))
            {
                armed++;
                leakedArmed += leaked ? 1 : 0;
            }

            if (row.FirstPlot != SimTime.Never)
                firstDetection = Math.Min(firstDetection, row.FirstPlot.Seconds);
            if (row.FirstTrack != SimTime.Never)
            {
                tracked++;
                latency += (row.FirstTrack - row.FirstPlot).Seconds;
            }
        }

        ClassOutcome[] classes =
        [
            .. byClass.Select((c, i) => new ClassOutcome(scenario.ThreatClasses[i].Id, c.Threats, c.Killed, c.Leaked, c.Threats - c.Killed - c.Leaked))
                .OrderBy(c => c.Class, StringComparer.Ordinal),
        ];
        int killed = classes.Sum(c => c.Killed);
        int shots = 0;
        double spent = 0;
        foreach (ref UnitRow unit in run.Units.Rows)
        {
            shots += unit.Shots;
            spent += unit.RoundsUsd;
        }

        return new RunSummary
        {
            Raid = new(scenario.Threats.Length, killed, classes.Sum(c => c.Leaked), classes.Sum(c => c.Other), classes),
            Assets = [.. scenario.Assets.Select((a, i) => Asset(a, in truth.Assets[i]))],
            Units = [.. scenario.Units.Select((u, i) => Unit(run, truth, u, i)).OrderBy(u => u.Id, StringComparer.Ordinal)],
            Radars =
            [
                .. scenario.Sensors.Select((s, i) => (Sensor: s, Row: run.Radars[i])).Where(r => r.Sensor.TimeBudget is not null)
                    .Select(r => new RadarOutcome(r.Sensor.Id, r.Row.Searches > 0 ? r.Row.LoadSum / r.Row.Searches : double.NaN, r.Row.PeakLoad, r.Row.LongestSearchS))
                    .OrderBy(r => r.Id, StringComparer.Ordinal),
            ],
            Measures = new(
                armed > 0 ? (double)leakedArmed / armed : double.NaN,
                killed > 0 ? (double)shots / killed : double.NaN,
                killedUsd > 0 ? spent / killedUsd : double.NaN,
                double.IsFinite(firstDetection) ? firstDetection : double.NaN),
            Picture = new(picture.Tracks.Sum(t => t.Confirmed), truth.FalseTracks, tracked > 0 ? latency / tracked : double.NaN),
        };
    }

    private static AssetOutcome Asset(CompiledAsset asset, in AssetRow row) =>
        new(asset.Id, row.Hits, row.DisabledAt == SimTime.Never, Math.Min(1, row.DamageHits / asset.HitsToDisable));

    private static UnitOutcome Unit(RunState run, TruthState truth, CompiledUnit unit, int index)
    {
        RoundsLeft[] left = [.. unit.Munitions.Select(m => new RoundsLeft(run.Scenario.Munitions[m].Id, Left(run, unit, m)))];
        return new(unit.Id, unit.System, run.Units[index].Shots, truth.Scores[index].Kills, left, run.Units[index].RoundsUsd + run.Units[index].FlightUsd + StillFlyingUsd(run, unit));
    }

    /// <summary>Hours in the air of the sorties that the end of the run cuts short.</summary>
    private static double StillFlyingUsd(RunState run, CompiledUnit unit)
    {
        double usd = 0;
        foreach (ref AircraftRow aircraft in run.Aircraft.Rows)
        {
            if (aircraft.Patrol == unit.Patrol && aircraft.IsAirborne)
                usd += run.Scenario.Patrols[unit.Patrol].FlightHourUsdPerS * (run.Now - aircraft.AirborneSince).Seconds;
        }

        return usd;
    }

    /// <summary>Rounds not fired: on launchers, or under the wings of the patrol's aircraft that can fly.</summary>
    private static int Left(RunState run, CompiledUnit unit, int munition)
    {
        int left = 0;
        foreach (int l in unit.Launchers)
        {
            if (run.Scenario.Launchers[l].Munition == munition)
                left += run.Launchers[l].Rounds;
        }

        for (int a = 0; unit.Patrol >= 0 && a < run.Aircraft.Count; a++)
        {
            if (run.Aircraft[a].Patrol == unit.Patrol && run.Aircraft[a].Status != AircraftStatus.NotCapable)
                left += run.Carried(a, munition);
        }

        return left;
    }
}
