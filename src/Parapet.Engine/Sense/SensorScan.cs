using Parapet.Engine.Build;
using Parapet.Engine.Record;
using Parapet.Engine.State;
using Parapet.Engine.State.Force;
using Parapet.Engine.State.Picture;
using Parapet.Engine.State.Truth;
using Parapet.Foundation;
using Parapet.Physics.Estimation;
using Parapet.Physics.Radar;

namespace Parapet.Engine.Sense;

/// <summary>
/// The looks of the sensors. In a search every threat in the air is looked at once, and what is detected becomes a plot; all plots of a
/// search carry the time of its end (docs/known-limits.md). Between searches a phased array looks at its tracks alone. The only place where the
/// defence touches the truth.
/// </summary>
public sealed class SensorScan(RunState run, TruthState truth, PictureState picture)
{
    /// <summary>Numbers of looks at tracks lie above those of searches, so that one more of the one takes no luck from the other.</summary>
    private const uint LooksAtTracks = 0x8000_0000;

    /// <summary>A look at a track sees what lies this far around the expected range, m, and in standard deviations of the track.</summary>
    private const double RangeGateM = 1500;
    private const double GateSigmas = 4;

    private readonly LocalFrame[] frames = [.. run.Scenario.Sensors.Select(s => s.Frame)];
    private readonly double[] bearings = [.. run.Scenario.Sensors.Select(s => s.BearingRad)];
    private readonly uint[] scans = new uint[run.Scenario.Sensors.Length];
    private readonly uint[] trackLooks = new uint[run.Scenario.Sensors.Length];
    private readonly RadarSchedule schedule = new(run, picture);
    private readonly JammingSurvey jamming = new(run, truth);
    private readonly RcsByAspect[] rcsBySensor = [.. run.Scenario.Sensors.SelectMany(s => run.Scenario.ThreatClasses.Select(k => s.Infrared ? default : k.At(s.Radar.FrequencyHz)))];
    private double[] ranges = new double[256];
    private Spot[] spots = new Spot[64];

    /// <summary>Frame the sensor's last plots are measured in.</summary>
    public LocalFrame FrameOf(int sensor) => frames[sensor];

    /// <summary>Centre of the sensor's sector at its last scan, clockwise from north, radians.</summary>
    public double BearingOf(int sensor) => bearings[sensor];

    public void Reset()
    {
        Array.Clear(scans);
        Array.Clear(trackLooks);
    }

    /// <summary>Looks round once. False where the sensor is not at work (its aircraft is on the ground).</summary>
    public bool Look(int sensorIndex)
    {
        if (!TryBegin(sensorIndex, out double bearing))
            return false;
        picture.Looks[sensorIndex] = new LookRow { AtTracks = false, SearchedAt = run.Now };
        picture.LookedAt[sensorIndex].Clear();
        CompiledSensor sensor = run.Scenario.Sensors[sensorIndex];
        Table<PlotRow> plots = picture.Plots[sensorIndex];
        Table<PlotOriginRow> origins = truth.PlotOrigins[sensorIndex];
        uint scan = scans[sensorIndex]++;
        jamming.Receive(sensor, in frames[sensorIndex], bearing);
        foreach (int t in truth.InFlight)
            LookAt(t, sensorIndex, sensor, bearing, scan, [], plots, origins);
        AddStrobes(sensorIndex, sensor, bearing, scan, plots, origins);
        if (!sensor.Infrared)
            AddFalseAlarms(sensor, scan, bearing, plots, origins);
        if (plots.Count > sensor.TrackCapacity)
            KeepNearest(sensor.TrackCapacity, plots, origins);
        schedule.Weigh(sensorIndex, in frames[sensorIndex], bearing);
        return true;
    }

