using System.Globalization;
using System.Text.RegularExpressions;
using Parapet.Study.Execute;
using Parapet.Study.Store;
using Parapet.Testing;
using Xunit;

namespace Parapet.Study.Tests.Store;

/// <summary>docs/study-store.md says what is there, and its queries run.</summary>
public sealed partial class StoreDocumentTests : IDisposable
{
    private static readonly string Document = File.ReadAllText(Checkout.Path("docs", "study-store.md"));

    private readonly ScratchFolder scratch = new();
    private readonly MadeUpSamples study = new();

    public StoreDocumentTests()
    {
        using StudyStore store = StudyStore.Create(scratch.Root, study.Manifest);
        foreach (SampleOutcome sample in study.Samples(6))
            store.Append(sample);
    }

    public static TheoryData<string> Queries() => [.. Query().Matches(Document).Select(m => m.Groups[1].Value)];

    [Fact]
    public void There_are_ten_queries() => Assert.Equal(10, Queries().Count);

    [Theory]
    [MemberData(nameof(Queries))]
    public void Every_query_of_the_document_runs_and_finds_something(string query)
    {
        List<string[]> rows = Database.Rows(scratch.Root, query);
        Assert.NotEmpty(rows);
        // A column of nothing but NULL is a query that asks for what is not there.
        for (int c = 0; c < rows[0].Length; c++)
            Assert.Contains(rows, r => r[c] != "NULL");
    }

    [Theory]
    [InlineData("table")]
    [InlineData("view")]
    public void The_document_has_every_column_of_every_table_and_view_and_no_other(string kind)
    {
        List<string> real = [];
        foreach (string name in Database.Column(scratch.Root, $"SELECT name FROM sqlite_schema WHERE type = '{kind}'"))
            real.AddRange(Database.Rows(scratch.Root, $"PRAGMA table_info({name})").Select(r => kind == "table" ? $"{name}.{r[1]} {r[2]}" : $"{name}.{r[1]}"));
        Assert.Equal(real.Order(StringComparer.Ordinal), Documented(kind).Order(StringComparer.Ordinal));
        // In the same order too, within a table.
        Assert.Equal(real.GroupBy(Table).OrderBy(g => g.Key).SelectMany(g => g), Documented(kind).GroupBy(Table).OrderBy(g => g.Key).SelectMany(g => g));
    }

    [Theory]
    [InlineData("application_id")]
    [InlineData("user_version")]
    public void The_document_gives_the_identity_that_the_file_has(string pragma)
    {
        string value = Database.Column(scratch.Root, $"PRAGMA {pragma}")[0];
        Assert.Matches($"`PRAGMA {pragma}` is [^;.]*\\b{value}\\b", Document.ReplaceLineEndings(" "));
    }

    [Fact]
    public void Means_of_the_views_are_those_of_the_runs()
    {
        List<string[]> samples = Database.Rows(scratch.Root, "SELECT leakage, killed FROM sample_mean ORDER BY sample, cell");
        int row = 0;
        foreach (SampleOutcome sample in study.Samples(6))
        {
            foreach (IReadOnlyList<RunOutcome> runs in sample.Cells)
            {
                string[] found = samples[row++];
                double leakage = runs.Average(r => r.Summary.Measures.Leakage);
                if (double.IsNaN(leakage))
                    Assert.Equal("NULL", found[0]);
                else
                    Near.Equal(leakage, Parse(found[0]), relative: 1e-12);
                Near.Equal(runs.Average(r => r.Summary.Raid.Killed), Parse(found[1]), relative: 1e-12);
            }
        }

        Assert.Equal(row, samples.Count);
        foreach (string[] found in Database.Rows(scratch.Root, "SELECT force, leaked, runs FROM force_mean"))
        {
            double leaked = 0;
            foreach (ManifestCell cell in study.Manifest.Cells.Where(c => c.Force == found[0]))
                leaked += cell.RaidWeight * study.Samples(6).SelectMany(s => s.Cells[cell.Index]).Average(r => r.Summary.Raid.Leaked);
            // The weights of the raids sum to 1.
            Near.Equal(leaked, Parse(found[1]), relative: 1e-12);
            Assert.Equal("24", found[2]);
        }
    }

    [Fact]
    public void Exported_views_are_read_in_the_order_of_the_tables_without_sorting_them()
    {
        foreach (string view in new[] { "run_view ORDER BY run", "asset_view ORDER BY run, place", "class_view ORDER BY run, place", "unit_view ORDER BY run, place", "round_view ORDER BY run, place", "draw_view ORDER BY sample, place", "coordinate_view ORDER BY sample, place" })
        {
            IEnumerable<string> plan = Database.Rows(scratch.Root, "EXPLAIN QUERY PLAN SELECT * FROM " + view).Select(r => r[3]);
            Assert.True(!plan.Any(p => p.Contains("TEMP B-TREE", StringComparison.Ordinal)), $"{view}:\n{string.Join('\n', plan)}");
        }
    }

    public void Dispose() => scratch.Dispose();

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Table(string column) => column.Split('.')[0];

    /// <summary>As "table.column TYPE", of views without the type: the tables of a view have no column for it.</summary>
    private static List<string> Documented(string kind)
    {
        List<string> columns = [];
        string table = "";
        bool typed = false;
        foreach (string line in Document.Split('\n'))
        {
            if (Heading().Match(line) is { Success: true } heading)
                table = heading.Groups[1].Value;
            else if (line.StartsWith("## ", StringComparison.Ordinal))
                table = "";
            else if (line.StartsWith("| column |", StringComparison.Ordinal))
                typed = line.Contains("| type |", StringComparison.Ordinal);
            else if (table.Length > 0 && typed == (kind == "table") && Row().Match(line) is { Success: true } row)
                columns.Add(typed ? $"{table}.{row.Groups[1].Value} {row.Groups[2].Value}" : $"{table}.{row.Groups[1].Value}");
        }

        return columns;
    }

    [GeneratedRegex("```sql\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Query();

    [GeneratedRegex("^### `([a-z_]+)`")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\| `([a-z_0-9]+)` \| ([A-Z]*)")]
    private static partial Regex Row();
}
