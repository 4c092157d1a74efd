using Parapet.Engine.Assess;
using Parapet.Engine.Build;
using Parapet.Engine.Sense;
using Parapet.Engine.State;
using Parapet.Engine.State.Picture;
using Parapet.Engine.State.Truth;
using Parapet.Foundation;
using Parapet.Physics.Assignment;
using Parapet.Physics.Earth;
using Parapet.Physics.Estimation;
using Parapet.Physics.Flight;
using Parapet.Physics.Guidance;
using Parapet.Physics.Radar;
using Parapet.Physics.Terrain;

namespace Parapet.Benchmarks;

/// <summary>The kernels that runs are made of. Inputs are drawn from keyed luck: the same in every call of the program.</summary>
internal static class KernelBenchmarks
{
    private static readonly StreamKey Luck = new(1, 0, 0, 1);

    public static void Print()
    {
        Console.WriteLine("| kernel | best | median |");
        Console.WriteLine("|---|--:|--:|");
        SensorLook("drone-swarm", 1200);
        DetectionProbability();
        SightLines();
        PropagationBenchmarks.Print(Line);
        Filter();
        foreach (int size in (int[])[50, 300])
            Assign(size);
        Interceptor();
        Routes();
        Line("sine and cosine, ExactMath", Timing.Of(i => ExactMath.SinCos(0.001 * (i & 4095)).Sin));
        Line("sine and cosine, the platform's", Timing.Of(i => Math.SinCos(0.001 * (i & 4095)).Sin));
        Line("exponential, ExactMath", Timing.Of(i => ExactMath.Exp(-0.001 * (i & 4095))));
        Line("exponential, the platform's", Timing.Of(i => Math.Exp(-0.001 * (i & 4095))));
        Console.WriteLine();
    }

    private static void Line(string name, Timing timing) => Console.WriteLine($"| {name} | {timing} |");

    /// <summary>One look: the exact sums, and the table that runs ask. Ratios go through the whole curve, as those of targets do.</summary>
    private static void DetectionProbability()
    {
        foreach ((int pulses, int cells) in (ReadOnlySpan<(int, int)>)[(1, 0), (10, 0), (10, 24)])
        {
            Detector exact = new(pulses, 1e-6, cells);
            DetectionTable table = DetectionTable.Build(pulses, 1e-6, cells);
            double[] ratios = [.. Enumerable.Range(0, 1024).Select(i => ExactMath.Exp(-4 + (8.0 * (i * 389 % 1024) / 1024)))];
            string detector = cells == 0 ? $"{pulses} pulse(s)" : $"{pulses} pulses, CFAR of {cells} cells";
            foreach (int swerling in (ReadOnlySpan<int>)[0, 1, 3])
                Line($"detection probability, exact, Swerling {swerling}, {detector}", Timing.Of(i => exact.Probability(swerling, ratios[i & 1023])));
            Line($"detection probability, table, Swerling 0 to 4, {detector}", Timing.Of(i => table.Probability(i % 5, ratios[i & 1023])));
            Line($"detection table built, {detector}", Timing.Of(_ => DetectionTable.Build(pulses, 1e-6, cells).Probability(1, 1)));
        }
    }

    /// <summary>The engine's own scan at one instant of a run: all sensors look at all that is in the air then.</summary>
    private static void SensorLook(string name, double atS)
    {
        CompiledScenario scenario = Shipped.Compile(name);
        RunState run = new(scenario);
        TruthState truth = new(scenario);
        PictureState picture = new(scenario);
        SensorScan scan = new(run, truth, picture);
        run.Reset(0, keepPaths: false);
        truth.Reset(scenario);
        new RaidProgress(run, truth).Prepare();
        run.Now = SimTime.FromSeconds(atS);
        for (int t = 0; t < scenario.Threats.Length; t++)
        {
            ref ThreatRow threat = ref truth.Threats[t];
            if (threat.Start > run.Now || threat.Path.End <= run.Now)
                continue;
            threat.Status = ThreatStatus.Flying;
            truth.Enter(t);
        }

        int[] ground = [.. Enumerable.Range(0, scenario.Sensors.Length).Where(s => scenario.Sensors[s].AircraftSlot < 0)];
        Timing all = Timing.Of(_ =>
        {
            int plots = 0;
            foreach (int s in ground)
            {
                scan.Look(s);
                plots += picture.Plots[s].Count;
            }

            return plots;
        });
        Line($"sensor look: one sensor at one threat, plots included (`{name}`, {ground.Length} sensors, {truth.InFlight.Count} threats)", all.Over(ground.Length * (double)truth.InFlight.Count));
    }

