using Parapet.Testing;
using System.Diagnostics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Parapet.Model.Checks;
using Parapet.Model.Text;
using Xunit;

namespace Parapet.Model.Tests.Text;

public class TextLimitTests
{
    private static string[] ReadCodes(string path)
    {
        Diagnostics diagnostics = new();
        YamlTree.Read(path, diagnostics);
        return [.. diagnostics.All.Select(d => d.Code)];
    }

    [Fact]
    public void A_missing_file_and_a_directory_are_told_apart()
    {
        using ScratchFolder folder = new();
        Assert.Equal([Codes.FileMissing], ReadCodes(Path.Combine(folder.Path, "nothing.yaml")));
        Assert.Equal([Codes.FileMissing], ReadCodes(Path.Combine(folder.Path, "no", "such", "folder.yaml")));
        Assert.Equal([Codes.IsDirectory], ReadCodes(folder.Path));
        Assert.Equal([Codes.Unreadable], ReadCodes(""));
    }

    [Fact]
    public void A_file_of_a_hundred_megabytes_is_refused_unread()
    {
        using ScratchFolder folder = new();
        string path = Path.Combine(folder.Path, "large.yaml");
        using (FileStream large = File.Create(path))
            large.SetLength(100 * 1024 * 1024);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal([Codes.TooLarge], ReadCodes(path));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 100_000, "the file was read");
    }

    [Fact]
    public void A_file_just_above_the_limit_is_refused_and_one_at_the_limit_is_read()
    {
        using ScratchFolder folder = new();
        byte[] comment = new byte[TextFile.MaximumBytes + 1];
        Array.Fill(comment, (byte)'#');
        Assert.Equal([Codes.TooLarge], ReadCodes(folder.Write("above.yaml", comment)));
        Assert.Equal([Codes.EmptyFile], ReadCodes(folder.Write("at.yaml", comment[1..])));
    }

    [Fact]
    public void A_device_without_an_end_is_read_no_further_than_the_limit()
    {
        if (File.Exists("/dev/zero"))
            Assert.Equal([Codes.TooLarge], ReadCodes("/dev/zero"));
    }

    [Fact]
    public void A_pipe_that_nobody_writes_into_is_given_up()
    {
        if (OperatingSystem.IsWindows())
            return;
        using ScratchFolder folder = new();
        string pipe = Path.Combine(folder.Path, "pipe");
        using (Process mkfifo = Process.Start("mkfifo", [pipe]))
            mkfifo.WaitForExit();
        Assert.Equal([Codes.Unreadable], ReadCodes(pipe));
    }

    [Fact]
    public void A_pipe_with_a_writer_is_read_to_its_end()
    {
        if (OperatingSystem.IsWindows())
            return;
        using ScratchFolder folder = new();
        string pipe = Path.Combine(folder.Path, "pipe");
        using (Process mkfifo = Process.Start("mkfifo", [pipe]))
            mkfifo.WaitForExit();
        using Process writer = Process.Start("sh", ["-c", $"echo 'id: x' > '{pipe}'"]);
        Assert.Empty(ReadCodes(pipe));
    }

    [Theory]
    [InlineData("id: x\nname: Gr\\xfcn\n", "2:9")]
    [InlineData("\\xff\\xfei\\x00d\\x00", "1:1")]
    [InlineData("id: \\xed\\xa0\\x80", "1:5")]
    [InlineData("id: \\xc0\\xaf", "1:5")]
    [InlineData("title: ü and \\xe2\\x82", "1:14")]
    public void Bytes_that_are_not_UTF8_are_shown_where_the_first_stands(string text, string expected)
    {
        using ScratchFolder folder = new();
        List<byte> bytes = [];
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                bytes.Add(Convert.ToByte(text.Substring(i + 2, 2), 16));
                i += 3;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text[i].ToString()));
            }
        }
        Diagnostics diagnostics = new();
        YamlTree.Read(folder.Write("bad.yaml", bytes.ToArray()), diagnostics);
        Assert.Equal([$"{expected} {Codes.NotUtf8}"], Fixture.Brief(diagnostics));
    }

    [Fact]
    public void A_byte_order_mark_of_UTF8_is_passed_over()
    {
        using ScratchFolder folder = new();
        Diagnostics diagnostics = new();
        TextMapping? tree = YamlTree.Read(folder.Write("mark.yaml", [0xef, 0xbb, 0xbf, .. "id: x"u8]), diagnostics);
        Assert.Equal("", Fixture.AsLines(diagnostics));
        Assert.Equal(new SourceSpan(tree!.Where.File, 1, 5), tree.Find("id")!.Where);
    }

    [Fact]
    public void Noise_is_reported_ten_times_at_most()
    {
        using ScratchFolder folder = new();
        Assert.Equal(10, ReadCodes(folder.Write("noise.yaml", new byte[100_000])).Length);
    }

    [Fact]
    public void Two_hundred_thousand_values_are_the_most()
    {
        Diagnostics diagnostics = new();
        Assert.Null(YamlTree.Parse("many", "a: [" + string.Join(',', Enumerable.Repeat("1", YamlTree.MostNodes)) + "]", diagnostics));
        Assert.Equal([Codes.TooManyNodes], diagnostics.All.Select(d => d.Code));
    }

    [Fact]
    public void Nesting_is_refused_at_once_however_deep_it_goes()
    {
        Diagnostics diagnostics = new();
        Assert.Null(YamlTree.Parse("deep", new string('[', 1_000_000), diagnostics));
        Assert.Equal([Codes.TooDeep], diagnostics.All.Select(d => d.Code));
        diagnostics = new();
        Assert.Null(YamlTree.Parse("deep", "a: " + string.Concat(Enumerable.Repeat("{a: ", 1_000_000)), diagnostics));
        Assert.Equal([Codes.TooDeep], diagnostics.All.Select(d => d.Code));
    }

    [Fact]
    public void A_tree_that_doubles_itself_is_refused_at_its_first_anchor()
    {
        StringBuilder bomb = new("a0: &a0 [x, x]\n");
        for (int i = 1; i < 64; i++)
            bomb.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n");
        Diagnostics diagnostics = new();
        Assert.Null(YamlTree.Parse("bomb", bomb.ToString(), diagnostics));
        Assert.Equal([$"1:5 {Codes.Anchor}"], Fixture.Brief(diagnostics));
    }

    [Fact]
    public void Any_damage_to_a_sound_file_yields_diagnostics_or_a_scenario_and_never_an_exception()
    {
        string[] sound = [File.ReadAllText(Fixture.Scenario), File.ReadAllText(Path.Combine(Fixture.Catalogue, "test-sam.yaml"))];
        using ScratchFolder folder = new();
        const string Alphabet = ":-[]{}#&*!|>'\"%@`,? \n\t~0a.éu\u0001";
        Gen<(int File, int[] Places, string Put)> damage =
            from file in Gen.Choose(0, 1)
            from places in Gen.Choose(0, int.MaxValue - 1).ArrayOf(3)
            from put in Gen.Elements(Alphabet.ToCharArray()).ArrayOf().Resize(6)
            select (file, places, new string(put));
        Prop.ForAll(damage.ToArbitrary(), d =>
        {
            string text = sound[d.File];
            foreach (int place in d.Places)
            {
                int at = place % text.Length;
                int cut = Math.Min(place % 5, text.Length - at);
                text = string.Concat(text.AsSpan(0, at), d.Put, text.AsSpan(at + cut));
            }
            Diagnostics diagnostics = new();
            FileCheck.Check(folder.Write("damaged.yaml", text), Fixture.Catalogue, diagnostics);
            return diagnostics.All.All(f => f.Where.Line >= 1 && f.Where.Column >= 1 && f.Code.StartsWith("PAR", StringComparison.Ordinal) && f.Text.Length > 0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));
    }
}
