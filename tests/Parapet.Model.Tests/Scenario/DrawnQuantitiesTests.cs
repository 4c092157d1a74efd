using Parapet.Model.Catalogue;
using Parapet.Model.Scenario;
using Parapet.Model.Text;
using Xunit;

namespace Parapet.Model.Tests.Scenario;

public class DrawnQuantitiesTests
{
    private const string Shared = "test-sam.radars.search.minimum-range";
    private const string Overridden = "radars.search.detection-range";

    private static readonly LoadedScenario Sound = Fixture.Load();

    private static Quantity At(CatalogueEntry entry, string path) => QuantityPath.Find(entry, path).Quantity!;

    private static string[] Names(LoadedScenario scenario) => [.. DrawnQuantities.List(scenario).Select(q => q.Name)];

    [Fact]
    public void Each_quantity_with_an_interval_is_listed_once_in_ordinal_order()
    {
        string[] names = Names(Sound);
        Assert.NotEmpty(names);
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.Equal(names.Distinct(), names);
        Assert.All(DrawnQuantities.List(Sound), q => Assert.True(q.Quantity.Low < q.Quantity.High, q.Name));
        Assert.All(DrawnQuantities.List(Sound), q => Assert.NotEqual(Dimension.Any, q.Field.Dimension));
    }

    [Fact]
    public void A_quantity_that_one_unit_overrides_is_that_units_own_and_the_others_share_the_catalogues()
    {
        string[] names = Names(Sound);
        Assert.Contains("units.battery." + Overridden, names);
        Assert.Contains("test-sam." + Overridden, names);
        LoadedScenario drawn = DrawnQuantities.With(Sound, [("units.battery." + Overridden, 97e3), ("test-sam." + Overridden, 123e3)]);
        Assert.Equal(97e3, At(drawn.UnitSystems["battery"], Overridden).Likely);
        Assert.Equal(123e3, At(drawn.UnitSystems["second"], Overridden).Likely);
        // Where every unit has its own, the catalogue's is nobody's.
        LoadedScenario one = Sound with { Document = Sound.Document with { Units = [Sound.Document.Units[0]] } };
        Assert.Contains("units.battery." + Overridden, Names(one));
        Assert.DoesNotContain("test-sam." + Overridden, Names(one));
    }

    [Fact]
    public void A_radar_whose_transmitter_is_known_is_not_calibrated()
    {
        SurfaceToAirType system = Sound.UnitSystems["second"];
        RadarType radar = system.Radars["search"];
        Quantity Known(double low, double high, Dimension dimension) => radar.DetectionRange with { Low = low, Likely = low, High = high, Dimension = dimension };
        TransmitterType transmitter = new()
        {
            PeakPower = Known(1e6, 2e6, Dimension.Power),
            PulseWidth = Known(1e-5, 1e-5, Dimension.Duration),
            Gain = Known(38, 40, Dimension.Ratio),
            NoiseTemperature = Known(500, 500, Dimension.Temperature),
            Losses = Known(6, 9, Dimension.Ratio),
        };
        SurfaceToAirType known = system with { Radars = new Dictionary<string, RadarType>(system.Radars) { ["search"] = radar with { Transmitter = transmitter } } };
        string[] names = Names(Sound with { UnitSystems = new Dictionary<string, SurfaceToAirType>(Sound.UnitSystems) { ["second"] = known } });
        Assert.Contains("test-sam.radars.search.transmitter.gain", names);
        Assert.Contains("test-sam.radars.search.transmitter.peak-power", names);
        Assert.DoesNotContain("test-sam.radars.search.transmitter.pulse-width", names);
        Assert.DoesNotContain("test-sam.radars.search.detection-range", names);
        Assert.Contains("test-sam.radars.search.detection-range", Names(Sound));
    }

    [Fact]
    public void A_drawn_quantity_is_a_point_with_the_provenance_it_had()
    {
        Quantity before = At(Sound.UnitSystems["second"], "radars.search.minimum-range");
        LoadedScenario drawn = DrawnQuantities.With(Sound, [(Shared, 777)]);
        foreach (string unit in (string[])["battery", "second"])
            Assert.Equal(before with { Low = 777, Likely = 777, High = 777 }, At(drawn.UnitSystems[unit], "radars.search.minimum-range"));
        Assert.NotEqual(777, At(Sound.UnitSystems["second"], "radars.search.minimum-range").Likely);
        Assert.DoesNotContain(Shared, Names(drawn));
        Assert.Same(Sound.Threats["test-drone"], drawn.Threats["test-drone"]);
        Assert.Same(Sound.UnitSystems["second"].Interceptors, drawn.UnitSystems["second"].Interceptors);
    }