    private static void SightLines()
    {
        GeodeticPosition site = GeodeticPosition.FromDegrees(37.0, 35.3);
        const double mastM = 15;
        HorizonMask mask = HorizonMask.Build(Shipped.Turkey, site, mastM, 400e3);
        Vector3D antenna = Wgs84.ToEcef(mask.Antenna).Vector;
        (Vector3D At, double Azimuth, double RangeM, double HeightM)[] targets = new (Vector3D, double, double, double)[1024];
        for (int i = 0; i < targets.Length; i++)
        {
            Draw d = Luck[(uint)(2 * i)], e = Luck[(uint)((2 * i) + 1)];
            double azimuth = 2 * Math.PI * d.Uniform, range = 5e3 + (145e3 * d.Uniform2);
            GeodeticPosition ground = Geodesic.Direct(site, new Angle(azimuth), range);
            double height = Shipped.Turkey.ElevationM(ground) + 50 + (3000 * e.Uniform * e.Uniform);
            targets[i] = (Wgs84.ToEcef(ground with { HeightM = height }).Vector, azimuth, range, height);
        }

        Line("line of sight by the mask", Timing.Of(i => mask.IsVisible(targets[i & 1023].Azimuth, targets[i & 1023].RangeM, targets[i & 1023].HeightM) ? 1 : 0));
        Line("line of sight walked over the terrain, 5 to 150 km", Timing.Of(i => LineOfSight.IsClear(Shipped.Turkey, antenna, targets[i & 1023].At) ? 1 : 0));
        Line("terrain mask built, 1,440 azimuths to 400 km", Timing.Of(_ => HorizonMask.Build(Shipped.Turkey, site, mastM, 400e3).MaxRangeM, batches: 15));
    }

    private static void Filter()
    {
        LocalFrame radar = new(GeodeticPosition.FromDegrees(37.0, 35.3, 50));
        PolarMeasurement plot = new(60_000, 1.1, 0.05, 30, 0.002, 0.003);
        TrackState start = ExtendedKalmanFilter.Initiate(radar, in plot, 300);
        TrackState track = start;
        Line("filter: predict by one scan", Timing.Of(i =>
        {
            if ((i & 15) == 0)
                track = start;
            ExtendedKalmanFilter.Predict(ref track, 4, 6);
            return track.Position.X;
        }));
        Line("filter: gate distance of one track and one plot", Timing.Of(_ => ExtendedKalmanFilter.MahalanobisSquared(in start, radar, in plot, out double logDet) + logDet));
        Line("filter: update by one plot", Timing.Of(_ =>
        {
            TrackState updated = start;
            ExtendedKalmanFilter.Update(ref updated, radar, in plot);
            return updated.Position.X;
        }));
    }

