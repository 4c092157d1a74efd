using Parapet.Foundation;
using Parapet.Physics.Earth;
using Parapet.Physics.Propagation;
using Parapet.Physics.Terrain;
using Parapet.Testing;
using Xunit;

namespace Parapet.Physics.Tests.Propagation;

public class SitePropagationTests
{
    private const double FourThirds = 4.0 / 3;

    private static readonly PropagationParameters SBand = new() { FrequencyHz = 3e9, ElevationBeamwidthRad = 0.02 };

    private static readonly Lazy<ElevationGrid> Terrain = new(() => TerrainReader.Open(Checkout.Path("data", "terrain", "turkey-dted0.bil")));

    [Theory]
    [InlineData(36.9, 35.4, 3.0)] // plain by the sea
    [InlineData(38.5, 34.5, 5.0)] // mountains
    [InlineData(39.5, 32.5, 4.0)] // plateau
    public void By_look_up_diffraction_is_what_the_whole_profile_gives(double lat, double lon, double fineDb)
    {
        GeodeticPosition site = GeodeticPosition.FromDegrees(lat, lon, 0);
        HorizonMask mask = HorizonMask.Build(Terrain.Value, site, 20, 250000);
        GroundProfile profile = GroundProfile.Build(Terrain.Value, site, 250000, FourThirds);
        RadioPropagation radio = RadioPropagation.ForSite(SBand with { Effects = PropagationEffects.Diffraction }, mask, SiteGround.Of(profile, mask.Antenna.HeightM));
        List<double> same = [], fine = [], bias = [];
        StreamKey luck = new(3, 0, 0, 1);
        for (uint i = 0; i < 1500; i++)
        {
            Draw draw = luck[i];
            double azimuth = Math.Floor(draw.Uniform * 1440) * 2 * Math.PI / 1440, range = 20000 + (draw.Uniform2 * 200000);
            (double[] x, double[] ground) = Along(site, azimuth, range, profile.CellM);
            double height = ground[^1] + (30 * Math.Exp(luck[i + 100000].Uniform * 4));
            double whole = Direct(x, ground, mask.Antenna.HeightM, height);
            PathFactor look = radio.At(azimuth, range, height);
            double loss = -10 * Math.Log10(Math.Max(look.OneWay, 1e-30));
            if (whole > 40 && loss > 40)
                continue; // nothing is seen there
            // The mask sees crests that fall between the profile's points; where the two agree on what is hidden, so must the loss.
            if (look.Clear == whole <= 6.0)
                same.Add(Math.Abs(loss - whole));
            (x, ground) = Along(site, azimuth, range, 250);
            double finer = Direct(x, ground, mask.Antenna.HeightM, height);
            fine.Add(Math.Abs(loss - finer));
            bias.Add(loss - finer);
        }

        same.Sort();
        fine.Sort();
        Assert.True(same.Count > 300 && fine.Count > same.Count);
        Near.Equal(0, same[same.Count / 2], absolute: 0.05, what: "half, same points");
        Near.Equal(0, same[(int)(0.95 * same.Count)], absolute: 0.6, what: "95 %, same points");
        Near.Equal(0, fine[(int)(0.5 * fine.Count)], absolute: 0.6, what: "half, points of 250 m");
        Near.Equal(0, fine[(int)(0.9 * fine.Count)], absolute: fineDb, what: "90 %, points of 250 m");
        Near.Equal(0, bias.Average(), absolute: 1, what: "mean, points of 250 m");
    }

    [Fact]
    public void Over_flat_sea_a_site_has_the_factor_of_the_smooth_earth_and_the_air_of_the_path()
    {
        GeodeticPosition site = GeodeticPosition.FromDegrees(36, 34, 0);
        HorizonMask mask = HorizonMask.Build(ElevationGrid.FlatSea, site, 30, 200000);
        RadioPropagation radio = RadioPropagation.ForSite(SBand, mask, null);
        PropagationFactor factor = new(Surface.OfSea(3e9, 3), SBand.WavelengthM, FourThirds * Wgs84.MeanRadiusM, vertical: false, 0.02);
        GasProfile gas = new(3e9, 0.0075);
        foreach (double range in (double[])[5000, 20000, 45000, 52000, 60000, 80000])
        {
            double expected = factor.Db(30, 50, range) - gas.LossDb(30, 50, range, FourThirds * Wgs84.MeanRadiusM);
            Near.Equal(expected, 10 * Math.Log10(radio.At(1, range, 50).OneWay), absolute: 1e-6, what: $"{range} m");
            // An antenna that moves gets the same over the sea.
            LocalFrame frame = new(site with { HeightM = 30 });
            Near.Equal(expected, 10 * Math.Log10(RadioPropagation.Anywhere(SBand).From(frame, 1, range, 50, clear: range < 50000).OneWay), absolute: 1e-6, what: $"{range} m");
        }

        Assert.True(radio.At(0, 45000, 50).Clear);
        Assert.False(radio.At(0, 60000, 50).Clear);
        Assert.Equal(default, radio.At(0, 250000, 5000));
    }

