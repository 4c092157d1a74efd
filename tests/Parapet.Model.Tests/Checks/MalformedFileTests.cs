using Parapet.Model.Checks;
using Xunit;

namespace Parapet.Model.Tests.Checks;

/// <summary>Each file of malformed/ says in its head which faults are to be found where: <c># expect: 7:14 PAR102</c>.</summary>
public class MalformedFileTests
{
    private static readonly string Folder = Path.Combine(Fixture.Folder, "malformed");

    public static TheoryData<string> Names() => [.. Directory.EnumerateFiles(Folder, "*.yaml").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_malformed_file_is_refused_with_every_fault_at_its_place(string name)
    {
        string path = Path.Combine(Folder, name);
        const string Mark = "# expect: ";
        string[] expected = [.. File.ReadLines(path).Where(l => l.StartsWith(Mark, StringComparison.Ordinal)).Select(l => l[Mark.Length..])];
        Assert.NotEmpty(expected);

        Diagnostics diagnostics = new();
        FileCheck.Check(path, Fixture.Catalogue, diagnostics);

        Assert.True(
            expected.Order(StringComparer.Ordinal).SequenceEqual(Fixture.Brief(diagnostics).Order(StringComparer.Ordinal)),
            $"expected {string.Join(", ", expected)}; got\n{Fixture.AsLines(diagnostics)}");
        Assert.All(diagnostics.All, d => Assert.Equal(path, d.Where.File));
    }

    [Fact]
    public void There_are_malformed_files_for_a_wide_range_of_codes()
    {
        int codes = Directory.EnumerateFiles(Folder, "*.yaml").SelectMany(File.ReadLines)
            .Where(l => l.StartsWith("# expect: ", StringComparison.Ordinal)).Select(l => l.Split(' ')[^1]).Distinct().Count();
        Assert.True(codes >= 60, $"{codes} codes are covered");
    }

    [Fact]
    public void The_sound_files_they_differ_from_have_no_fault()
    {
        foreach (string path in Directory.EnumerateFiles(Fixture.Catalogue).Append(Fixture.Scenario).Append(Fixture.Study))
        {
            Diagnostics diagnostics = new();
            Assert.NotEqual(FileKind.Unknown, FileCheck.Check(path, Fixture.Catalogue, diagnostics));
            Assert.Equal("", Fixture.AsLines(diagnostics));
        }
    }
}
