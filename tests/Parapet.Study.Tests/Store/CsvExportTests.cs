using Parapet.Testing;
using System.Globalization;
using System.Text;
using Parapet.Study.Execute;
using Parapet.Study.Store;
using Xunit;

namespace Parapet.Study.Tests.Store;

public sealed class CsvExportTests : IDisposable
{
    private readonly ScratchFolder scratch = new();
    private readonly MadeUpSamples study = new(points: 2);

    [Fact]
    public void Every_table_is_a_file_with_a_header_and_a_row_for_each_row()
    {
        using StudyStore store = Filled(3);
        string folder = scratch.Inside("csv");
        CsvExport.Write(store, folder);
        Assert.Equal(["csv", "study.db", "study.db-shm", "study.db-wal", "study.lock"], scratch.Names);
        Assert.Equal(CsvExport.FileNames.Order(StringComparer.Ordinal), Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        foreach (string name in CsvExport.FileNames)
        {
            byte[] bytes = File.ReadAllBytes(Path.Combine(folder, name));
            Assert.DoesNotContain((byte)'\r', bytes);
            Assert.Equal((byte)'\n', bytes[^1]);
            Assert.NotEqual(0xEF, bytes[0]);
            List<string[]> rows = Parse(Encoding.UTF8.GetString(bytes));
            string table = name[..^".csv".Length];
            long due = long.Parse(Database.Column(scratch.Root, $"SELECT count(*) FROM {table}")[0], CultureInfo.InvariantCulture);
            Assert.True(due > 0 && rows.Count == due + 1, $"{name} has {rows.Count} lines for {due} rows");
            Assert.All(rows, r => Assert.Equal(rows[0].Length, r.Length));
            Assert.All(rows[0], c => Assert.Matches("^[a-z0-9_]+$", c));
        }
    }

    [Fact]
    public void Numbers_read_back_to_the_same_bits_and_texts_with_any_sign_to_the_same_text()
    {
        using StudyStore store = Filled(2);
        CsvExport.Write(store, scratch.Inside("csv"));
        List<string[]> runs = Parse(File.ReadAllText(scratch.Inside("csv", "run.csv")));
        int Column(string name) => Array.IndexOf(runs[0], name);
        int row = 1;
        foreach (SampleOutcome sample in study.Samples(2))
        {
            for (int c = 0; c < sample.Cells.Count; c++)
            {
                foreach (RunOutcome run in sample.Cells[c])
                {
                    string[] fields = runs[row++];
                    Assert.Equal(study.Manifest.Cells[c].Point, fields[Column("point")]);
                    Assert.Equal(run.StateHash, fields[Column("state_hash")]);
                    Assert.Equal(run.Seed.ToString(CultureInfo.InvariantCulture), fields[Column("seed")]);
                    Same(run.SimulatedSeconds, fields[Column("simulated_s")]);
                    Same(run.Summary.Measures.FirstDetectionSeconds, fields[Column("first_detection_s")]);
                    Same(run.Summary.Measures.Leakage, fields[Column("leakage")]);
                }
            }
        }

        Assert.Contains("\"raid-size=0/x, \"\"mast\"\"=20 m\"", File.ReadAllText(scratch.Inside("csv", "cell.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_there_keeps_its_other_files()
    {
        using StudyStore store = Filled(1);
        string folder = Directory.CreateDirectory(scratch.Inside("csv")).FullName;
        File.WriteAllText(Path.Combine(folder, "notes.txt"), "mine");
        File.WriteAllText(Path.Combine(folder, "run.csv"), "old");
        CsvExport.Write(store, folder);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(folder, "notes.txt")));
        Assert.StartsWith("run,key,sample", File.ReadAllText(Path.Combine(folder, "run.csv")), StringComparison.Ordinal);
        Assert.Equal(["csv"], scratch.Names.Where(n => n.Contains("csv", StringComparison.Ordinal)));
    }

    [Fact]
    public void Where_it_cannot_be_written_nothing_half_written_stays()
    {
        using StudyStore store = Filled(1);
        File.WriteAllText(scratch.Inside("file"), "");
        StudyStoreException e = Assert.Throws<StudyStoreException>(() => CsvExport.Write(store, scratch.Inside("file")));
        Assert.Contains(scratch.Inside("file"), e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(scratch.Names, n => n.EndsWith(".tmp", StringComparison.Ordinal));
        Assert.Throws<StudyStoreException>(() => CsvExport.Write(store, scratch.Inside("file", "below")));
    }

    public void Dispose() => scratch.Dispose();

    private static void Same(double number, string field)
    {
        double read = field.Length == 0 ? double.NaN : double.Parse(field, CultureInfo.InvariantCulture);
        Assert.Equal(BitConverter.DoubleToInt64Bits(number), BitConverter.DoubleToInt64Bits(read));
    }

    /// <summary>By the grammar of RFC 4180, but for the line ends.</summary>
    private static List<string[]> Parse(string text)
    {
        List<string[]> rows = [];
        List<string> row = [];
        var field = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && c is (',' or '\n'))
            {
                row.Add(field.ToString());
                field.Clear();
                if (c == '\n')
                {
                    rows.Add([.. row]);
                    row.Clear();
                }
            }
            else
            {
                field.Append(c);
            }
        }

        return rows;
    }

    private StudyStore Filled(int samples)
    {
        StudyStore store = StudyStore.Create(scratch.Root, study.Manifest);
        foreach (SampleOutcome sample in study.Samples(samples))
            store.Append(sample);
        return store;
    }
}
