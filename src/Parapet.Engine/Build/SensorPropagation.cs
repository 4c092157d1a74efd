using Parapet.Foundation;
using Parapet.Physics.Propagation;
using Parapet.Physics.Terrain;

namespace Parapet.Engine.Build;

/// <summary>What a look asks of the way to its target.</summary>
public static class SensorPropagation
{
    /// <summary>One way from a radar's antenna to a point; the same the other way.</summary>
    /// <param name="propagation">Of the radar.</param>
    /// <param name="frame">Of the antenna now.</param>
    /// <param name="lineEnuM">From the antenna to the point in that frame, m.</param>
    /// <param name="azimuthRad">Of that line, clockwise from north, rad.</param>
    /// <param name="pointEcefM">The point, Earth-fixed, m.</param>
    public static PathFactor To(CompiledScenario scenario, CompiledSensor sensor, RadioPropagation propagation, in LocalFrame frame, Vector3D lineEnuM, double azimuthRad, Vector3D pointEcefM)
    {
        double across = Math.Sqrt((lineEnuM.X * lineEnuM.X) + (lineEnuM.Y * lineEnuM.Y));
        double ground = Wgs84.MeanRadiusM * ExactMath.Atan2(across, Wgs84.MeanRadiusM + frame.Origin.HeightM + lineEnuM.Z);
        double height = Wgs84.HeightM(EcefPosition.From(pointEcefM));
        return sensor.Mask is not null
            ? propagation.At(azimuthRad, ground, height)
            : propagation.From(in frame, azimuthRad, ground, height, LineOfSight.IsClear(scenario.Terrain, frame.OriginEcef, pointEcefM, scenario.EffectiveEarthFactor));
    }
}
