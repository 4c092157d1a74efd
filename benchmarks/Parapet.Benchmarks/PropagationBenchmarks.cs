using Parapet.Foundation;
using Parapet.Physics.Earth;
using Parapet.Physics.Propagation;
using Parapet.Physics.Terrain;

namespace Parapet.Benchmarks;

/// <summary>What each effect on the way of a wave adds to a look, and what a site takes to prepare.</summary>
internal static class PropagationBenchmarks
{
    public static void Print(Action<string, Timing> line)
    {
        GeodeticPosition site = GeodeticPosition.FromDegrees(37.0, 35.3);
        HorizonMask mask = HorizonMask.Build(Shipped.Turkey, site, 15, 400e3), sea = HorizonMask.Build(ElevationGrid.FlatSea, site, 15, 400e3);
        GroundProfile profile = GroundProfile.Build(Shipped.Turkey, site, 400e3, LineOfSight.FourThirds);
        SiteGround ground = SiteGround.Of(profile, mask.Antenna.HeightM);
        StreamKey luck = new(1, 0, 0, 1);
        (double Azimuth, double RangeM, double HeightM)[] low = new (double, double, double)[1024], high = new (double, double, double)[1024];
        for (int i = 0; i < low.Length; i++)
        {
            Draw d = luck[(uint)(2 * i)], e = luck[(uint)((2 * i) + 1)];
            double azimuth = 2 * Math.PI * d.Uniform, range = 5e3 + (145e3 * d.Uniform2);
            double above = Shipped.Turkey.ElevationM(Geodesic.Direct(site, new Angle(azimuth), range));
            low[i] = (azimuth, range, above + 50 + (450 * e.Uniform));
            high[i] = (azimuth, range, 3000 + (9000 * e.Uniform));
        }

        PropagationParameters radar = new() { FrequencyHz = 3e9, ElevationBeamwidthRad = 0.02, RainRateMmph = 10 };
        foreach ((string name, PropagationEffects effects) in ((string, PropagationEffects)[])
            [("mask only", 0), ("gas", PropagationEffects.Gas), ("rain", PropagationEffects.Rain), ("multipath", PropagationEffects.Multipath), ("diffraction", PropagationEffects.Diffraction), ("all effects", PropagationEffects.All)])
        {
            RadioPropagation radio = RadioPropagation.ForSite(radar with { Effects = effects }, mask, ground);
            line($"way of a wave over terrain, {name}, targets 50 to 500 m up", Timing.Of(i => Look(radio, low[i & 1023])));
            line($"way of a wave over terrain, {name}, targets 3 to 12 km high", Timing.Of(i => Look(radio, high[i & 1023])));
        }

        RadioPropagation refracted = RadioPropagation.ForSite(radar with { SurfaceRefractivity = 315 }, mask, ground), water = RadioPropagation.ForSite(radar, sea, null);
        line("way of a wave over terrain, all effects and refractivity, targets 50 to 500 m up", Timing.Of(i => Look(refracted, low[i & 1023])));
        line("way of a wave over flat sea, all effects, at 50 m", Timing.Of(i => water.At(low[i & 1023].Azimuth, low[i & 1023].RangeM, 50).OneWay));
        line("ground profile built, 1,440 azimuths to 400 km", Timing.Of(_ => GroundProfile.Build(Shipped.Turkey, site, 400e3, LineOfSight.FourThirds).CellM, batches: 9));
        line("ground as an antenna sees it, from the profile", Timing.Of(_ => SiteGround.Of(profile, 40).AntennaM, batches: 31));
        line("gas table of one frequency", Timing.Of(i => new GasProfile(3e9 + i, 0.0075).At(100), batches: 31));
        line("refraction table", Timing.Of(i => new RefractionTable(new(315 + (i & 7), 7350)).EffectiveRadiusM, batches: 31));
        Console.WriteLine($"| bytes of a site to 400 km: mask {mask.SizeBytes}, ground profile {profile.SizeBytes}, as the antenna sees it {ground.SizeBytes} | | |");
    }

    private static double Look(RadioPropagation radio, (double Azimuth, double RangeM, double HeightM) target) =>
        radio.At(target.Azimuth, target.RangeM, target.HeightM).OneWay;
}
