using Parapet.Evidence.Cases;
using Parapet.Foundation;
using Parapet.Physics.Flight;
using Parapet.Physics.Guidance;

namespace Parapet.Evidence.Models;

/// <summary>Free flight and guidance; whatever moves is integrated, with the integrators and fields that runs use.</summary>
internal static class FlightModels
{
    private const double StepS = 0.05;

    // The answers do not depend on these: they are what is divided out again.
    private const double HeadingSpeedMps = 40;
    private const double TargetTurnMps2 = 20;

    public static IEnumerable<EvidenceModel> All { get; } =
    [
        new(
            "ballistic-minimum-energy",
            [new NumberColumn("range_km", 0, Math.PI * SphereRadiusM / 1000, open: true)],
            [new NumberColumn("expect_speed_mps"), new NumberColumn("expect_elevation_deg"), new NumberColumn("expect_apogee_km"), new NumberColumn("expect_flight_time_s")],
            c =>
            {
                KeplerArc arc = KeplerArc.MinimumEnergy(c["range_km"] * 1000, SphereRadiusM, Wgs84.GravitationalParameter);
                return [arc.SpeedMps, new Angle(arc.ElevationRad).Degrees, arc.ApogeeM / 1000, arc.FlightTimeS];
            }),
        new(
            "allen-eggers",
            [NumberColumn.Above("entry_speed_mps", 0), new NumberColumn("entry_angle_deg", 0, 90), NumberColumn.Above("ballistic_coefficient_kgpm2", 0)],
            [new NumberColumn("expect_peak_deceleration_g"), new NumberColumn("expect_peak_altitude_m")],
            c =>
            {
                (double deceleration, double heightM) = StraightLineEntry.PeakDeceleration(
                    c["entry_speed_mps"], c.Degrees("entry_angle_deg").Radians, c["ballistic_coefficient_kgpm2"], 1.225, 7200);
                return [deceleration / 9.80665, heightM];
            }),
        new(
            "point-mass-trajectory",
            [
                new TextColumn("case"), .. EarthModels.Place("lat0_deg", "lon0_deg"), new NumberColumn("height0_m", -5000, 1e7),
                new NumberColumn("north0_mps"), new NumberColumn("east0_mps"), new NumberColumn("up0_mps"),
                NumberColumn.Above("mass_kg", 0), new NumberColumn("drag_coefficient", 0), new NumberColumn("reference_area_m2", 0),
                new NumberColumn("wind_to_east_mps"), new NumberColumn("time_s", 0, 7200),
            ],
            [new NumberColumn("expect_height_m"), new NumberColumn("expect_lat_deg"), new NumberColumn("expect_lon_deg")],
            Fly)
        {
            DistanceM = (got, expected) => (Place(got) - Place(expected)).Length,
        },
        new(
            "pn-acceleration-zero-lag",
            [new NumberColumn("effective_navigation_ratio", 1, 20), new NumberColumn("time_over_flight_time", 0, 1)],
            [new NumberColumn("expect_heading_error_nc_normalised"), new NumberColumn("expect_manoeuvre_nc_over_nt"), new NumberColumn("expect_augmented_nc_over_nt")],
            c =>
            {
                const double flight = 10;
                double n = c["effective_navigation_ratio"], t = c["time_over_flight_time"] * flight;
                return
                [
                    LinearEngagement.CommandAt(new(n, flight, 0, HeadingSpeedMps, 0, false), t) * flight / HeadingSpeedMps,
                    LinearEngagement.CommandAt(new(n, flight, 0, 0, TargetTurnMps2, false), t) / TargetTurnMps2,
                    LinearEngagement.CommandAt(new(n, flight, 0, 0, TargetTurnMps2, true), t) / TargetTurnMps2,
                ];
            }),
        new(
            "pn-miss-single-lag",
            [new NumberColumn("effective_navigation_ratio", 1, 20), new NumberColumn("flight_time_over_time_constant", 0, 1000, open: true)],
            [new NumberColumn("expect_heading_error_miss_normalised"), new NumberColumn("expect_target_manoeuvre_miss_normalised")],
            c =>
            {
                const double lag = 1;
                double n = c["effective_navigation_ratio"], flight = c["flight_time_over_time_constant"] * lag;
                return
                [
                    LinearEngagement.MissM(new(n, flight, lag, HeadingSpeedMps, 0, false)) / (HeadingSpeedMps * flight),
                    LinearEngagement.MissM(new(n, flight, lag, 0, TargetTurnMps2, false)) / (0.5 * TargetTurnMps2 * flight * flight),
                ];
            }),
    ];

    private const double SphereRadiusM = 6_371_000;

    private static double[] Fly(CaseValues c)
    {
        GeodeticPosition from = EarthModels.At(c, "lat0_deg", "lon0_deg", "height0_m");
        LocalFrame frame = new(from);
        Vector3D x = Wgs84.ToEcef(from).Vector;
        Vector3D v = frame.DirectionToEcef(new(c["east0_mps"], c["north0_mps"], c["up0_mps"]));
        double dragAreaM2 = c["drag_coefficient"] * c["reference_area_m2"];
        EarthField field = new(
            dragAreaM2 > 0 ? c["mass_kg"] / dragAreaM2 : double.PositiveInfinity, frame.DirectionToEcef(new(c["wind_to_east_mps"], 0, 0)));
        double timeS = c["time_s"];
        int steps = (int)Math.Ceiling(timeS / StepS);
        for (int k = 0; k < steps; k++)
            RungeKutta.Step(ref x, ref v, k * timeS / steps, timeS / steps, field);
        GeodeticPosition at = Wgs84.ToGeodetic(EcefPosition.From(x));
        return [at.HeightM, at.Latitude.Degrees, at.Longitude.Degrees];
    }

    // Columns in the order of the file: height, latitude, longitude.
    private static Vector3D Place(double[] columns) => Wgs84.ToEcef(GeodeticPosition.FromDegrees(columns[1], columns[2], columns[0])).Vector;
}
