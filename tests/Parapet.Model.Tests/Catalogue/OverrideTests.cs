using Parapet.Model.Catalogue;
using Parapet.Model.Scenario;
using Parapet.Testing;
using Xunit;

namespace Parapet.Model.Tests.Catalogue;

public class OverrideTests
{
    [Fact]
    public void An_override_replaces_value_and_provenance_and_inherits_the_definition()
    {
        LoadedScenario scenario = Fixture.Load();
        Quantity catalogue = scenario.UnitSystems["second"].Radars["search"].DetectionRange;
        Quantity changed = scenario.UnitSystems["battery"].Radars["search"].DetectionRange;
        Near.Equal(95_000, changed.Likely, absolute: 1e-9);
        Near.Equal(150_000, catalogue.Likely, absolute: 1e-9);
        Assert.Equal(Standing.Press, changed.Standing);
        Assert.Equal(["Other-1"], changed.Sources);
        Assert.Equal(catalogue.Definition, changed.Definition);
        Assert.Equal(Fixture.Scenario, changed.Where.File);
    }

    [Fact]
    public void What_is_not_overridden_stays_as_it_was()
    {
        LoadedScenario scenario = Fixture.Load();
        SurfaceToAirType original = scenario.UnitSystems["second"], changed = scenario.UnitSystems["battery"];
        Assert.NotSame(original, changed);
        Assert.Same(original.Interceptors, changed.Interceptors);
        Assert.Same(original.Radars["guide"], changed.Radars["guide"]);
        Assert.Same(original.Radars["search"].ScanPeriod, changed.Radars["search"].ScanPeriod);
        Assert.Equal(
            QuantityPath.All(original).Select(q => q.Path),
            QuantityPath.All(changed).Select(q => q.Path));
    }

    [Fact]
    public void A_quantity_that_the_catalogue_leaves_out_can_be_put_in()
    {
        SurfaceToAirType system = Fixture.Load().UnitSystems["second"];
        Assert.Null(system.FireControl.StandbyTime);
        (Quantity? present, Parapet.Model.Text.FieldAttribute? field) = QuantityPath.Find(system, "fire-control.standby-time");
        Assert.Null(present);
        Assert.NotNull(field);
        SurfaceToAirType changed = QuantityPath.Replace(system, "fire-control.standby-time", system.FireControl.ReactionTime);
        Assert.Same(system.FireControl.ReactionTime, changed.FireControl.StandbyTime);
        Assert.Null(system.FireControl.StandbyTime);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("radars")]
    [InlineData("radars.search")]
    [InlineData("radars.nothing.scan-period")]
    [InlineData("radars.search.scan-period.low")]
    [InlineData("radars.search.name")]
    [InlineData("figures.nothing")]
    [InlineData("standard-unit.radars")]
    public void A_path_that_leads_to_no_quantity_is_the_callers_fault(string path)
    {
        SurfaceToAirType system = Fixture.Load().UnitSystems["second"];
        Assert.Null(QuantityPath.Find(system, path).Field);
        Assert.Throws<ArgumentException>(() => QuantityPath.Replace(system, path, system.FireControl.ReactionTime));
    }
}
