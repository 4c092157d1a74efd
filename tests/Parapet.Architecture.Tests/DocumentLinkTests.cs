using System.Text.RegularExpressions;
using Parapet.Testing;
using Xunit;

namespace Parapet.Architecture.Tests;

public sealed partial class DocumentLinkTests
{
    [Fact]
    public void Every_relative_link_of_a_document_leads_somewhere()
    {
        List<string> broken = [];
        foreach (string document in Tree.Files(".md"))
        {
            string folder = Path.GetDirectoryName(Checkout.Path(document))!;
            foreach (Match match in Link().Matches(WithoutCode(File.ReadAllText(Checkout.Path(document)))))
            {
                string target = match.Groups[1].Value;
                if (target.Contains("://", StringComparison.Ordinal) || target.StartsWith('#') || target.StartsWith("mailto:", StringComparison.Ordinal))
                    continue;
                string path = Path.Combine(folder, Uri.UnescapeDataString(target.Split('#')[0]));
                if (!File.Exists(path) && !Directory.Exists(path))
                    broken.Add($"{document}: {target}");
            }
        }
        Expect.None(broken);
    }

    private static string WithoutCode(string text) => Code().Replace(text, "");

    [GeneratedRegex(@"\[[^\]\n]*\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"```.*?```|`[^`\n]*`", RegexOptions.Singleline)]
    private static partial Regex Code();
}
