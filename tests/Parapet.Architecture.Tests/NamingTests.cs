using System.Text.RegularExpressions;
using Parapet.Testing;
using Xunit;

namespace Parapet.Architecture.Tests;

public sealed partial class NamingTests
{
    private const int MostLines = 1000;
    private const int LinesToTalkAbout = 400;

    private static readonly string[] NamesThatSayNothing = ["common", "util", "utils", "utilities", "helper", "helpers", "misc", "shared", "core", "lib"];

    [Fact]
    public void A_namespace_is_the_folder_it_stands_in()
    {
        List<string> wrong = [];
        foreach (string file in Tree.Files(".cs", "src"))
        {
            Match declared = NamespaceLine().Match(File.ReadAllText(Checkout.Path(file)));
            string expected = Expected(file);
            if (declared.Success && declared.Groups[1].Value != expected)
                wrong.Add($"{file}: {declared.Groups[1].Value}, expected {expected}");
        }
        Expect.None(wrong);
    }

    [Fact]
    public void No_room_has_a_name_that_says_nothing() =>
        Assert.DoesNotContain(Tree.SourceFolders(), f => f.Split('/', '.').Any(part => NamesThatSayNothing.Contains(part.ToLowerInvariant())));

    [Fact]
    public void No_file_is_over_a_thousand_lines()
    {
        var files = Tree.Files(".cs", "src", "tests", "benchmarks").Select(f => (File: f, Lines: File.ReadLines(Checkout.Path(f)).Count())).ToList();
        foreach ((string file, int lines) in files.Where(f => f.Lines > LinesToTalkAbout))
            TestContext.Current.AddWarning($"{file} has {lines} lines: talk about it");
        Assert.DoesNotContain(files, f => f.Lines > MostLines);
    }

    // Foundation is one namespace whatever the folder: its types are the vocabulary of everything.
    private static string Expected(string file)
    {
        string[] parts = file.Split('/');
        return parts[1] == "Parapet.Foundation" ? parts[1] : string.Join('.', parts[1..^1]);
    }

    [GeneratedRegex(@"^namespace\s+([\w.]+)\s*;?\s*$", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();
}
