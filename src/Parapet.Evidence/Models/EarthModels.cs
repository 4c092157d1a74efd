using Parapet.Evidence.Cases;
using Parapet.Foundation;
using Parapet.Physics.Atmosphere;
using Parapet.Physics.Earth;

namespace Parapet.Evidence.Models;

/// <summary>The Earth, its frames and its air.</summary>
internal static class EarthModels
{
    public static IEnumerable<EvidenceModel> All { get; } =
    [
        new(
            "geodesic-inverse",
            [.. Place("lat1_deg", "lon1_deg"), .. Place("lat2_deg", "lon2_deg")],
            [new NumberColumn("expect_distance_m"), new AzimuthColumn("expect_azimuth1_deg")],
            c =>
            {
                GeodesicLine line = Geodesic.Inverse(new(c.Degrees("lat1_deg"), c.Degrees("lon1_deg"), 0), new(c.Degrees("lat2_deg"), c.Degrees("lon2_deg"), 0));
                return [line.DistanceM, line.AzimuthAtA.Degrees];
            }),
        new(
            "geodetic-to-ecef",
            [.. Place("lat_deg", "lon_deg"), new NumberColumn("height_m")],
            [new NumberColumn("expect_x_m"), new NumberColumn("expect_y_m"), new NumberColumn("expect_z_m")],
            c =>
            {
                EcefPosition e = Wgs84.ToEcef(At(c, "lat_deg", "lon_deg", "height_m"));
                return [e.XM, e.YM, e.ZM];
            }),
        new(
            "geodetic-to-enu",
            [.. Place("lat0_deg", "lon0_deg"), new NumberColumn("height0_m"), .. Place("lat_deg", "lon_deg"), new NumberColumn("height_m")],
            [
                new NumberColumn("expect_east_m"), new NumberColumn("expect_north_m"), new NumberColumn("expect_up_m"),
                new AzimuthColumn("expect_azimuth_deg"), new NumberColumn("expect_elevation_deg"), new NumberColumn("expect_range_m"),
            ],
            c =>
            {
                LocalFrame frame = new(At(c, "lat0_deg", "lon0_deg", "height0_m"));
                EnuPosition p = frame.ToEnu(Wgs84.ToEcef(At(c, "lat_deg", "lon_deg", "height_m")));
                double azimuth = ExactMath.Atan2(p.EastM, p.NorthM);
                double elevation = ExactMath.Atan2(p.UpM, Math.Sqrt((p.EastM * p.EastM) + (p.NorthM * p.NorthM)));
                return [p.EastM, p.NorthM, p.UpM, new Angle(azimuth).Normalised().Degrees, new Angle(elevation).Degrees, p.Vector.Length];
            }),
        new(
            "standard-atmosphere",
            [new NumberColumn("geometric_altitude_m", StandardAtmosphere.LowestM, StandardAtmosphere.TopM)],
            [
                new NumberColumn("expect_temperature_k"), new NumberColumn("expect_pressure_pa"), new NumberColumn("expect_density_kgpm3"),
                new NumberColumn("expect_speed_of_sound_mps"),
            ],
            c =>
            {
                AirState air = StandardAtmosphere.At(c["geometric_altitude_m"]);
                return [StandardAtmosphere.KineticTemperatureK(c["geometric_altitude_m"]), air.PressurePa, air.DensityKgpm3, air.SpeedOfSoundMps];
            }),
    ];

    internal static CaseColumn[] Place(string latitude, string longitude) => [new NumberColumn(latitude, -90, 90), new NumberColumn(longitude, -360, 360)];

    internal static GeodeticPosition At(CaseValues c, string latitude, string longitude, string height) => new(c.Degrees(latitude), c.Degrees(longitude), c[height]);
}
