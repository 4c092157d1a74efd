using Parapet.Foundation;
using Parapet.Physics.Radar;

namespace Parapet.Engine.Build;

/// <summary>
/// Where a ground sensor can look: its volume and the terrain around it. Geometry that the defence knows beforehand, so that
/// Sense, Track and Decide may all ask.
/// </summary>
public static class SensorCoverage
{
    /// <summary>True where the point (Earth-fixed, metres) is inside the sensor's volume and above its terrain mask.</summary>
    public static bool Covers(CompiledSensor sensor, Vector3D pointEcefM) => Covers(sensor, sensor.Frame, sensor.BearingRad, pointEcefM);

    /// <summary>True where one of some ground sensors covers the point.</summary>
    public static bool AnyCovers(CompiledScenario scenario, int[] sensors, Vector3D pointEcefM)
    {
        foreach (int s in sensors)
        {
            if (Covers(scenario.Sensors[s], pointEcefM))
                return true;
        }

        return false;
    }

    /// <summary>The same with the frame and bearing an airborne sensor has now; without a mask terrain is not counted.</summary>
    public static bool Covers(CompiledSensor sensor, in LocalFrame frame, double bearingRad, Vector3D pointEcefM)
    {
        Vector3D line = frame.DirectionToEnu(pointEcefM - frame.OriginEcef);
        double range = line.Length;
        if (range < 1)
            return false;
        double azimuth = ExactMath.Atan2(line.X, line.Y);
        if (!RadarVolume.Contains(sensor.Radar, range, Angle.WrapSigned(azimuth - bearingRad), ExactMath.Asin(line.Z / range)))
            return false;
        return sensor.Mask is null || IsAboveMask(sensor, in frame, line, azimuth, pointEcefM);
    }

    /// <summary>Inside the sensor's volume, terrain not asked.</summary>
    public static bool IsInVolume(CompiledSensor sensor, in LocalFrame frame, double bearingRad, Vector3D pointEcefM)
    {
        Vector3D line = frame.DirectionToEnu(pointEcefM - frame.OriginEcef);
        double range = line.Length;
        return range >= 1
            && RadarVolume.Contains(sensor.Radar, range, Angle.WrapSigned(ExactMath.Atan2(line.X, line.Y) - bearingRad), ExactMath.Asin(line.Z / range));
    }

    /// <summary>Terrain mask look-up for a line of sight given in the sensor's own frame.</summary>
    public static bool IsAboveMask(CompiledSensor sensor, in LocalFrame frame, Vector3D lineEnuM, double azimuthRad, Vector3D pointEcefM)
    {
        double across = Math.Sqrt((lineEnuM.X * lineEnuM.X) + (lineEnuM.Y * lineEnuM.Y));
        double ground = Wgs84.MeanRadiusM * ExactMath.Atan2(across, Wgs84.MeanRadiusM + frame.Origin.HeightM + lineEnuM.Z);
        return sensor.Mask!.IsVisible(azimuthRad, ground, Wgs84.HeightM(EcefPosition.From(pointEcefM)));
    }
}
