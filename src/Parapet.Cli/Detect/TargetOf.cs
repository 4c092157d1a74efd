using Parapet.Engine.Build;
using Parapet.Foundation;
using Parapet.Model.Catalogue;
using Parapet.Physics.Radar;

namespace Parapet.Cli.Detect;

/// <summary>The target of a question as a sensor sees it from where it stands.</summary>
internal static class TargetOf
{
    public static LookTarget Looked(DetectionQuestion question, CompiledSensor sensor, Vector3D sensorEcefM, Vector3D position, Vector3D velocity)
    {
        double rcs = question.RcsM2 ?? CrossSection(question.Target!, sensor.Band, sensorEcefM, position, velocity);
        return new(position, velocity, rcs, question.Swerling, question.Target?.InfraredSignature?.Likely ?? 1);
    }

    private static double CrossSection(ThreatType type, RadarBand band, Vector3D sensorEcefM, Vector3D position, Vector3D velocity)
    {
        AspectRcs aspects = type.Rcs[band];
        return RcsModel.Interpolate(aspects.Front.Likely, aspects.Side.Likely, aspects.Rear.Likely, position, velocity, sensorEcefM);
    }
}
