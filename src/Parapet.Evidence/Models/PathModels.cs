using Parapet.Evidence.Cases;
using Parapet.Physics.Propagation;

namespace Parapet.Evidence.Models;

/// <summary>What earth and air do to a wave on its way.</summary>
internal static class PathModels
{
    private const double KmM = 1000, LightMps = 299792458;

    // Average ground, without loss: near grazing it hardly matters.
    private static readonly Surface Average = new(22, 0, 0, Sea: false);

    // Reflects wholly.
    private static readonly Surface Mirror = new(1e14, 0, 0, Sea: true);

    public static IEnumerable<EvidenceModel> All { get; } =
    [
        new(
            "diffraction",
            [
                NumberColumn.Above("frequency_mhz", 0), NumberColumn.Above("effective_radius_km", 0), new NumberColumn("mast_1_m", 0), new NumberColumn("mast_2_m", 0),
                new PointsColumn("profile_km_m"),
            ],
            [new NumberColumn("expect_bullington_db", 0), new NumberColumn("expect_loss_db", 0)],
            Delta),
        new(
            "spherical-earth-diffraction",
            [
                NumberColumn.Above("distance_km", 0), NumberColumn.Above("height_1_m", 0), NumberColumn.Above("height_2_m", 0), NumberColumn.Above("frequency_mhz", 0),
                NumberColumn.Above("effective_radius_km", 0),
            ],
            [new NumberColumn("expect_loss_db", 0)],
            c => [SphericalEarth.LossDb(c["distance_km"] * KmM, c["height_1_m"], c["height_2_m"], Wavelength(c), c["effective_radius_km"] * KmM, Average, vertical: false)]),
        new(
            "propagation-factor",
            [
                NumberColumn.Above("frequency_mhz", 0), NumberColumn.Above("effective_radius_km", 0), NumberColumn.Above("antenna_m", 0), NumberColumn.Above("target_m", 0),
                NumberColumn.Above("distance_km", 0),
            ],
            [new NumberColumn("expect_one_way_factor_db")],
            c => [new PropagationFactor(Mirror, Wavelength(c), c["effective_radius_km"] * KmM, vertical: false).Db(c["antenna_m"], c["target_m"], c["distance_km"] * KmM)]),
        new(
            "refractivity",
            [
                new NumberColumn("surface_refractivity", 0, 1000), new NumberColumn("scale_height_km", 1, 100), new NumberColumn("height_km", 0, 30), new NumberColumn("elevation_deg", 0, 60),
            ],
            [new NumberColumn("expect_bending_deg")],
            c =>
            {
                Refractivity air = new(c["surface_refractivity"], c["scale_height_km"] * KmM);
                return [RayTracing.ToHeight(air, c["height_km"] * KmM, c.Degrees("elevation_deg").Radians, 100 * KmM).BendingRad * 180 / Math.PI];
            }),
    ];

    private static double Wavelength(CaseValues c) => LightMps / (c["frequency_mhz"] * 1e6);

    private static double[] Delta(CaseValues c)
    {
        double[][] profile = c.Points("profile_km_m");
        if (profile.Length < 3 || profile[0].Length != 2 || profile[0][0] != 0)
            throw new CaseValueException("profile_km_m", "a profile has three points or more, each a distance in km and a height in m, the first at 0 km");
        for (int i = 1; i < profile.Length; i++)
        {
            if (profile[i][0] <= profile[i - 1][0])
                throw new CaseValueException("profile_km_m", FormattableString.Invariant($"point {i + 1} lies no farther than the one before it"));
        }

        double[] x = [.. profile.Select(p => p[0] * KmM)], ground = [.. profile.Select(p => p[1])];
        double h1 = ground[0] + c["mast_1_m"], h2 = ground[^1] + c["mast_2_m"], radius = c["effective_radius_km"] * KmM;
        return
        [
            Bullington.LossDb(x, ground, h1, h2, Wavelength(c), radius),
            Bullington.DeltaLossDb(x, ground, h1, h2, Wavelength(c), radius, Average, vertical: false),
        ];
    }
}
