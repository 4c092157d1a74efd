using System.Globalization;
using System.Text.RegularExpressions;
using Parapet.Testing;
using Xunit;

namespace Parapet.Cli.Tests;

/// <summary>Every command that the documents show is run, in their order, in the root of the checkout.</summary>
public sealed partial class DocumentationTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/tour.md")]
    public void Every_command_of_a_document_runs(string document)
    {
        Assert.SkipUnless(File.Exists(Checkout.Path(document)), $"There is no {document}.");
        string text = File.ReadAllText(Checkout.Path(document));
        string[] lines = [.. ShellBlock().Matches(text).SelectMany(m => m.Groups[1].Value.Split('\n')).Where(l => l.StartsWith("./parapet", StringComparison.Ordinal))];
        Assert.NotEmpty(lines);
        foreach (string line in lines)
        {
            Match expected = ExpectedCode().Match(line);
            Called call = CommandLine.Shell(line);
            int code = expected.Success ? int.Parse(expected.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
            Assert.True(call.Code == code, $"{document}: {line}\nended with {call.Code}, expected {code}\n{call.Errors}");
        }
    }

    [GeneratedRegex(@"^```sh\s*$\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ShellBlock();

    // A command that is meant to end otherwise says so: ./parapet diff a b   # ends with 1
    [GeneratedRegex(@"# ends with (\d+)\s*$")]
    private static partial Regex ExpectedCode();
}
