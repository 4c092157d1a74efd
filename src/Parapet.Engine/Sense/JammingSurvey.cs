using Parapet.Engine.Build;
using Parapet.Engine.State;
using Parapet.Engine.State.Truth;
using Parapet.Foundation;
using Parapet.Physics.Radar;

namespace Parapet.Engine.Sense;

/// <summary>Who jams a radar at one look, and which of them it hears without seeing.</summary>
public sealed class JammingSurvey
{
    private readonly RunState run;
    private readonly TruthState truth;
    private readonly int[] jammers;
    private readonly JammerReception[] received;
    private readonly int[] threatOf;
    private readonly bool[] seen;

    public JammingSurvey(RunState run, TruthState truth)
    {
        this.run = run;
        this.truth = truth;
        CompiledScenario scenario = run.Scenario;
        jammers = [.. Enumerable.Range(0, scenario.Threats.Length).Where(t => Jammer(scenario, t) is not null)];
        received = new JammerReception[jammers.Length];
        threatOf = new int[jammers.Length];
        seen = new bool[jammers.Length];
    }

    /// <summary>Jammers heard at this look.</summary>
    public int Count { get; private set; }

    public ReadOnlySpan<JammerReception> Received => received.AsSpan(0, Count);

    /// <summary>Listens before a look.</summary>
    public void Receive(CompiledSensor sensor, in LocalFrame frame, double bearingRad)
    {
        Count = 0;
        if (sensor.Infrared)
            return;
        foreach (int t in jammers)
        {
            if (truth.Threats[t].Status != ThreatStatus.Flying)
                continue;
            JammerReception reception = JammerReception.Of(
                run.Scenario, sensor, in frame, bearingRad, Jammer(run.Scenario, t)!, truth.Threats[t].Path.PositionAt(run.Now));
            if (!(reception.OnAxis > 0))
                continue;
            threatOf[Count] = t;
            seen[Count] = false;
            received[Count++] = reception;
        }
    }

    /// <summary>A threat's echo gave a plot: no strobe of it is due.</summary>
    public void Seen(int threat)
    {
        for (int j = 0; j < Count; j++)
            seen[j] |= threatOf[j] == threat;
    }

    /// <summary>Whether a jammer heard gives a bearing: loud enough, inside sector and elevations, its echo not detected.</summary>
    public bool IsStrobe(int j, CompiledSensor sensor, double bearingRad, out int threat)
    {
        threat = threatOf[j];
        ref readonly JammerReception reception = ref received[j];
        return NoiseJamming.IsStrobe(reception.OnAxis, seen[j])
            && reception.ElevationRad >= sensor.Radar.ElevationMinRad && reception.ElevationRad <= sensor.Radar.ElevationMaxRad
            && Math.Abs(Angle.WrapSigned(reception.AzimuthRad - bearingRad)) <= sensor.Radar.SectorHalfWidthRad;
    }

    private static CompiledJammer? Jammer(CompiledScenario scenario, int threat) =>
        scenario.Threats[threat].Jams ? scenario.ThreatClasses[scenario.Threats[threat].Class].Jammer : null;
}
