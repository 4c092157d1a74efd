using System.Text.RegularExpressions;
using Parapet.Evidence.Models;
using Parapet.Evidence.Pages;
using Parapet.Evidence.Verdicts;
using Parapet.Model.Checks;
using Parapet.Testing;
using Xunit;

namespace Parapet.Evidence.Tests;

/// <summary>
/// The pages in docs/models: one for each model with case files, with what verify says of it, and an index that knows them all. Started with
/// PARAPET_EVIDENCE=write the tests write the parts that are made from verify's output, and pass.
/// </summary>
public partial class ModelPageTests
{
    private static readonly bool Write = Environment.GetEnvironmentVariable("PARAPET_EVIDENCE") == "write";

    private static string Folder => Checkout.Path("docs", "models");

    public static TheoryData<string> Models() => [.. ModelTable.All.Select(m => m.Id)];

    [Theory]
    [MemberData(nameof(Models))]
    public void The_page_of_a_model_says_what_verify_says(string model)
    {
        string path = Path.Combine(Folder, model + ".md");
        Assert.True(File.Exists(path), $"There is no docs/models/{model}.md.");
        Diagnostics faults = new();
        ModelVerdict verdict = Assert.Single(Verification.Run(Checkout.Path("evidence", "cases", model + ".csv"), faults).Models);
        Assert.Empty(faults.All);
        string page = File.ReadAllText(path);
        if (Write)
            File.WriteAllText(path, EvidenceBlock.Replace(page, verdict));
        else
            Assert.Equal(EvidenceBlock.Of(verdict), EvidenceBlock.In(page, model));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void The_page_of_a_model_has_its_parts(string model)
    {
        string[] headings = [.. Heading().Matches(File.ReadAllText(Path.Combine(Folder, model + ".md"))).Select(m => m.Groups[1].Value)];
        Assert.Contains("Formula", headings);
        Assert.Contains("Source", headings);
        Assert.Contains(headings, h => h.Contains("limits", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(headings, h => h.StartsWith("Evidence", StringComparison.Ordinal));
    }

    [Fact]
    public void The_index_names_every_page_once()
    {
        string[] pages = [.. Directory.GetFiles(Folder, "*.md").Select(f => Path.GetFileName(f)).Where(f => f != "README.md").Order(StringComparer.Ordinal)];
        string[] named = [.. Line().Matches(File.ReadAllText(Path.Combine(Folder, "README.md"))).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal)];
        Assert.Equal(pages, named);
    }

    [Fact]
    public void A_block_is_replaced_where_it_stands_and_added_where_there_is_none()
    {
        ModelVerdict verdict = new("erlang-b", [new("A | B", 3, 0.04217, true)], []);
        string page = EvidenceBlock.Replace("# Page\n\nbefore\n<!-- evidence:begin erlang-b -->\nstale\n<!-- evidence:end -->\nafter\n", verdict);
        Assert.StartsWith("# Page\n\nbefore\n<!-- evidence:begin erlang-b -->\n", page, StringComparison.Ordinal);
        Assert.EndsWith("<!-- evidence:end -->\nafter\n", page, StringComparison.Ordinal);
        Assert.Contains("| A \\| B | 3 | 0.042 | holds |", page, StringComparison.Ordinal);
        Assert.Equal(page, EvidenceBlock.Replace(page, verdict));
        Assert.Equal(EvidenceBlock.Of(verdict), EvidenceBlock.In(EvidenceBlock.Replace("# Page\n", verdict), "erlang-b"));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.0000025, "2.5e-6")]
    [InlineData(0.00999, "0.01")]
    [InlineData(0.4163, "0.42")]
    [InlineData(1, "1")]
    [InlineData(12345, "12000")]
    [InlineData(1e8, "1.0e8")]
    [InlineData(double.MaxValue, "beyond")]
    public void A_share_has_two_digits(double share, string text) => Assert.Equal(text, EvidenceBlock.Share(share));

    [GeneratedRegex(@"^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^- \[[^\]]+\]\(([\w.-]+\.md)\): .+", RegexOptions.Multiline)]
    private static partial Regex Line();
}
