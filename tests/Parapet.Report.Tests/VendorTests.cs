using System.Security.Cryptography;
using Parapet.Report.Html;
using Parapet.Testing;
using Xunit;

namespace Parapet.Report.Tests;

/// <summary>Software of others is what its README says, and goes with its licences.</summary>
public class VendorTests
{
    private static readonly string Vendor = Checkout.Path("src", "Parapet.Report", "vendor");

    public static TheoryData<string> Files() =>
        [.. Directory.EnumerateFiles(Vendor, "*.js", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Vendor, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_has_the_digest_that_the_README_gives(string file)
    {
        string digest = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Vendor, file))));
        Assert.Contains(File.ReadAllLines(Path.Combine(Vendor, "README.md")), l => l.Contains($"`{file}`", StringComparison.Ordinal) && l.Contains(digest, StringComparison.Ordinal));
        Assert.True(File.Exists(Path.Combine(Vendor, Path.GetDirectoryName(file)!, "LICENSE")), "licence");
    }

    [Fact]
    public void The_report_carries_the_licences()
    {
        string libraries = Asset.Libraries();
        foreach (string name in (string[])["Mike Bostock", "Observable, Inc.", "Robert Penner", "Mapbox", "Charles Karney", "Cynthia Brewer", "Mikola Lysenko", "unlicense.org"])
            Assert.Contains(name, libraries, StringComparison.Ordinal);
    }

    // Either would end the element that the libraries stand in, or make the parser read on behind it.
    [Fact]
    public void Nothing_in_the_scripts_ends_their_element()
    {
        foreach (string text in (string[])[Asset.Libraries(), Asset.Read("report.js")])
        {
            Assert.DoesNotContain("</script", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<!--", text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("</style", Asset.Read("report.css"), StringComparison.OrdinalIgnoreCase);
    }
}
