using Parapet.Engine.Build;
using Parapet.Foundation;
using Parapet.Physics.Propagation;
using Parapet.Testing;
using Xunit;

namespace Parapet.Engine.Tests.Build;

public class PropagationBuilderTests
{
    [Fact]
    public void What_a_scenario_says_of_the_air_reaches_every_radar_and_the_hash()
    {
        CompiledScenario usual = Of("{}"), wet = Of("{ rain: { rate: 20 mm/h, areas: [{ centre: 44.8 N 30.0 W, radius: 30 km }] }, humidity: 12 g/m3, sea-state: 5, ground: desert }");
        PropagationParameters dry = Radar(usual).Parameters, rain = Radar(wet).Parameters;
        Assert.Equal(PropagationEffects.All, dry.Effects);
        Assert.Equal(0, dry.RainRateMmph);
        Near.Equal(20, rain.RainRateMmph, absolute: 0);
        Near.Equal(30000, Assert.Single(rain.RainCircles).RadiusM, absolute: 0);
        Near.Equal(0.012, rain.VapourDensityKgpm3, relative: 1e-12);
        Assert.Equal((5, LandCover.Desert), (rain.SeaState, rain.Land));
        Assert.NotEqual(usual.Hash, wet.Hash);
        Assert.NotEqual(usual.Hash, Of("{ effects: [gas] }").Hash);
        Assert.Equal(usual.Hash, Of("{ sea-state: 3 }").Hash);
        Assert.Equal(usual.Hash, Of("{ effects: [time-budget, beam, doppler, clutter, diffraction, multipath, rain, gas] }").Hash);
    }

    [Fact]
    public void Refractivity_takes_the_place_of_the_effective_earth()
    {
        CompiledScenario bent = Of("{ refractivity: { surface: 315, scale-height: 7.35 km } }"), plain = Of("{ effective-earth-factor: 1.2 }");
        Near.Equal(Refractivity.Reference.EffectiveEarthFactor(), bent.EffectiveEarthFactor, relative: 1e-12);
        Near.Equal(1.2, plain.EffectiveEarthFactor, absolute: 0);
        // A target far away and high counts as lower than it is; over a plain effective earth as high as it is.
        Assert.InRange(Radar(bent).EffectiveHeightM(100, 300000, 9000), 8400, 8950);
        Near.Equal(9000, Radar(plain).EffectiveHeightM(100, 300000, 9000), absolute: 0);
    }

    [Fact]
    public void Rain_on_the_way_weakens_the_echo_and_elsewhere_does_not()
    {
        const string Rain = "{{ effects: [rain], rain: {{ rate: 50 mm/h, areas: [{{ centre: {0}, radius: 10 km }}] }} }}";
        CompiledScenario dry = Of("{ effects: [rain] }"), here = Of(string.Format(System.Globalization.CultureInfo.InvariantCulture, Rain, "44.8 N 30.0 W"));
        CompiledScenario there = Of(string.Format(System.Globalization.CultureInfo.InvariantCulture, Rain, "45.8 N 30.0 W"));
        LookTarget target = new(Wgs84.ToEcef(GeodeticPosition.FromDegrees(44.55, -30, 1500)).Vector, default, 1, 1, 1);
        double Snr(CompiledScenario s) => SensorLook.At(s, s.Sensors[0], s.Sensors[0].Frame, s.Sensors[0].BearingRad, target).SignalToNoise;
        Assert.True(Snr(dry) > 0);
        Assert.True(Snr(here) < 0.9 * Snr(dry));
        Near.Equal(Snr(dry), Snr(there), relative: 1e-12);
    }

    private static CompiledScenario Of(string environment) => World.Force(
        World.Unit("patriot", launchers: "[{ launcher: m901, count: 1, load: gem-t }]"), environment: environment);

    private static RadioPropagation Radar(CompiledScenario scenario) => scenario.Sensors[0].Propagation!;
}
