using System.Runtime.InteropServices;
using Parapet.Engine.Build;
using Parapet.Engine.Clock;
using Parapet.Engine.Record;
using Parapet.Engine.State;
using Parapet.Engine.State.Force;
using Parapet.Engine.State.Picture;
using Parapet.Engine.Track;
using Parapet.Foundation;
using Parapet.Model.Doctrine;
using Parapet.Physics.Assignment;

namespace Parapet.Engine.Decide;

/// <summary>
/// One round of threat evaluation and weapon assignment at a command post: which track is worth a shot now, who can meet it,
/// and the pairing of tracks and free channels with the greatest expected worth saved less money spent.
/// </summary>
public sealed class FireDecision(RunState run, PictureState picture)
{
    /// <summary>A track older than this is not shot at.</summary>
    private const double FreshS = 14;

    /// <summary>Worth of one million dollars in units of asset value: breaks ties between rounds that would both do.</summary>
    private const double WorthPerMillionUsd = 0.01;

    /// <summary>Orders one shooter may get in one cycle.</summary>
    private const int OrdersPerCycle = 6;

    private const double ForecastS = 400;

    private readonly ShotRules rules = new(run, picture);
    private readonly Forecast forecast = new();
    private readonly ClusteredAssignment assignment = new();
    private readonly List<CandidatePair> pairs = new(1024);
    private readonly List<Option> options = new(1024);
    private readonly List<int> targets = new(512);
    private readonly List<int> columns = new(256);
    private int[] columnOfTarget = new int[512];
    private double[] missCosts = new double[512];

    /// <summary>A way for one shooter to meet one track.</summary>
    private readonly record struct Option(int Target, int Shooter, int Munition, double Worth, double KillProbability, InterceptSolution Solution);

    public void Decide(int post)
    {
        CompiledCommandPost commandPost = run.Scenario.CommandPosts[post];
        TrackTable tracks = picture.Tracks[post];
        targets.Clear();
        foreach (int row in tracks.Live)
        {
            ref TrackRow track = ref tracks[row];
            if (track.Status != TrackStatus.Confirmed)
                continue;
            forecast.Begin(in track, run.Now, ForecastS);
            ThreatEvaluation.Evaluate(ref track, forecast, run.Scenario.Assets);
            bool fresh = (run.Now - track.LastUpdate).Seconds < FreshS && track.LastUpdate > track.JudgedDestroyedAt;
            if (fresh && TrackClassifier.IsSettled(in track.State) && track.OpenEngagements == 0 && track.ThreatValue > 0.001)
                targets.Add(row);
        }

        if (targets.Count > 0)
            Assign(commandPost, post, tracks);
    }

    private void Assign(CompiledCommandPost commandPost, int post, TrackTable tracks)
    {
        Collect(commandPost, tracks);
        if (options.Count == 0)
            return;
        double best = 0;
        foreach (Option option in options)
            best = Math.Max(best, option.Worth);
        columns.Clear();
        pairs.Clear();
        int start = 0;
        for (int s = 0; s < run.Shooters.Count; s++)
        {
            int slots = FreeOrders(in run.Shooters[s]);
            bool used = false;
            foreach (Option option in options)
            {
                if (option.Shooter != s)
                    continue;
                used = true;
                for (int k = 0; k < slots; k++)
                    pairs.Add(new CandidatePair(option.Target, start + k, best + 1 - option.Worth));
            }

            if (!used)
                continue;
            for (int k = 0; k < slots; k++)
                columns.Add(s);
            start = columns.Count;
        }

        if (columnOfTarget.Length < targets.Count)
        {
            columnOfTarget = new int[2 * targets.Count];
            missCosts = new double[2 * targets.Count];
        }

        missCosts.AsSpan(0, targets.Count).Fill(best + 1);
        assignment.Solve(CollectionsMarshal.AsSpan(pairs), targets.Count, columns.Count, missCosts.AsSpan(0, targets.Count), columnOfTarget.AsSpan(0, targets.Count));
        for (int i = 0; i < targets.Count; i++)
        {
            if (columnOfTarget[i] < 0)
                continue;
            int shooter = columns[columnOfTarget[i]];
            foreach (Option option in options)
            {
                if (option.Target == i && option.Shooter == shooter)
                {
                    Order(post, tracks, in option);
                    break;
                }
            }
        }
    }

    /// <summary>For each target and shooter the best round, if any can go now.</summary>
    private void Collect(CompiledCommandPost commandPost, TrackTable tracks)
    {
        options.Clear();
        for (int i = 0; i < targets.Count; i++)
        {
            ref TrackRow track = ref tracks[targets[i]];
            forecast.Begin(in track, run.Now, ForecastS);
            for (int s = 0; s < run.Shooters.Count; s++)
            {
                ref ShooterRow shooter = ref run.Shooters[s];
                CompiledUnit unit = run.Scenario.Units[shooter.Unit];
                if (Array.IndexOf(commandPost.Units, shooter.Unit) < 0 || FreeOrders(in shooter) <= 0 || !unit.Doctrine.EngageCategory[(int)track.Category])
                    continue;
                if (unit.Doctrine.Method == FireMethod.Salvo && track.Salvoes > 0)
                    continue;
                if (TryPlace(in shooter, unit, out Vector3D position, out double height))
                    Consider(i, s, ref track, targets[i], tracks, unit, position, height, commandPost.DecisionPeriodS);
            }
        }
    }