    [Fact]
    public void Many_values_at_once_give_what_one_after_the_other_gives()
    {
        (string Name, double Value)[] all = [.. DrawnQuantities.List(Sound).Select(q => (q.Name, (0.3 * q.Quantity.Low) + (0.7 * q.Quantity.High)))];
        LoadedScenario together = DrawnQuantities.With(Sound, all);
        LoadedScenario inTurn = Sound;
        foreach ((string Name, double Value) one in all)
            inTurn = DrawnQuantities.With(inTurn, [one]);
        foreach ((CatalogueEntry a, CatalogueEntry b) in Entries(together).Zip(Entries(inTurn)))
            Assert.Equal(QuantityPath.All(a).Select(p => (p.Path, p.Quantity)), QuantityPath.All(b).Select(p => (p.Path, p.Quantity)));
        Assert.Empty(DrawnQuantities.List(together));
    }

    [Fact]
    public void Units_that_share_a_system_still_share_one()
    {
        UnitDefinition third = Sound.Document.Units[1] with { Id = "third" };
        LoadedScenario three = Sound with
        {
            Document = Sound.Document with { Units = [.. Sound.Document.Units, third] },
            UnitSystems = new Dictionary<string, SurfaceToAirType>(Sound.UnitSystems) { ["third"] = Sound.UnitSystems["second"] },
        };
        LoadedScenario drawn = DrawnQuantities.With(three, [(Shared, 777)]);
        Assert.Same(drawn.UnitSystems["second"], drawn.UnitSystems["third"]);
        Assert.NotSame(drawn.UnitSystems["battery"], drawn.UnitSystems["second"]);
    }

    [Fact]
    public void Names_of_who_does_not_take_part_are_passed_over_and_wrong_paths_and_values_are_not()
    {
        LoadedScenario same = DrawnQuantities.With(Sound, [("no-such-sam.radars.search.scan-period", 4), ("units.no-such-unit.fire-control.reaction-time", 4)]);
        Assert.Same(Sound.UnitSystems["second"], same.UnitSystems["second"]);
        // The fault names the way as far as it leads nowhere.
        (string Name, string Said)[] wrong =
        [
            ("test-sam.radars.none.scan-period", "\"test-sam.radars.none\""),
            ("test-sam.radars", "\"test-sam.radars\""),
            ("test-sam.radars.search.scan-period.low", "\"test-sam.radars.search.scan-period\""),
            ("test-sam.name", "\"test-sam.name\""),
            ("units.second.none", "\"units.second.none\""),
        ];
        foreach ((string name, string said) in wrong)
            Assert.Contains(said, Assert.Throws<ArgumentException>(() => DrawnQuantities.With(Sound, [(name, 1)])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => DrawnQuantities.With(Sound, [("nothing", 1)]));
        foreach (double value in (double[])[-1, double.NaN, double.PositiveInfinity, 1e9])
            Assert.Throws<ArgumentOutOfRangeException>(() => DrawnQuantities.With(Sound, [(Shared, value)]));
    }

    [Fact]
    public void Parts_that_no_unit_brings_are_not_listed()
    {
        // The patrol says itself how many missiles it carries; both units have the one kind of launcher.
        string[] names = Names(Sound);
        Assert.DoesNotContain(names, n => n.StartsWith("test-fighter.load.", StringComparison.Ordinal));
        Assert.DoesNotContain(names, n => n.StartsWith("test-fighter.ceiling", StringComparison.Ordinal) || n.EndsWith(".deployment-time", StringComparison.Ordinal));
        LoadedScenario bare = Sound with { Document = Sound.Document with { Units = [], Patrols = [] } };
        Assert.DoesNotContain(Names(bare), n => n.StartsWith("test-sam.", StringComparison.Ordinal) || n.StartsWith("test-fighter.", StringComparison.Ordinal));
        Assert.Contains(Names(bare), n => n.StartsWith("test-drone.", StringComparison.Ordinal));
    }

    private static IEnumerable<CatalogueEntry> Entries(LoadedScenario s) =>
        s.UnitSystems.OrderBy(u => u.Key, StringComparer.Ordinal).Select(u => (CatalogueEntry)u.Value)
            .Concat(s.PatrolAircraft.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Value))
            .Concat(s.Threats.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => t.Value));
}