    /// <summary>Looks at the radar's own tracks alone. False where there is none, or where it has just searched.</summary>
    public bool LookAtTracks(int sensorIndex)
    {
        if (picture.Looks[sensorIndex].SearchedAt == run.Now || !TryBegin(sensorIndex, out double bearing))
            return false;
        picture.Looks[sensorIndex].AtTracks = true;
        schedule.Choose(sensorIndex, in frames[sensorIndex], bearing);
        List<int> chosen = picture.LookedAt[sensorIndex];
        if (chosen.Count == 0)
            return false;
        CompiledSensor sensor = run.Scenario.Sensors[sensorIndex];
        ReadOnlySpan<Spot> looks = Spots(sensor, in frames[sensorIndex], chosen);
        uint look = LooksAtTracks | trackLooks[sensorIndex]++;
        jamming.Receive(sensor, in frames[sensorIndex], bearing);
        foreach (int t in truth.InFlight)
            LookAt(t, sensorIndex, sensor, bearing, look, looks, picture.Plots[sensorIndex], truth.PlotOrigins[sensorIndex]);
        return true;
    }

    private bool TryBegin(int sensorIndex, out double bearing)
    {
        CompiledSensor sensor = run.Scenario.Sensors[sensorIndex];
        picture.Plots[sensorIndex].Clear();
        truth.PlotOrigins[sensorIndex].Clear();
        bearing = sensor.BearingRad;
        return sensor.AircraftSlot < 0 || TryPlace(sensor, sensorIndex, out bearing);
    }

    /// <summary>One look at one threat. The tests stand in the order of their cost: range, volume, the draw against what is possible at best, the whole budget.</summary>
    /// <param name="looks">Where a look at tracks goes to; empty in a search.</param>
    private void LookAt(
        int t, int sensorIndex, CompiledSensor sensor, double bearing, uint look, ReadOnlySpan<Spot> looks, Table<PlotRow> plots, Table<PlotOriginRow> origins)
    {
        ref readonly LocalFrame frame = ref frames[sensorIndex];
        ref ThreatRow threat = ref truth.Threats[t];
        Vector3D position = threat.Path.PositionAt(run.Now);
        Vector3D toTarget = position - frame.OriginEcef;
        double squared = toTarget.LengthSquared;
        if (squared > sensor.Radar.InstrumentedRangeM * sensor.Radar.InstrumentedRangeM)
            return;
        Vector3D enu = frame.DirectionToEnu(toTarget);
        if (looks.Length > 0 && !IsLookedAt(looks, enu, squared))
            return;
        LookLine line = LookLine.To(enu, bearing);
        if (!line.IsIn(sensor.Radar))
            return;
        CompiledThreat compiled = run.Scenario.Threats[t];
        CompiledThreatClass kind = run.Scenario.ThreatClasses[compiled.Class];
        Vector3D velocity = threat.Path.VelocityAt(run.Now);
        LookTarget target = new(position, velocity, sensor.Infrared ? 0 : CrossSectionM2(sensorIndex, compiled.Class, position, toTarget, velocity), kind.Swerling, kind.InfraredSignature)
        {
            Heat = kind.Heat,
            Burning = kind.Heat is { } heat && (run.Now - threat.Start).Seconds < heat.BurnTimeS,
        };
        double draw = run.Luck(Purpose.Detection, sensor.NameHash, compiled.NameHash)[look].Uniform;
        if (draw > SensorLook.ProbabilityAtMost(sensor, line.RangeM, in target))
            return;
        LookResult result = SensorLook.Along(run.Scenario, sensor, in frame, in line, in target, jamming.Received, draw);
        if (draw > result.Probability)
            return;
        AddPlot(sensor, compiled.NameHash, look, in line, Math.Max(result.SignalToNoise, 1), rangeKnown: !sensor.Infrared, plots);
        origins.Add(new PlotOriginRow { Threat = t });
        jamming.Seen(t);
        if (threat.FirstPlot == SimTime.Never)
        {
            threat.FirstPlot = run.Now;
            run.Log.Add(
                run.Now, EventKind.FirstDetection, EntityRef.Sensor(sensorIndex), EntityRef.Threat(t), a: line.RangeM, b: Decibels.FromRatio(Math.Max(result.SignalToNoise, 1e-9)).Value);
        }
    }

    private double CrossSectionM2(int sensorIndex, int kind, Vector3D position, Vector3D toTarget, Vector3D velocity)
    {
        ref readonly RcsByAspect rcs = ref rcsBySensor[(sensorIndex * run.Scenario.ThreatClasses.Length) + kind];
        if (rcs.TopM2 == rcs.SideM2 && rcs.BottomM2 == rcs.SideM2)
        {
            double cosine = -velocity.Dot(toTarget) / Math.Max(1e-9, velocity.Length * toTarget.Length);
            return RcsModel.InterpolateByCosine(rcs.FrontM2, rcs.SideM2, rcs.RearM2, Math.Clamp(cosine, -1, 1));
        }

        (double alongNose, double alongBack) = RcsModel.Cosines(-toTarget, velocity, position.Unit());
        return RcsModel.OnSphere(in rcs, alongNose, alongBack);
    }

