using Parapet.Foundation;
using Parapet.Physics.Radar;

namespace Parapet.Engine.Build;

/// <summary>The terms of a radar's budget: which of the models of Physics is asked what.</summary>
internal static class LookTerms
{
    /// <summary>What of the ground stands out between the posts of the terrain, m: a cell hidden by more than this gives no echo.</summary>
    private const double ReliefM = 30;

    /// <summary>Least height of an antenna over a cell that the grazing angle is taken from, m.</summary>
    private const double LeastHeightM = 2;

    /// <summary>Both ways through the steered beam, which looks straight at the target.</summary>
    public static double Beam(CompiledSensor sensor, in LookLine line) => sensor.Radar.ScanLossExponent > 0
        ? AntennaPattern.ScanGain(AntennaPattern.BroadsideCosine(sensor.Radar, line.OffBearingRad, line.ElevationRad), sensor.Radar.ScanLossExponent)
        : 1;

    /// <summary>What the clutter filter lets through at the target's radial speed over the ground.</summary>
    public static double Filter(CompiledSensor sensor, in LocalFrame frame, in LookLine line, in LookTarget target)
    {
        if (sensor.Radar.NotchHalfWidthMps <= 0 || target.Velocity == Vector3D.Zero)
            return 1;
        return DopplerProcessing.Response(sensor.Radar, frame.DirectionToEnu(target.Velocity).Dot(line.EnuM) / line.RangeM);
    }

    /// <summary>Echo of ground or sea in the target's cell, and of the rain there, over noise and behind the filter.</summary>
    public static (double Surface, double Rain) Clutter(
        CompiledScenario scenario, CompiledSensor sensor, CompiledClutter clutter, in LocalFrame frame, in LookLine line, in LookTarget target)
    {
        Vector3D up = Wgs84.Up(EcefPosition.From(target.Position), out double heightM);
        double groundM = scenario.Terrain.ElevationM(up);
        double aboveM = Math.Max(0, heightM - groundM);
        // Far above its own beam the ground is in the side lobes.
        double gain = AntennaPattern.Gain(sensor.Radar, 0, aboveM / line.RangeM);
        double noise = RadarEquation.SignalToNoise(sensor.Radar, line.RangeM, 1);
        double surface = noise * gain * gain * Surface(scenario, sensor, clutter, in frame, in line, groundM);
        double rain = clutter.RainReflectivityPerM > 0
            ? noise * RainClutter.CrossSectionM2(sensor.Radar, clutter.RainReflectivityPerM, line.RangeM, aboveM, clutter.RainTopM - groundM)
            : 0;
        return (surface, rain);
    }

    /// <summary>Cross-section of the surface in a cell, what the filter leaves of it, on the axis of the beam, m².</summary>
    private static double Surface(CompiledScenario scenario, CompiledSensor sensor, CompiledClutter clutter, in LocalFrame frame, in LookLine line, double groundM)
    {
        bool sea = groundM <= 0;
        double radius = Wgs84.MeanRadiusM * scenario.EffectiveEarthFactor;
        double sine = SurfaceClutter.GrazingSine(Math.Max(LeastHeightM, frame.Origin.HeightM - groundM), line.RangeM, radius);
        double mean = SurfaceClutter.MeanSine(sine, sea ? 0 : clutter.LandSlopeRad);
        if (mean <= 0)
            return 0;
        if (!sea && sensor.Mask is { } mask)
        {
            double hiddenM = mask.LowestVisibleHeightM(line.AzimuthRad, line.RangeM * Math.Sqrt(Math.Max(0, 1 - (line.SinElevation * line.SinElevation)))) - groundM;
            mean *= Math.Clamp(1 - (hiddenM / ReliefM), 0, 1);
        }

        double area = SurfaceClutter.CellAreaM2(
            line.RangeM, BeamShapeLoss.TwoWayWidth * sensor.Radar.AzimuthBeamwidthRad, sensor.Radar.ElevationBeamwidthRad, sensor.Radar.RangeResolutionM, sine);
        return mean * area * (sea
            ? clutter.SeaGamma * SurfaceClutter.PropagationFactor4(sine, clutter.WavelengthM, clutter.SeaHeightSigmaM)
            : clutter.LandGamma);
    }

    /// <summary>Noise of jammers over the receiver's own with the beam on the target.</summary>
    public static double Jamming(CompiledSensor sensor, in LookLine line, ReadOnlySpan<JammerReception> jammers)
    {
        double sum = 0;
        foreach (ref readonly JammerReception jammer in jammers)
        {
            double across = Angle.WrapSigned(jammer.AzimuthRad - line.AzimuthRad) * Math.Sqrt(Math.Max(0, 1 - (line.SinElevation * line.SinElevation)));
            sum += jammer.OnAxis * AntennaPattern.Gain(sensor.Radar, across, jammer.ElevationRad - line.ElevationRad);
        }

        return sum;
    }
}
