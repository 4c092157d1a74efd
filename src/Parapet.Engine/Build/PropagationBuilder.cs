using Parapet.Foundation;
using Parapet.Model.Catalogue;
using Parapet.Model.Scenario;
using Parapet.Physics.Propagation;
using Parapet.Physics.Radar;
using Parapet.Physics.Terrain;

namespace Parapet.Engine.Build;

/// <summary>From a scenario's environment and a radar to the way of its waves.</summary>
internal static class PropagationBuilder
{
    /// <summary>Of an antenna on the ground, at the mask's place.</summary>
    /// <param name="site">The ground it stands on, as the mask was made for.</param>
    public static RadioPropagation Ground(BuildContext context, HorizonMask mask, GeodeticPosition site, in RadarParameters radar, RadarBand band)
    {
        PropagationParameters parameters = Parameters(context.Loaded.Document.Environment, radar, band);
        SiteGround? ground = context.Cache.Ground(context.Terrain, site, radar.InstrumentedRangeM, context.EffectiveEarthFactor, mask.Antenna.HeightM);
        return RadioPropagation.ForSite(parameters, mask, ground, Refraction(context, parameters), Gas(context, parameters));
    }

    /// <summary>Of an antenna on an aircraft.</summary>
    public static RadioPropagation Airborne(BuildContext context, in RadarParameters radar, RadarBand band)
    {
        PropagationParameters parameters = Parameters(context.Loaded.Document.Environment, radar, band);
        return RadioPropagation.Anywhere(parameters, Refraction(context, parameters), Gas(context, parameters));
    }

    /// <summary>The factor of effective to true radius that a scenario's rays go by, at the ground.</summary>
    public static double EffectiveEarthFactor(EnvironmentDefinition environment) => environment.Refractivity is { } air
        ? 1 / (1 - (Wgs84.MeanRadiusM * air.Surface * 1e-6 / air.ScaleHeight))
        : environment.EffectiveEarthFactor;

    public static PropagationParameters Parameters(EnvironmentDefinition environment, in RadarParameters radar, RadarBand band)
    {
        PropagationEffects effects = PropagationEffects.None;
        foreach (RadioEffect effect in environment.Effects)
        {
            effects |= effect switch
            {
                RadioEffect.Gas => PropagationEffects.Gas,
                RadioEffect.Rain => PropagationEffects.Rain,
                RadioEffect.Multipath => PropagationEffects.Multipath,
                RadioEffect.Diffraction => PropagationEffects.Diffraction,
                _ => PropagationEffects.None,
            };
        }

        return new()
        {
            FrequencyHz = radar.FrequencyHz > 0 ? radar.FrequencyHz : Usual(band),
            VerticalPolarisation = radar.VerticalPolarisation,
            ElevationBeamwidthRad = radar.ElevationBeamwidthRad,
            Effects = effects,
            EffectiveEarthFactor = EffectiveEarthFactor(environment),
            SurfaceRefractivity = environment.Refractivity?.Surface ?? 0,
            RefractivityScaleHeightM = environment.Refractivity?.ScaleHeight ?? 7350,
            VapourDensityKgpm3 = environment.Humidity,
            RainRateMmph = environment.Rain?.Rate ?? 0,
            RainTopM = environment.Rain?.Height ?? 0,
            RainCircles = [.. (environment.Rain?.Areas ?? []).Select(a => new RainCircle(new(new Angle(a.Centre.LatitudeRad), new Angle(a.Centre.LongitudeRad), 0), a.Radius))],
            SeaState = environment.SeaState,
            Land = environment.Ground switch
            {
                GroundCover.Wooded => LandCover.Wooded,
                GroundCover.Desert => LandCover.Desert,
                GroundCover.Urban => LandCover.Urban,
                GroundCover.Mountain => LandCover.Mountain,
                _ => LandCover.Farmland,
            },
        };
    }

    private static RefractionTable? Refraction(BuildContext context, PropagationParameters p) =>
        p.SurfaceRefractivity > 0 ? context.Cache.Refraction(new(p.SurfaceRefractivity, p.RefractivityScaleHeightM)) : null;

    private static GasProfile? Gas(BuildContext context, PropagationParameters p) =>
        p.Has(PropagationEffects.Gas) ? context.Cache.Gas(p.FrequencyHz, p.VapourDensityKgpm3) : null;

    /// <summary>The middle of a band, where a radar's frequency is not known (IEEE Std 521: letters).</summary>
    private static double Usual(RadarBand band) => band switch
    {
        RadarBand.Vhf => 0.16e9,
        RadarBand.S => 3e9,
        RadarBand.C => 6e9,
        _ => 10e9,
    };
}