    /// <summary>Where the shooter's rounds leave from now; false for an aircraft that is not there to shoot.</summary>
    private bool TryPlace(in ShooterRow shooter, CompiledUnit unit, out Vector3D position, out double heightM)
    {
        position = unit.Ecef;
        heightM = unit.Position.HeightM;
        if (shooter.Aircraft < 0)
            return true;
        ref AircraftRow aircraft = ref run.Aircraft[shooter.Aircraft];
        if (aircraft.Status is not (AircraftStatus.OnStation or AircraftStatus.Committed) || aircraft.WeaponReadyAt > run.Now)
            return false;
        position = aircraft.Path.PositionAt(run.Now);
        heightM = Wgs84.HeightM(EcefPosition.From(position));
        return true;
    }

    private void Consider(
        int target, int shooterIndex, ref TrackRow track, int row, TrackTable tracks, CompiledUnit unit, Vector3D position, double height, double periodS)
    {
        ref ShooterRow shooter = ref run.Shooters[shooterIndex];
        if (!rules.IsAhead(in shooter, forecast.Position))
            return;
        var best = new Option(target, shooterIndex, -1, 0, 0, default);
        foreach (int m in unit.Munitions)
        {
            CompiledMunition munition = run.Scenario.Munitions[m];
            if (!rules.IsWithinDoctrine(unit, m, track.Category, out double kill))
                continue;
            double worth = (track.ThreatValue * kill) - (WorthPerMillionUsd * munition.UnitPriceUsd / 1e6);
            if (worth <= best.Worth || !rules.IsInMagazine(in shooter, unit, m, track.Category) || !rules.IsFollowed(unit, munition, tracks, row))
                continue;
            if (!InterceptSolution.TryFind(in track, forecast, position, height, munition, unit.ReactionS, out InterceptSolution solution)
                || solution.LaunchInS > unit.ReactionS + periodS
                || !ShotRules.IsKnownWellEnough(in track, munition, in solution)
                || !rules.IsPointAllowed(unit, munition, in track, in solution))
            {
                continue;
            }

            best = new Option(target, shooterIndex, m, worth * ExactMath.Exp(-solution.TimeS / 600), kill, solution);
        }

        if (best.Munition >= 0)
            options.Add(best);
    }

    private int FreeOrders(in ShooterRow shooter)
    {
        CompiledUnit unit = run.Scenario.Units[shooter.Unit];
        return Math.Min(OrdersPerCycle, Math.Min(unit.TargetChannels - shooter.TargetsEngaged, unit.GuidanceChannels - shooter.MissilesGuided));
    }

    private void Order(int post, TrackTable tracks, in Option option)
    {
        int row = targets[option.Target];
        ref TrackRow track = ref tracks[row];
        ref ShooterRow shooter = ref run.Shooters[option.Shooter];
        CompiledUnit unit = run.Scenario.Units[shooter.Unit];
        // Orders of this same cycle may have taken what lay above the reserve.
        if (!rules.IsInMagazine(in shooter, unit, option.Munition, track.Category))
            return;
        int salvo = Math.Min(unit.Doctrine.SalvoByCategory[(int)track.Category], run.Available(in shooter, option.Munition));
        salvo = Math.Min(salvo, unit.GuidanceChannels - shooter.MissilesGuided);
        if (salvo < 1)
            return;
        run.Ordered(in shooter, option.Munition) += salvo;
        shooter.TargetsEngaged++;
        shooter.MissilesGuided += salvo;
        track.OpenEngagements++;
        track.Salvoes++;
        int engagement = run.Engagements.Add(new EngagementRow
        {
            Status = EngagementStatus.Ordered,
            CommandPost = post,
            Track = row,
            TrackNumber = track.Number,
            Shooter = option.Shooter,
            Munition = option.Munition,
            Salvo = salvo,
            HoldsTargetChannel = true,
            PlannedIntercept = run.Now + SimDuration.FromSeconds(option.Solution.TimeS),
        });
        run.Log.Add(
            run.Now,
            EventKind.EngagementOrdered,
            EntityRef.Unit(shooter.Unit),
            EntityRef.Munition(option.Munition),
            track.Number,
            salvo,
            option.Solution.TimeS,
            option.KillProbability);
        double launchIn = Math.Max(unit.ReactionS, option.Solution.LaunchInS);
        run.Queue.Schedule(run.Now + SimDuration.FromSeconds(launchIn), Phase.Engage, TaskKind.LaunchDue, engagement);
    }
}
