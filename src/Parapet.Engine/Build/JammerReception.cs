using Parapet.Foundation;
using Parapet.Physics.Radar;

namespace Parapet.Engine.Build;

/// <summary>A jammer as one radar receives it.</summary>
/// <param name="AzimuthRad">Direction it comes from, clockwise from north, rad.</param>
/// <param name="ElevationRad">Above the antenna's horizontal, rad.</param>
/// <param name="OnAxis">Its noise over the receiver's own where the beam looks straight at it, a power ratio.</param>
public readonly record struct JammerReception(double AzimuthRad, double ElevationRad, double OnAxis)
{
    /// <summary>How a radar receives a jammer; nothing where ground lies between, or where the jammer does not work in its band.</summary>
    /// <param name="jammerEcefM">Earth-fixed, m.</param>
    public static JammerReception Of(
        CompiledScenario scenario, CompiledSensor sensor, in LocalFrame frame, double bearingRad, CompiledJammer jammer, Vector3D jammerEcefM)
    {
        LookLine line = LookLine.To(in frame, bearingRad, jammerEcefM);
        if (sensor.Infrared || line.RangeM < 1 || !jammer.Bands[(int)sensor.Band])
            return new(line.AzimuthRad, line.ElevationRad, 0);
        JammerParameters noise = new() { EffectivePowerW = jammer.RadiatedPowerW, BandwidthHz = jammer.BandwidthHz };
        double oneWay = SensorPropagation.To(scenario, sensor, sensor.Propagation!, in frame, line.EnuM, line.AzimuthRad, jammerEcefM).OneWay;
        return new(line.AzimuthRad, line.ElevationRad, oneWay > 0 ? NoiseJamming.JammingToNoise(sensor.Radar, in noise, line.RangeM, 1, oneWay) : 0);
    }
}
