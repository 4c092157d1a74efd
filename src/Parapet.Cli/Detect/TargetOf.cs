using Parapet.Engine.Build;
using Parapet.Foundation;
using Parapet.Physics.Radar;

namespace Parapet.Cli.Detect;

/// <summary>The target of a question before one sensor: what does not depend on the place is worked out once.</summary>
internal sealed class TargetOf
{
    private readonly DetectionQuestion question;
    private readonly bool infrared;
    private readonly CompiledThreatClass? kind;
    private readonly RcsByAspect rcs;

    public TargetOf(DetectionQuestion question, CompiledSensor sensor)
    {
        this.question = question;
        infrared = sensor.Infrared;
        kind = question.Target is { } type ? ScenarioBuilder.ThreatClass(type) : null;
        if (kind is not null && !infrared)
            rcs = kind.At(sensor.Radar.FrequencyHz);
    }

    /// <param name="nose">Direction it points and flies, unit.</param>
    /// <param name="up">Local vertical there, unit.</param>
    public LookTarget At(Vector3D position, Vector3D sensorEcefM, Vector3D nose, Vector3D up)
    {
        Vector3D velocity = nose * question.SpeedMps;
        if (kind is null)
            return new(position, velocity, question.RcsM2!.Value, question.Swerling, 1);
        (double alongNose, double alongBack) = RcsModel.Cosines(sensorEcefM - position, nose, up);
        return new(position, velocity, infrared ? 0 : RcsModel.OnSphere(in rcs, alongNose, alongBack), question.Swerling, kind.InfraredSignature) { Heat = kind.Heat };
    }
}
