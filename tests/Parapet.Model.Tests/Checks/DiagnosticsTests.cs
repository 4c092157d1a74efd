using System.Globalization;
using System.Text;
using Parapet.Model.Catalogue;
using Parapet.Model.Checks;
using Parapet.Model.Text;
using Parapet.Testing;
using Xunit;

namespace Parapet.Model.Tests.Checks;

public class DiagnosticsTests
{
    [Fact]
    public void A_diagnostic_is_printed_with_file_line_column_code_text_and_hint()
    {
        Diagnostic diagnostic = new(new("a.yaml", 7, 14), Codes.MissingKey, "\"id\" is missing", "an id");
        Assert.Equal("a.yaml:7:14: PAR102: \"id\" is missing (an id)", diagnostic.ToString());
    }

    [Fact]
    public void Faults_are_ordered_by_file_line_and_column()
    {
        Diagnostics diagnostics = new();
        diagnostics.Add(new("b", 1, 1), "3", "");
        diagnostics.Add(new("a", 2, 1), "2", "");
        diagnostics.Add(new("a", 1, 10), "1", "");
        diagnostics.Add(new("a", 1, 9), "0", "");
        Assert.Equal(["0", "1", "2", "3"], diagnostics.Ordered().Select(d => d.Code));
    }

    [Fact]
    public void Ten_thousand_unknown_names_are_all_told_and_the_first_with_a_hint()
    {
        StringBuilder text = new("id: x\n");
        for (int i = 0; i < 10_000; i++)
            text.Append(CultureInfo.InvariantCulture, $"durations-{i}: 5\n");
        Diagnostics diagnostics = new();
        new Binder(diagnostics, new()).Record<Parapet.Model.Scenario.ScenarioDocument>(YamlTree.Parse("x", text.ToString(), diagnostics)!);
        Diagnostic[] unknown = [.. diagnostics.All.Where(d => d.Code == Codes.UnknownKey)];
        Assert.Equal(10_000, unknown.Length);
        Assert.Contains("did you mean \"duration\"?", unknown[0].Hint, StringComparison.Ordinal);
        Assert.Equal("", unknown[^1].Hint);
    }

    [Fact]
    public void A_misspelt_motion_is_one_fault_and_not_a_list_of_needs()
    {
        using ScratchFolder folder = new();
        string text = File.ReadAllText(Path.Combine(Fixture.Catalogue, "test-ballistic.yaml"));
        Diagnostics diagnostics = new();
        FileCheck.Check(folder.Write("test-ballistic.yaml", text.Replace("motion: ballistic", "motion: balistic", StringComparison.Ordinal)), Fixture.Catalogue, diagnostics);
        Assert.Equal([Codes.UnknownWord], diagnostics.All.Select(d => d.Code));
    }

    [Fact]
    public void Every_code_is_given_by_some_check()
    {
        string[] rooms = ["Parapet.Model", "Parapet.Evidence"];
        string[] sources = [.. rooms.SelectMany(room => Directory.EnumerateFiles(Checkout.Path("src", room), "*.cs", SearchOption.AllDirectories))
            .Where(f => !Path.GetFileName(f).StartsWith("Codes", StringComparison.Ordinal)).Select(File.ReadAllText)];
        string all = string.Concat(sources);
        foreach (System.Reflection.FieldInfo code in typeof(Codes).GetFields().Where(f => f.IsLiteral))
            Assert.True(all.Contains($"Codes.{code.Name}", StringComparison.Ordinal), $"no check gives {code.Name}");
    }

    [Theory]
    [InlineData("kind: threat\n", FileKind.CatalogueEntry)]
    [InlineData("a:\n  publisher: b\n  title: c\n", FileKind.Sources)]
    [InlineData("extends: x.yaml\n", FileKind.Scenario)]
    [InlineData("raids: []\n", FileKind.Scenario)]
    [InlineData("alternatives: []\n", FileKind.Study)]
    [InlineData("a: b\n", FileKind.Unknown)]
    public void The_kind_of_a_file_is_told_by_its_keys(string text, FileKind expected) =>
        Assert.Equal(expected, FileCheck.Recognise(YamlTree.Parse("x", text, new())!));

    [Fact]
    public void Sources_are_checked_as_a_file_of_their_own()
    {
        using ScratchFolder folder = new();
        Diagnostics diagnostics = new();
        string path = folder.Write("sources.yaml", "Any_Key.1:\n  publisher: A\nb:\n  publisher: B\n  title: C\n  adress: D\n");
        Assert.Equal(FileKind.Sources, FileCheck.Check(path, Fixture.Catalogue, diagnostics));
        Assert.Equal([$"2:3 {Codes.MissingKey}", $"6:3 {Codes.UnknownKey}"], Fixture.Brief(diagnostics));
    }

    [Fact]
    public void An_entry_checked_outside_the_catalogue_finds_its_sources_inside()
    {
        using ScratchFolder folder = new();
        Diagnostics diagnostics = new();
        string path = folder.Write("test-drone.yaml", File.ReadAllText(Path.Combine(Fixture.Catalogue, "test-drone.yaml")));
        Assert.IsType<ThreatType>(new CatalogueStore(Fixture.Catalogue, diagnostics).LoadFile(path));
        Assert.Equal("", Fixture.AsLines(diagnostics));
    }
}
