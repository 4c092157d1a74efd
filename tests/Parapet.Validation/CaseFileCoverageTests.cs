using System.Reflection;
using Parapet.Foundation;
using Parapet.Physics.Radar;
using Parapet.Study.Statistics;
using Parapet.Testing;
using Xunit;

namespace Parapet.Validation;

/// <summary>
/// The account of the case files: each is run by a test beside its model, or waits for a model that is not there yet. The lists are
/// written out, so that a new file or a new model makes somebody look.
/// </summary>
public sealed class CaseFileCoverageTests
{
    /// <summary>Case file and the test class, with its project, that runs it.</summary>
    private static readonly SortedDictionary<string, string> RunBesideTheirModel = new(StringComparer.Ordinal)
    {
        ["allen-eggers"] = "Parapet.Physics.Tests/FlightBallisticTests",
        ["ballistic-minimum-energy"] = "Parapet.Physics.Tests/FlightBallisticTests",
        ["binomial-interval"] = "Parapet.Study.Tests/Statistics/BinomialIntervalTests",
        ["detection-probability"] = "Parapet.Physics.Tests/RadarReferenceTests",
        ["gas-attenuation"] = "Parapet.Physics.Tests/PropagationTests",
        ["geodesic-inverse"] = "Parapet.Physics.Tests/EarthTests",
        ["geodetic-to-ecef"] = "Parapet.Foundation.Tests/GeometryTests",
        ["geodetic-to-enu"] = "Parapet.Foundation.Tests/GeometryTests",
        ["knife-edge-diffraction"] = "Parapet.Physics.Tests/PropagationTests",
        ["marcum-q"] = "Parapet.Physics.Tests/RadarReferenceTests",
        ["philox4x32-10"] = "Parapet.Foundation.Tests/ChanceTests",
        ["pn-acceleration-zero-lag"] = "Parapet.Physics.Tests/GuidanceTests",
        ["pn-miss-single-lag"] = "Parapet.Physics.Tests/GuidanceTests",
        ["point-mass-trajectory"] = "Parapet.Physics.Tests/FlightBallisticTests",
        ["quantile"] = "Parapet.Study.Tests/Statistics/QuantileTests",
        ["radar-equation"] = "Parapet.Physics.Tests/RadarReferenceTests",
        ["radio-horizon"] = "Parapet.Physics.Tests/PropagationTests",
        ["rain-attenuation"] = "Parapet.Physics.Tests/PropagationTests",
        ["required-shots"] = "Parapet.Physics.Tests/SalvoLeakageTests",
        ["required-snr"] = "Parapet.Physics.Tests/RadarReferenceTests",
        ["standard-atmosphere"] = "Parapet.Physics.Tests/AtmosphereTests",
        ["two-ray-factor"] = "Parapet.Physics.Tests/PropagationTests",
    };

    /// <summary>Case file and the word that the name of its model's type would hold.</summary>
    private static readonly SortedDictionary<string, string> WaitForTheirModel = new(StringComparer.Ordinal)
    {
        ["binary-integration"] = "BinaryIntegration",
        ["cfar-loss"] = "Cfar",
        ["detection-threshold"] = "Integration",
        ["erlang-b"] = "Erlang",
        ["gospa"] = "Gospa",
        ["shoot-look-shoot-limited"] = "LimitedShots",
    };

    /// <summary>Files with pulses beyond one, which wait although those of one pulse are run.</summary>
    private static readonly string[] RunForOnePulseOnly = ["detection-probability", "required-snr"];

    [Fact]
    public void Every_case_file_is_run_somewhere_or_waits_for_its_model()
    {
        string[] known = [.. RunBesideTheirModel.Keys, .. WaitForTheirModel.Keys];
        string[] files = [.. Directory.GetFiles(Checkout.Path("evidence", "cases")).Select(f => Path.GetFileNameWithoutExtension(f)!)];
        Assert.Equal(files.Order(StringComparer.Ordinal), known.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_said_to_be_run_beside_its_model_is_named_there()
    {
        Assert.All(RunBesideTheirModel, entry =>
        {
            string source = Checkout.Path("tests", entry.Value.Replace('/', Path.DirectorySeparatorChar) + ".cs");
            Assert.True(File.Exists(source), $"{entry.Key}: there is no {entry.Value}.");
            Assert.True(Names(source, entry.Key), $"{entry.Value} does not read {entry.Key}.");
        });
    }

    [Fact]
    public void No_waiting_file_has_a_model_or_a_test()
    {
        Assembly[] rooms = [typeof(Wgs84).Assembly, typeof(Detection).Assembly, typeof(Normal).Assembly];
        string[] types = [.. rooms.SelectMany(r => r.GetTypes()).Select(t => t.Name)];
        string[] tests =
        [
            .. Directory.GetFiles(Checkout.Path("tests"), "*.cs", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != nameof(CaseFileCoverageTests) + ".cs"),
        ];
        Assert.All(WaitForTheirModel, entry =>
        {
            Assert.DoesNotContain(types, t => t.Contains(entry.Value, StringComparison.Ordinal));
            Assert.DoesNotContain(tests, t => Names(t, entry.Key));
        });
    }

    [Fact]
    public void The_detector_still_knows_one_pulse_only()
    {
        Assert.All(RunForOnePulseOnly, file => Assert.Contains(file, RunBesideTheirModel.Keys));
        Assert.DoesNotContain(
            typeof(Detection).GetMethods(BindingFlags.Public | BindingFlags.Static).SelectMany(m => m.GetParameters()),
            p => p.Name!.Contains("pulse", StringComparison.OrdinalIgnoreCase));
    }

    private static bool Names(string source, string file)
    {
        string text = File.ReadAllText(source);
        return text.Contains($"\"{file}\"", StringComparison.Ordinal) || text.Contains($"\"{file}.csv\"", StringComparison.Ordinal);
    }
}
