using System.Text.Json;
using System.Text.Json.Nodes;
using Parapet.Testing;
using Xunit;

namespace Parapet.Cli.Tests;

/// <summary>Calls of <c>study</c> on the small study of these tests, and what its folders hold.</summary>
internal static class StudyFolders
{
    public const string Study = "tests/Parapet.Cli.Tests/studies/tiny.yaml";

    public static Called Run(string folder, params string[] more) => CommandLine.Call(["study", "run", Study, "--out", folder, .. more]);

    /// <summary>A document without the keys that tell of the clock and the machine.</summary>
    public static string WithoutWall(string json)
    {
        JsonObject document = JsonNode.Parse(json)!.AsObject();
        foreach (string key in document.Select(p => p.Key).Where(k => k.StartsWith("wall", StringComparison.Ordinal)).ToArray())
            document.Remove(key);
        return document.ToJsonString();
    }

    public static JsonElement Document(string folder) => JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "study.json"))).RootElement;

    /// <summary>Every file of two folders, but the store, holds the same bytes; and neither has one that the other lacks.</summary>
    public static void SameFiles(string expected, string actual)
    {
        Assert.Equal(Names(expected), Names(actual));
        foreach (string name in Names(expected))
        {
            byte[] a = File.ReadAllBytes(Path.Combine(expected, name)), b = File.ReadAllBytes(Path.Combine(actual, name));
            Assert.True(a.AsSpan().SequenceEqual(b), $"{name} differs");
        }
    }

    public static string ChangedCopy(ScratchFolder scratch, string name, Func<string, string> change)
    {
        string source = Checkout.Path("tests", "Parapet.Cli.Tests", "studies");
        string text = change(File.ReadAllText(Path.Combine(source, "tiny.yaml")));
        File.WriteAllText(scratch.Inside(name), text.Replace("tiny-port.yaml", Path.Combine(source, "tiny-port.yaml"), StringComparison.Ordinal));
        return scratch.Inside(name);
    }

    // The pages of the store may lie in another order after an interruption; what it holds is compared as CSV.
    private static string[] Names(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Where(f => f != "study.db").Order(StringComparer.Ordinal)];
}
