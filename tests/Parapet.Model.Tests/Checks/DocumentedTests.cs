using System.Reflection;
using System.Text.Json;
using Parapet.Model.Checks;
using Parapet.Model.Study;
using Parapet.Model.Text;
using Parapet.Testing;
using Xunit;

namespace Parapet.Model.Tests.Checks;

/// <summary>Documents that are made from the code say what the code says.</summary>
public class DocumentedTests
{
    [Fact]
    public void The_list_of_codes_in_the_documentation_is_that_of_the_code()
    {
        string[] documented = [.. File.ReadLines(Checkout.Path("docs", "diagnostics.md")).Where(l => l.StartsWith("| PAR", StringComparison.Ordinal))];
        Assert.Equal(Codes.All.Select(c => $"| {c.Code} | {c.Meaning} |"), documented);
    }

    [Fact]
    public void Every_code_is_listed_once_in_order_and_every_constant_is_in_the_list()
    {
        string[] constants = [.. typeof(Codes).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!)];
        Assert.Equal(constants.Order(StringComparer.Ordinal), Codes.All.Select(c => c.Code));
        Assert.Equal(constants.Length, constants.Distinct().Count());
    }

    [Fact]
    public void The_units_in_the_documentation_are_those_of_the_reader()
    {
        string text = File.ReadAllText(Checkout.Path("docs", "file-format.md"));
        foreach (Dimension dimension in Enum.GetValues<Dimension>().Where(d => d is not (Dimension.Number or Dimension.Any)))
        {
            string kind = KebabCase.From(dimension).Replace('-', ' ');
            Assert.Contains($"| {kind} | {string.Join(", ", Units.Accepted(dimension).Select(u => u.Name))} |", text, StringComparison.Ordinal);
        }
        string figures = text[text.IndexOf("`figures`", StringComparison.Ordinal)..text.IndexOf("## Positions", StringComparison.Ordinal)].ReplaceLineEndings(" ");
        Assert.Contains(string.Join(", ", Units.Accepted(Dimension.Any).Where(u => u.Dimension == Dimension.Any).Select(u => u.Name)), figures, StringComparison.Ordinal);
    }

    [Fact]
    public void The_manual_names_every_key_of_a_study_and_its_example_is_sound()
    {
        string text = File.ReadAllText(Checkout.Path("docs", "file-format.md"));
        text = text[text.IndexOf("## Studies", StringComparison.Ordinal)..];
        foreach (Type type in (Type[])[typeof(StudyDocument), typeof(AlternativeDefinition), typeof(FactorDefinition), typeof(VaryDefinition), typeof(DesignDefinition), typeof(StopDefinition)])
            Assert.All(RecordShape.Of(type).Keys.Except(["note", "events", "path", "group"]), key => Assert.Contains($"`{key}", text, StringComparison.Ordinal));
        string example = text[(text.IndexOf("```yaml", StringComparison.Ordinal) + 7)..];
        example = example[..example.IndexOf("```", StringComparison.Ordinal)].Replace("../scenarios", Checkout.Path("scenarios"), StringComparison.Ordinal);
        using ScratchFolder folder = new();
        Diagnostics diagnostics = new();
        LoadedStudy? study = StudyLoader.Load(folder.Write("ports.yaml", example), Checkout.Path("catalogue"), diagnostics);
        Assert.Equal("", Fixture.AsLines(diagnostics));
        Assert.Equal(["battery+patrol", "battery", "saving"], study!.Forces.Select(f => f.Id));
        Assert.Equal(3 * 3 * 2, study.Cells.Count);
    }

    [Fact]
    public void The_schema_of_scenarios_is_current() => Current(SchemaWriter.Scenario(), "scenario.schema.json");

    [Fact]
    public void The_schema_of_studies_is_current() => Current(SchemaWriter.Study(), "study.schema.json");

    [Fact]
    public void The_schema_of_the_catalogue_is_current() => Current(SchemaWriter.Catalogue(), "catalogue.schema.json");

    [Fact]
    public void Every_reference_in_a_schema_leads_to_a_definition()
    {
        foreach (string schema in (string[])[SchemaWriter.Scenario(), SchemaWriter.Catalogue(), SchemaWriter.Study()])
        {
            using JsonDocument document = JsonDocument.Parse(schema);
            JsonElement definitions = document.RootElement.GetProperty("$defs");
            string[] references = [.. References(document.RootElement)];
            Assert.NotEmpty(references);
            Assert.All(references, r => Assert.True(definitions.TryGetProperty(r["#/$defs/".Length..], out _), r));
        }
    }

    [Theory]
    [InlineData("40 km", Dimension.Length, true)]
    [InlineData("-2.5e3 m", Dimension.Length, true)]
    [InlineData("2.5 bn USD", Dimension.Money, true)]
    [InlineData("12 /year", Dimension.Rate, true)]
    [InlineData("40", Dimension.Length, false)]
    [InlineData("40 s", Dimension.Length, false)]
    [InlineData("x 40 km", Dimension.Length, false)]
    public void The_pattern_of_a_number_in_the_schema_accepts_what_the_reader_accepts(string text, Dimension due, bool accepted)
    {
        using JsonDocument document = JsonDocument.Parse(SchemaWriter.Catalogue());
        string pattern = due switch
        {
            // No entry has a rate of its own; its units are those of figures.
            Dimension.Rate => Pattern(document, Dimension.Any),
            _ => Pattern(document, due),
        };
        Assert.Equal(accepted, System.Text.RegularExpressions.Regex.IsMatch(text, pattern));
        Assert.Equal(accepted, Units.Read(text, due).IsSound);
    }

    private static string Pattern(JsonDocument schema, Dimension dimension) =>
        schema.RootElement.GetProperty("$defs").GetProperty("quantity-" + KebabCase.From(dimension)).GetProperty("properties").GetProperty("low").GetProperty("pattern").GetString()!;

    private static void Current(string schema, string name)
    {
        string path = Checkout.Path("docs", "schema", name);
        if (File.Exists(path) && File.ReadAllText(path) == schema)
            return;
        string fresh = Path.Combine(AppContext.BaseDirectory, name);
        File.WriteAllText(fresh, schema);
        Assert.Fail($"docs/schema/{name} is not what the types say now: cp {Path.GetRelativePath(Checkout.Root, fresh)} docs/schema/");
    }

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => p.NameEquals("$ref") ? [p.Value.GetString()!] : References(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