    [Fact]
    public void Without_diffraction_what_is_hidden_gets_nothing_and_without_anything_what_is_seen_gets_all()
    {
        GeodeticPosition site = GeodeticPosition.FromDegrees(38.5, 34.5, 0);
        HorizonMask mask = HorizonMask.Build(Terrain.Value, site, 20, 200000);
        SiteGround ground = SiteGround.Of(GroundProfile.Build(Terrain.Value, site, 200000, FourThirds), mask.Antenna.HeightM);
        RadioPropagation bare = RadioPropagation.ForSite(SBand with { Effects = PropagationEffects.None }, mask, ground);
        RadioPropagation all = RadioPropagation.ForSite(SBand, mask, ground);
        int seen = 0;
        for (int i = 0; i < 2000; i++)
        {
            double azimuth = i * 0.1, range = 3000 + (i * 90), height = 1500 + (i % 17 * 100);
            PathFactor look = bare.At(azimuth, range, height), whole = all.At(azimuth, range, height);
            Assert.Equal(mask.IsVisible(azimuth, range, height), look.Clear);
            Near.Equal(look.Clear ? 1 : 0, look.OneWay, absolute: 1e-12);
            Assert.True(whole.OneWay is >= 0 and <= 4);
            seen += look.Clear ? 1 : 0;
        }

        Assert.InRange(seen, 200, 1800);
    }

    [Fact]
    public void A_profile_knows_sea_from_land()
    {
        GeodeticPosition site = GeodeticPosition.FromDegrees(36.7, 35.2, 0);
        HorizonMask mask = HorizonMask.Build(Terrain.Value, site, 20, 100000);
        RadioPropagation radio = RadioPropagation.ForSite(SBand, mask, SiteGround.Of(GroundProfile.Build(Terrain.Value, site, 100000, FourThirds), mask.Antenna.HeightM));
        Assert.True(radio.SurfaceAt(Math.PI, 40000).Sea); // the gulf, south
        (double height, bool sea) = radio.SurfaceAt(0, 80000); // the Taurus, north
        Assert.True(!sea && height > 300, $"{height} m");
    }

    [Fact]
    public void A_look_allocates_nothing()
    {
        GeodeticPosition site = GeodeticPosition.FromDegrees(38.5, 34.5, 0);
        HorizonMask mask = HorizonMask.Build(Terrain.Value, site, 20, 200000);
        PropagationParameters wet = SBand with { SurfaceRefractivity = 330, RainRateMmph = 10, RainCircles = [new(site, 50000)] };
        RadioPropagation radio = RadioPropagation.ForSite(wet, mask, SiteGround.Of(GroundProfile.Build(Terrain.Value, site, 200000, FourThirds), mask.Antenna.HeightM));
        double sum = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 3000; i++)
            sum += radio.At(i * 0.1, 3000 + (i * 60), 1200 + (i % 17 * 100)).OneWay;
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(sum > 0);
    }

    private static double Direct(double[] x, double[] ground, double height1M, double height2M) => Bullington.DeltaLossDb(
        x, ground, height1M, height2M, SBand.WavelengthM, FourThirds * Wgs84.MeanRadiusM, Surface.OfLand(3e9, LandCover.Farmland), vertical: false);

    private static (double[] X, double[] Ground) Along(GeodeticPosition site, double azimuth, double range, double stepM)
    {
        int last = (int)((range / stepM) - 0.5);
        double[] x = [.. Enumerable.Range(0, last + 1).Select(i => i * stepM), range];
        return (x, [.. x.Select(d => Terrain.Value.ElevationM(Geodesic.Direct(site, new Angle(azimuth), d)))]);
    }
}