    /// <summary>As many plots as tracks on a line, each track with about four plots in its gate.</summary>
    private static void Assign(int size)
    {
        List<CandidatePair> pairs = [];
        double[] dense = new double[size * size];
        Array.Fill(dense, double.PositiveInfinity);
        for (int i = 0; i < size; i++)
        {
            for (int j = Math.Max(0, i - 2); j <= Math.Min(size - 1, i + 2); j++)
            {
                double cost = Math.Abs(i - j) + (4 * Luck[(uint)((i * size) + j)].Uniform);
                if (cost >= 4)
                    continue;
                pairs.Add(new(i, j, cost));
                dense[(i * size) + j] = cost;
            }
        }

        double[] miss = new double[size];
        Array.Fill(miss, 20);
        int[] columns = new int[size];
        CandidatePair[] list = [.. pairs];
        ClusteredAssignment clustered = new();
        AssignmentSolver solver = new();
        Line($"assignment, {size} tracks, {list.Length} gated pairs, by clusters", Timing.Of(_ => clustered.Solve(list, size, size, miss, columns)));
        Line($"assignment, {size} × {size} dense, gated pairs only finite", Timing.Of(_ => solver.Solve(dense, size, size, miss, columns)));
        for (int k = 0; k < dense.Length; k++)
            dense[k] = Luck[(uint)(1_000_000 + k)].Uniform;
        Line($"assignment, {size} × {size} dense, all pairs", Timing.Of(_ => solver.Solve(dense, size, size, columns)));
    }

    private static void Interceptor()
    {
        // A made-up round of the size of the long-range ones.
        PublishedEnvelope envelope = new(1800, 0.6, 12, 0.5, 1900, 150_000, 27_000, 200, 180, Gun: false);
        FittedInterceptor fit = InterceptorFit.Fit(in envelope);
        Vector3D from = Wgs84.ToEcef(GeodeticPosition.FromDegrees(40, 30)).Vector;
        Vector3D aim = Wgs84.ToEcef(GeodeticPosition.FromDegrees(40, 31, 10_000)).Vector;
        InterceptorState launch = InterceptorFlight.Launch(from, aim, 1, 30), state = launch;
        InterceptorParameters flown = fit.Parameters with { TimeConstantS = 0.3 };
        Line("interceptor: one guided step", Timing.Of(i =>
        {
            if ((i & 255) == 0)
                state = launch;
            InterceptorFlight.Step(ref state, flown, MidcourseGuidance.Command(in state, flown, aim, 1), 0.2);
            return state.Position.X;
        }));
        Line("interceptor: a whole flight over 85 km, adaptive", Timing.Of(_ => NominalFlight.To(fit.Parameters, in launch, aim, 1, 100, 400).TimeS));
        Line("interceptor: fit to a published envelope", Timing.Of(_ => InterceptorFit.Fit(in envelope).RangeError, batches: 15));
        Line("interceptor: fly-out table", Timing.Of(_ => FlyoutTable.Build(fit.Parameters, envelope.RangeMaximumM, envelope.AltitudeMaximumM).RangeMaxM, batches: 15));
    }

    private static void Routes()
    {
        GeodeticPosition[] route = [GeodeticPosition.FromDegrees(36.2, 33.5), GeodeticPosition.FromDegrees(37.9, 35.9)];
        double km = Geodesic.Inverse(route[0], route[1]).DistanceM / 1000;
        RouteParameters low = new(230, 30, 0.2, 60, AboveGround: true, 0, DiveAtEnd: true);
        Line(FormattableString.Invariant($"route plan, terrain following, {km:F0} km"), Timing.Of(_ => RoutePlanner.Plan(Shipped.Turkey, in low, route).Length, batches: 15));
        BallisticParameters missile = new(8000, 60, 90_000, 0);
        GeodeticPosition launch = GeodeticPosition.FromDegrees(35.6, 40.5), aim = GeodeticPosition.FromDegrees(37.0, 35.3);
        km = Geodesic.Inverse(launch, aim).DistanceM / 1000;
        Line(FormattableString.Invariant($"ballistic plan, {km:F0} km"), Timing.Of(_ => BallisticPlanner.Plan(in missile, launch, aim).Length, batches: 15));
        MotionSegment[] path = RoutePlanner.Plan(Shipped.Turkey, in low, route);
        MotionPath motion = new(path);
        double end = motion.End.Seconds;
        Line("position on a planned path", Timing.Of(i => motion.PositionAt(SimTime.FromSeconds(end * ((i * 0.618) % 1))).X));
    }
}