    /// <summary>A jammer that drowns its own echo is still heard: a bearing without a range.</summary>
    private void AddStrobes(int sensorIndex, CompiledSensor sensor, double bearing, uint scan, Table<PlotRow> plots, Table<PlotOriginRow> origins)
    {
        for (int j = 0; j < jamming.Count; j++)
        {
            if (!jamming.IsStrobe(j, sensor, bearing, out int t))
                continue;
            LookLine line = LookLine.To(in frames[sensorIndex], bearing, truth.Threats[t].Path.PositionAt(run.Now));
            double ratio = jamming.Received[j].OnAxis;
            AddPlot(sensor, run.Scenario.Threats[t].NameHash, scan, in line, ratio, rangeKnown: false, plots);
            origins.Add(new PlotOriginRow { Threat = t });
            if (truth.Threats[t].FirstStrobe != SimTime.Never)
                continue;
            truth.Threats[t].FirstStrobe = run.Now;
            run.Log.Add(run.Now, EventKind.JammingStrobe, EntityRef.Sensor(sensorIndex), EntityRef.Threat(t), a: Decibels.FromRatio(ratio).Value);
        }
    }

    /// <summary>Where the looks at tracks go to.</summary>
    private ReadOnlySpan<Spot> Spots(CompiledSensor sensor, in LocalFrame frame, List<int> rows)
    {
        if (spots.Length < rows.Count)
            spots = new Spot[2 * rows.Count];
        double halfBeam = 0.5 * Math.Max(sensor.Radar.AzimuthBeamwidthRad, sensor.Radar.ElevationBeamwidthRad);
        double cosine = 1 - (0.5 * halfBeam * halfBeam);
        for (int i = 0; i < rows.Count; i++)
        {
            ref TrackRow track = ref picture.Tracks[sensor.CommandPost][rows[i]];
            Vector3D at = track.State.Position + (track.State.Velocity * (run.Now - track.StateTime).Seconds);
            Vector3D enu = frame.DirectionToEnu(at - frame.OriginEcef);
            double range = enu.Length;
            double gate = RangeGateM + (GateSigmas * Math.Sqrt(track.State.Covariance.PositionTrace));
            spots[i] = new(enu / Math.Max(1, range), cosine, Math.Max(0, range - gate), range + gate);
        }

        return spots.AsSpan(0, rows.Count);
    }

    private static bool IsLookedAt(ReadOnlySpan<Spot> looks, Vector3D enu, double squared)
    {
        foreach (ref readonly Spot look in looks)
        {
            double along = look.Direction.Dot(enu);
            if (along > 0 && along * along >= look.Cosine * look.Cosine * squared && squared >= look.NearM * look.NearM && squared <= look.FarM * look.FarM)
                return true;
        }

        return false;
    }

    /// <summary>A beam and a stretch of range.</summary>
    private readonly record struct Spot(Vector3D Direction, double Cosine, double NearM, double FarM);

    /// <summary>A saturated radar follows what is nearest; of two at one range, the one that was looked at first.</summary>
    private void KeepNearest(int capacity, Table<PlotRow> plots, Table<PlotOriginRow> origins)
    {
        if (ranges.Length < plots.Count)
            ranges = new double[2 * plots.Count];
        for (int p = 0; p < plots.Count; p++)
            ranges[p] = plots[p].Measurement.RangeM;
        Array.Sort(ranges, 0, plots.Count);
        double farthest = ranges[capacity - 1];
        int kept = 0;
        for (int p = 0; p < plots.Count && kept < capacity; p++)
        {
            if (plots[p].Measurement.RangeM > farthest)
                continue;
            plots[kept] = plots[p];
            origins[kept++] = origins[p];
        }

        plots.Truncate(kept);
        origins.Truncate(kept);
    }

