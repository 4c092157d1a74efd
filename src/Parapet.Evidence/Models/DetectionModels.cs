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
    ];
}
