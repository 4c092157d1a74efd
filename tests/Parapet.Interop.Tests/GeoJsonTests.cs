using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Parapet.Foundation;
using Parapet.Interop.GeoJson;
using Parapet.Testing;
using Xunit;

namespace Parapet.Interop.Tests;

public sealed class GeoJsonTests
{
    private const double BearingToleranceRad = 2e-4;

    private static readonly IReadOnlyList<GeodeticPosition> Square =
        [At(40, 32), At(40, 33), At(41, 33), At(41, 32)];

    [Fact]
    public void The_laydown_holds_assets_units_and_rings()
    {
        JsonElement map = Written(s => LaydownGeoJson.Write(Fixture.Run(), s));
        Assert.Equal("FeatureCollection", map.GetProperty("type").GetString());
        Assert.Equal(
            ["asset/refinery", "asset/airbase", "unit/battery-a", "sensor/battery-a/search", "sensor/battery-a/fire-control"],
            map.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("id").GetString()));
        JsonElement airbase = map.GetProperty("features")[1];
        Assert.Equal("[32.69,39.94]", airbase.GetProperty("geometry").GetProperty("coordinates").GetRawText());
        Assert.Equal(260, airbase.GetProperty("properties").GetProperty("disabledAtSeconds").GetDouble());
    }

    [Fact]
    public void Outlines_turn_left_and_holes_right_whichever_way_they_came()
    {
        List<GeodeticPosition> hole = [At(40.2, 32.2), At(40.2, 32.4), At(40.4, 32.4), At(40.2, 32.2)];
        foreach (bool turned in new[] { false, true })
        {
            JsonElement map = Written(s =>
            {
                using GeoJsonWriter writer = new(s);
                writer.Polygon("p", turned ? [[.. Square.Reverse()], [.. Enumerable.Reverse(hole)]] : [Square, hole], _ => { });
            });
            JsonElement rings = map.GetProperty("features")[0].GetProperty("geometry").GetProperty("coordinates");
            Near.Equal(1, Area(rings[0]), absolute: 1e-9);
            Near.Equal(-0.02, Area(rings[1]), absolute: 1e-9);
            Assert.Equal((5, 4), (rings[0].GetArrayLength(), rings[1].GetArrayLength()));
            foreach (JsonElement ring in rings.EnumerateArray())
                Assert.Equal(ring[0].GetRawText(), ring[ring.GetArrayLength() - 1].GetRawText());
        }
    }

    [Theory]
    [InlineData(2, "[32.86,39.93]")]
    [InlineData(6, "[32.856789,39.934568]")]
    public void Coordinates_have_the_decimals_asked_for(int decimals, string text)
    {
        JsonElement map = Written(s =>
        {
            using GeoJsonWriter writer = new(s, decimals);
            writer.Point("p", At(39.9345678, 32.8567891), json => json.WriteNumber("n", 1));
            writer.Line("l", Square, _ => { });
        });
        Assert.Equal(text, map.GetProperty("features")[0].GetProperty("geometry").GetProperty("coordinates").GetRawText());
        Assert.Equal(4, map.GetProperty("features")[1].GetProperty("geometry").GetProperty("coordinates").GetArrayLength());
    }

    [Fact]
    public void Bad_shapes_are_refused_before_anything_of_them_is_written()
    {
        JsonElement map = Written(s =>
        {
            using GeoJsonWriter writer = new(s);
            Assert.Throws<ArgumentException>(() => writer.Polygon("p", [[At(1, 1), At(1, 2), At(1, 1)]], _ => { }));
            Assert.Throws<ArgumentException>(() => writer.Line("l", [At(1, 1)], _ => { }));
        });
        Assert.Equal(0, map.GetProperty("features").GetArrayLength());
        Assert.Throws<ArgumentOutOfRangeException>(() => new GeoJsonWriter(Stream.Null, 7));
    }

    [Fact]
    public void A_ring_stands_at_its_range_and_bearing_at_any_place()
    {
        Gen<GeodeticPosition> places = Gen.Choose(-85, 85).SelectMany(_ => Gen.Choose(-179, 179), At);
        Gen<(GeodeticPosition Centre, int RangeKm)> any = places.Zip(Gen.Choose(1, 5900));
        Check.QuickThrowOnFailure(Prop.ForAll(any.ToArbitrary(), pair =>
        {
            (GeodeticPosition centre, int rangeKm) = pair;
            LocalFrame frame = new(centre);
            IReadOnlyList<GeodeticPosition> sector = GroundRing.Around(centre, rangeKm * 1000.0, 0.3, 0.5);
            foreach (GeodeticPosition p in sector.Take(sector.Count - 1))
            {
                Vector3D enu = frame.ToEnu(Wgs84.ToEcef(p)).Vector;
                Near.Equal(rangeKm * 1000.0, enu.Length, relative: 2e-9, what: "range");
                if (rangeKm < 1500)
                    Assert.InRange(ExactMath.Atan2(enu.X, enu.Y), -0.2 - BearingToleranceRad, 0.8 + BearingToleranceRad);
            }

            return sector[^1] == centre;
        }));
    }

    [Fact]
    public void A_full_ring_goes_round_once()
    {
        IReadOnlyList<GeodeticPosition> ring = GroundRing.Around(Paths.Home, 100_000, 0, Math.PI);
        Assert.Equal(72, ring.Count);
        Assert.Equal(72, ring.Distinct().Count());
        Assert.Throws<ArgumentOutOfRangeException>(() => GroundRing.Around(Paths.Home, double.NaN, 0, 1));
    }

    private static GeodeticPosition At(double latitude, double longitude) => GeodeticPosition.FromDegrees(latitude, longitude);

    private static GeodeticPosition At(int latitude, int longitude) => GeodeticPosition.FromDegrees(latitude, longitude);

    private static double Area(JsonElement ring)
    {
        double sum = 0;
        for (int i = 0; i + 1 < ring.GetArrayLength(); i++)
            sum += (X(i) * Y(i + 1)) - (X(i + 1) * Y(i));
        return sum / 2;

        double X(int i) => ring[i][0].GetDouble() - 32;
        double Y(int i) => ring[i][1].GetDouble() - 40;
    }

    private static JsonElement Written(Action<Stream> write)
    {
        using MemoryStream stream = new();
        write(stream);
        return JsonSerializer.Deserialize<JsonElement>(stream.ToArray());
    }
}
