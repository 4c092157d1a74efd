using Parapet.Engine.Build;
using Parapet.Engine.Record;
using Parapet.Engine.State;
using Parapet.Engine.State.Force;
using Parapet.Engine.State.Picture;
using Parapet.Engine.State.Truth;
using Parapet.Foundation;
using Parapet.Physics.Estimation;
using Parapet.Physics.Radar;
using Parapet.Physics.Terrain;

namespace Parapet.Engine.Sense;

/// <summary>
/// One scan of one sensor: every threat in the air is looked at once, and what is detected becomes a plot. All plots of a
/// scan carry the time of its end (docs/known-limits.md). The only place where the defence touches the truth.
/// </summary>
public sealed class SensorScan(RunState run, TruthState truth, PictureState picture)
{
    private readonly LocalFrame[] frames = [.. run.Scenario.Sensors.Select(s => s.Frame)];
    private readonly double[] bearings = [.. run.Scenario.Sensors.Select(s => s.BearingRad)];
    private readonly uint[] scans = new uint[run.Scenario.Sensors.Length];
    private double[] ranges = new double[256];

    /// <summary>Frame the sensor's last plots are measured in.</summary>
    public LocalFrame FrameOf(int sensor) => frames[sensor];

    /// <summary>Centre of the sensor's sector at its last scan, clockwise from north, radians.</summary>
    public double BearingOf(int sensor) => bearings[sensor];

    public void Reset() => Array.Clear(scans);

    /// <summary>Looks round once. False where the sensor is not at work (its aircraft is on the ground).</summary>
    public bool Look(int sensorIndex)
    {
        CompiledSensor sensor = run.Scenario.Sensors[sensorIndex];
        Table<PlotRow> plots = picture.Plots[sensorIndex];
        Table<PlotOriginRow> origins = truth.PlotOrigins[sensorIndex];
        plots.Clear();
        origins.Clear();
        double bearing = sensor.BearingRad;
        if (sensor.AircraftSlot >= 0 && !TryPlace(sensor, sensorIndex, out bearing))
            return false;

        uint scan = scans[sensorIndex]++;
        ref readonly LocalFrame frame = ref frames[sensorIndex];
        foreach (int t in truth.InFlight)
        {
            ref ThreatRow threat = ref truth.Threats[t];
            Vector3D position = threat.Path.PositionAt(run.Now);
            Vector3D line = frame.DirectionToEnu(position - frame.OriginEcef);
            double range = line.Length;
            if (range > sensor.Radar.InstrumentedRangeM || range < sensor.Radar.MinimumRangeM)
                continue;
            double azimuth = ExactMath.Atan2(line.X, line.Y);
            double elevation = ExactMath.Asin(line.Z / range);
            if (!RadarVolume.Contains(sensor.Radar, range, Angle.WrapSigned(azimuth - bearing), elevation))
                continue;
            CompiledThreat compiled = run.Scenario.Threats[t];
            CompiledThreatClass kind = run.Scenario.ThreatClasses[compiled.Class];
            StreamKey luck = run.Luck(Purpose.Detection, sensor.NameHash, compiled.NameHash);
            double snr;
            if (sensor.Infrared)
            {
                snr = InfraredDetection.SignalToNoise(range, sensor.InfraredRangeM, kind.InfraredSignature);
                if (luck[scan].Uniform > InfraredDetection.Probability(range, sensor.InfraredRangeM, kind.InfraredSignature))
                    continue;
            }
            else
            {
                snr = RadarEquation.SignalToNoise(sensor.Radar, range, kind.CrossSectionM2(sensor.Band, position - frame.OriginEcef, threat.Path.VelocityAt(run.Now)));
                if (luck[scan].Uniform > Detection.Probability(kind.Swerling, snr, sensor.Radar.FalseAlarmProbability))
                    continue;
            }

            if (!IsVisible(sensor, in frame, line, azimuth, position))
                continue;

            AddPlot(sensor, compiled.NameHash, scan, range, azimuth, elevation, Math.Max(snr, 1), plots);
            origins.Add(new PlotOriginRow { Threat = t });
            if (threat.FirstPlot == SimTime.Never)
            {
                threat.FirstPlot = run.Now;
                run.Log.Add(
                    run.Now, EventKind.FirstDetection, EntityRef.Sensor(sensorIndex), EntityRef.Threat(t), a: range, b: Decibels.FromRatio(Math.Max(snr, 1e-9)).Value);
            }
        }

        if (!sensor.Infrared)
            AddFalseAlarms(sensor, scan, bearing, plots, origins);
        if (plots.Count > sensor.TrackCapacity)
            KeepNearest(sensor.TrackCapacity, plots, origins);
        return true;
    }

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

    private bool IsVisible(CompiledSensor sensor, in LocalFrame frame, Vector3D line, double azimuth, Vector3D position)
    {
        if (sensor.Mask is null)
            return LineOfSight.IsClear(run.Scenario.Terrain, frame.OriginEcef, position, run.Scenario.EffectiveEarthFactor);
        return SensorCoverage.IsAboveMask(sensor, in frame, line, azimuth, position);
    }

    private void AddPlot(
        CompiledSensor sensor, uint threatHash, uint scan, double range, double azimuth, double elevation, double snr, Table<PlotRow> plots)
    {
        double rangeSigma = sensor.Infrared ? double.PositiveInfinity : MeasurementAccuracy.RangeSigmaM(sensor.Radar, snr);
        double azimuthSigma = sensor.Infrared ? sensor.InfraredAngleSigmaRad : MeasurementAccuracy.AzimuthSigmaRad(sensor.Radar, snr);
        double elevationSigma = sensor.Infrared ? sensor.InfraredAngleSigmaRad : MeasurementAccuracy.ElevationSigmaRad(sensor.Radar, snr);
        (double n1, double n2) = run.Luck(Purpose.AngleNoise, sensor.NameHash, threatHash)[scan].Normals;
        (double n3, _) = run.Luck(Purpose.RangeNoise, sensor.NameHash, threatHash)[scan].Normals;
        // Azimuth is worth less angle across the sky as the target climbs: the beam's width is that of the great circle.
        double spread = azimuthSigma / Math.Max(0.05, ExactMath.Cos(elevation));
        plots.Add(new PlotRow
        {
            Measurement = new PolarMeasurement(
                sensor.Infrared ? 0 : Math.Max(1, range + (n3 * rangeSigma)),
                azimuth + (n1 * spread),
                elevation + (n2 * elevationSigma),
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
