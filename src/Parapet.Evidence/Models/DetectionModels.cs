using Parapet.Evidence.Cases;
using Parapet.Foundation;
using Parapet.Physics.Radar;

namespace Parapet.Evidence.Models;

/// <summary>The radar equation, and detection in noise with its parts.</summary>
internal static class DetectionModels
{
    public static IEnumerable<EvidenceModel> All { get; } =
    [
        new(
            "radar-equation",
            [
                NumberColumn.Above("frequency_hz", 0), NumberColumn.Above("range_m", 0), NumberColumn.Above("peak_power_w", 0), NumberColumn.Above("pulse_width_s", 0),
                new NumberColumn("gain_db"), NumberColumn.Above("system_temperature_k", 0), NumberColumn.Above("rcs_m2", 0), new NumberColumn("losses_db"),
            ],
            [new NumberColumn("expect_snr_db")],
            c =>
            {
                double snr = RadarEquation.FromParameters(
                    c["frequency_hz"], c["range_m"], c["peak_power_w"], c["pulse_width_s"], c["gain_db"], c["system_temperature_k"], c["rcs_m2"], c["losses_db"]);
                return [Decibels.FromRatio(snr).Value];
            }),
        new(
            "marcum-q",
            [new WholeColumn("order", 1, 1_000_000), new NumberColumn("a", 0, 10_000), new NumberColumn("b", 0, 10_000)],
            [new NumberColumn("expect_q")],
            c => [MarcumQ.Of(c.Whole("order"), c["a"], c["b"])]),
        new(
            "detection-probability",
            [Swerling, Pulses, FalseAlarm, new NumberColumn("snr_db")],
            [new NumberColumn("expect_pd")],
            c => [Detection.Probability(c.Whole("swerling"), c.Whole("pulses"), new Decibels(c["snr_db"]).Ratio, c["pfa"])]),
        new(
            "required-snr",
            [Swerling, Pulses, FalseAlarm, new NumberColumn("pd", 0, 1, open: true)],
            [new NumberColumn("expect_snr_db")],
            c => [Decibels.FromRatio(Detection.RequiredSnr(c.Whole("swerling"), c.Whole("pulses"), c["pd"], c["pfa"])).Value]),
        new(
            "detection-threshold",
            [FalseAlarm, Pulses],
            [new NumberColumn("expect_threshold")],
            c => [DetectionThreshold.Of(c["pfa"], c.Whole("pulses"))]),
        new(
            "cfar-loss",
            [FalseAlarm, new WholeColumn("reference_cells", 1, 1_000_000), new NumberColumn("pd", 0, 1, open: true)],
            [new NumberColumn("expect_required_snr_db"), new NumberColumn("expect_loss_db")],
            c =>
            {
                // The reference is of Swerling 1 and one pulse.
                int cells = c.Whole("reference_cells");
                double required = Detection.RequiredSnr(1, 1, c["pd"], c["pfa"], cells);
                return [Decibels.FromRatio(required).Value, CfarLoss.Of(1, 1, c["pd"], c["pfa"], cells).Value];
            }),
        new(
            "binary-integration",
            [new WholeColumn("m", 0, 1_000_000), new WholeColumn("n", 1, 1_000_000), new NumberColumn("p", 0, 1)],
            [new NumberColumn("expect_probability")],
            c => [BinaryIntegration.Probability(c.Whole("m"), c.Whole("n"), c["p"])]),
    ];

    private static CaseColumn Swerling => new WholeColumn("swerling", 0, 4);

    private static CaseColumn Pulses => new WholeColumn("pulses", 1, 1_000_000);

    private static CaseColumn FalseAlarm => new NumberColumn("pfa", 0, 1, open: true);
}