    private bool TryPlace(CompiledSensor sensor, int sensorIndex, out double bearing)
    {
        bearing = 0;
        foreach (ref AircraftRow aircraft in run.Aircraft.Rows)
        {
            if (run.Scenario.Patrols[aircraft.Patrol].Unit != sensor.Unit || aircraft.Slot != sensor.AircraftSlot)
                continue;
            if (!aircraft.IsAirborne)
                return false;
            var frame = new LocalFrame(Wgs84.ToGeodetic(EcefPosition.From(aircraft.Path.PositionAt(run.Now))));
            frames[sensorIndex] = frame;
            Vector3D heading = frame.DirectionToEnu(aircraft.Path.VelocityAt(run.Now));
            bearing = ExactMath.Atan2(heading.X, heading.Y);
            bearings[sensorIndex] = bearing;
            return true;
        }

        return false;
    }

    private void AddPlot(CompiledSensor sensor, uint threatHash, uint look, in LookLine line, double snr, bool rangeKnown, Table<PlotRow> plots)
    {
        double rangeSigma = rangeKnown ? MeasurementAccuracy.RangeSigmaM(sensor.Radar, snr) : double.PositiveInfinity;
        double azimuthSigma = sensor.Infrared ? sensor.InfraredAngleSigmaRad : MeasurementAccuracy.AzimuthSigmaRad(sensor.Radar, snr);
        double elevationSigma = sensor.Infrared ? sensor.InfraredAngleSigmaRad : MeasurementAccuracy.ElevationSigmaRad(sensor.Radar, snr);
        (double n1, double n2) = run.Luck(Purpose.AngleNoise, sensor.NameHash, threatHash)[look].Normals;
        (double n3, _) = run.Luck(Purpose.RangeNoise, sensor.NameHash, threatHash)[look].Normals;
        // Azimuth is worth less angle across the sky as the target climbs: the beam's width is that of the great circle.
        double spread = azimuthSigma / Math.Max(0.05, ExactMath.Cos(line.ElevationRad));
        plots.Add(new PlotRow
        {
            Measurement = new PolarMeasurement(
                rangeKnown ? Math.Max(1, line.RangeM + (n3 * rangeSigma)) : 0,
                line.AzimuthRad + (n1 * spread),
                line.ElevationRad + (n2 * elevationSigma),
                rangeSigma,
                spread,
                elevationSigma),
            SignalToNoise = snr,
        });
    }

    /// <summary>A Poisson number of false plots, uniform over the volume in range, azimuth and elevation.</summary>
    private void AddFalseAlarms(CompiledSensor sensor, uint scan, double bearing, Table<PlotRow> plots, Table<PlotOriginRow> origins)
    {
        // Knuth's product of uniforms; the mean is small.
        double limit = ExactMath.Exp(-sensor.FalseAlarmsPerScan);
        double product = 1;
        StreamKey counts = run.Luck(Purpose.FalseAlarmCount, sensor.NameHash);
        StreamKey places = run.Luck(Purpose.FalseAlarmPlace, sensor.NameHash);
        for (uint k = 0; k < 64; k++)
        {
            product *= counts[(scan * 64) + k].Uniform;
            if (product <= limit)
                return;
            Draw a = places[(scan * 128) + (2 * k)];
            Draw b = places[(scan * 128) + (2 * k) + 1];
            RadarParameters r = sensor.Radar;
            double range = r.MinimumRangeM + (a.Uniform * (r.InstrumentedRangeM - r.MinimumRangeM));
            double azimuth = Angle.WrapSigned(bearing + (((2 * a.Uniform2) - 1) * r.SectorHalfWidthRad));
            double elevation = r.ElevationMinRad + (b.Uniform * (r.ElevationMaxRad - r.ElevationMinRad));
            const double thresholdSnr = 13;
            double azimuthSigma = MeasurementAccuracy.AzimuthSigmaRad(r, thresholdSnr) / Math.Max(0.05, ExactMath.Cos(elevation));
            plots.Add(new PlotRow
            {
                Measurement = new PolarMeasurement(
                    range, azimuth, elevation, MeasurementAccuracy.RangeSigmaM(r, thresholdSnr), azimuthSigma, MeasurementAccuracy.ElevationSigmaRad(r, thresholdSnr)),
                SignalToNoise = thresholdSnr,
            });
            origins.Add(new PlotOriginRow { Threat = -1 });
        }
    }
}
