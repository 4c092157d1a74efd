using Parapet.Model.Catalogue;
using Parapet.Model.Checks;
using Parapet.Model.Scenario;
using Parapet.Testing;
using Xunit;

namespace Parapet.Model.Tests.Checks;

public class ShippedFileTests
{
    private static readonly string Catalogue = Checkout.Path("catalogue");

    [Fact]
    public void Every_entry_of_the_catalogue_loads_without_fault()
    {
        Diagnostics diagnostics = new();
        CatalogueStore store = new(Catalogue, diagnostics);
        Assert.NotEmpty(store.ListIds());
        Assert.NotEmpty(store.Sources);
        Assert.All(store.ListIds(), id => Assert.NotNull(store.Find(id, default)));
        Assert.Equal("", Fixture.AsLines(diagnostics));
    }

    [Fact]
    public void Every_shipped_study_loads_without_fault()
    {
        string[] files = Directory.GetFiles(Checkout.Path("studies"), "*.yaml", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        foreach (string file in files)
        {
            Diagnostics diagnostics = new();
            Assert.Equal(FileKind.Study, FileCheck.Check(file, Catalogue, diagnostics));
            Assert.Equal("", Fixture.AsLines(diagnostics));
        }
    }

    [Fact]
    public void Every_shipped_scenario_loads_without_fault()
    {
        string[] files = Directory.GetFiles(Checkout.Path("scenarios"), "*.yaml", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        foreach (string file in files)
        {
            Diagnostics diagnostics = new();
            ScenarioLoader.Load(file, Catalogue, diagnostics);
            Assert.Equal("", Fixture.AsLines(diagnostics));
        }
    }
}
