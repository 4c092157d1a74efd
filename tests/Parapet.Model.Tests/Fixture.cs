using Parapet.Model.Checks;
using Parapet.Model.Scenario;
using Parapet.Testing;

namespace Parapet.Model.Tests;

/// <summary>The small sound catalogue and scenario that most tests start from.</summary>
internal static class Fixture
{
    public static string Folder { get; } = Checkout.Path("tests", "Parapet.Model.Tests");

    public static string Catalogue { get; } = Path.Combine(Folder, "sound", "catalogue");

    public static string Scenario { get; } = Path.Combine(Folder, "sound", "scenario.yaml");

    public static string Study { get; } = Path.Combine(Folder, "sound", "study.yaml");

    public static LoadedScenario Load()
    {
        Diagnostics diagnostics = new();
        LoadedScenario? loaded = ScenarioLoader.Load(Scenario, Catalogue, diagnostics);
        return loaded ?? throw new InvalidOperationException(string.Join('\n', diagnostics.Ordered()));
    }

    /// <summary>"7:14 PAR102" of each diagnostic, in order.</summary>
    public static string[] Brief(Diagnostics diagnostics) =>
        [.. diagnostics.Ordered().Select(d => FormattableString.Invariant($"{d.Where.Line}:{d.Where.Column} {d.Code}"))];

    public static string AsLines(Diagnostics diagnostics) => string.Join('\n', diagnostics.Ordered());
}

/// <summary>A folder of its own for a test that writes files.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("parapet-model-").FullName;

    public string Write(string name, string text)
    {
        string path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public string Write(string name, byte[] bytes)
    {
        string path = System.IO.Path.Combine(Path, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
