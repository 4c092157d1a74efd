using Parapet.Model.Scenario;
using Parapet.Physics.Radar;

namespace Parapet.Engine.Build;

/// <summary>What a radar gets back from ground, sea and rain behind its filter; all that does not depend on the cell.</summary>
/// <param name="WavelengthM">m.</param>
/// <param name="LandGamma">γ of the land, times the share of its echo that the filter leaves.</param>
/// <param name="LandSlopeRad">Standard deviation of its slopes, rad.</param>
/// <param name="SeaGamma">γ of the sea, times the share left.</param>
/// <param name="SeaHeightSigmaM">Standard deviation of the sea's height, m.</param>
/// <param name="RainReflectivityPerM">η of the rain, m²/m³, times the share left; 0 where it is dry.</param>
/// <param name="RainTopM">Height above sea level up to which it rains, m.</param>
public sealed record CompiledClutter(
    double WavelengthM, double LandGamma, double LandSlopeRad, double SeaGamma, double SeaHeightSigmaM, double RainReflectivityPerM, double RainTopM)
{
    /// <summary>Radial speed that waves and wind give the echo of sea and rain, m/s; assumed.</summary>
    private const double SeaSpeedMps = 1, RainSpeedMps = 6;

    /// <summary>Null where the scenario counts no clutter, or where the radar's improvement factor is not known.</summary>
    internal static CompiledClutter? Of(BuildContext context, in RadarParameters radar)
    {
        if (radar.ImprovementRatio <= 0 || !context.Counts(RadioEffect.Clutter))
            return null;
        EnvironmentDefinition environment = context.Loaded.Document.Environment;
        double wavelength = RadarEquation.SpeedOfLightMps / radar.FrequencyHz;
        ClutterSurface land = environment.Ground switch
        {
            GroundCover.Wooded => ClutterSurface.WoodedHills,
            GroundCover.Urban => ClutterSurface.Urban,
            GroundCover.Mountain => ClutterSurface.Mountains,
            _ => ClutterSurface.Farmland,
        };
        return new(
            wavelength,
            SurfaceClutter.Gamma(land) * DopplerProcessing.Residue(radar, 0),
            SurfaceClutter.SlopeRad(land),
            SurfaceClutter.SeaGamma(environment.SeaState, wavelength) * DopplerProcessing.Residue(radar, SeaSpeedMps),
            SurfaceClutter.SeaHeightSigmaM(environment.SeaState),
            environment.Rain is { } rain ? RainClutter.ReflectivityPerM(rain.Rate, wavelength) * DopplerProcessing.Residue(radar, RainSpeedMps) : 0,
            environment.Rain?.Height ?? 0);
    }
}
