using System.Text.Json;

namespace Parapet.Cli.Files;

/// <summary>Runs that were played before, as a run key or an output folder names them.</summary>
/// <param name="HashStart">The scenario's hash, or its first digits.</param>
/// <param name="StateHash">What the runs must come to; null where only a key is known.</param>
internal sealed record PlayedRuns(string Scenario, uint Seed, int FirstRun, int Runs, string HashStart, string? StateHash)
{
    public static PlayedRuns Of(RunKey key) => new(key.Scenario, key.Seed, key.Run, 1, key.HashStart, null);

    /// <summary>Reads <c>run.json</c> of an output folder.</summary>
    /// <exception cref="BadInputException">It is not there, or not as Parapet writes it.</exception>
    public static PlayedRuns OfFolder(string folder)
    {
        string path = Path.Combine(folder, OutputFolder.Run);
        if (!File.Exists(path) && File.Exists(Path.Combine(folder, StudyFolder.Store)))
            throw new BadInputException($"{folder} is the folder of a study: name one of the folders in its {StudyFolder.Records}, or a run key with --study {folder}");
        if (!File.Exists(path))
            throw new BadInputException($"{folder} is no output of Parapet: it holds no {OutputFolder.Run}");
        try
        {
            using FileStream stream = File.OpenRead(path);
            using JsonDocument document = JsonDocument.Parse(stream);
            JsonElement root = document.RootElement;
            int runs = root.GetProperty("runs").GetInt32();
            string hash = root.GetProperty("scenarioHash").GetString()!;
            PlayedRuns played = new(
                root.GetProperty("scenario").GetString()!, root.GetProperty("seed").GetUInt32(), 0, runs, hash, root.GetProperty("stateHash").GetString());
            if (runs < 1 || hash.Length < RunKey.HashLength)
                throw new FormatException("runs or scenarioHash is out of range");
            if (runs > 1)
                return played;
            return RunKey.TryParse(root.GetProperty("runKey").GetString() ?? "", out RunKey key)
                ? played with { FirstRun = key.Run }
                : throw new FormatException("runKey is no run key");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new BadInputException($"{path} is not as Parapet writes it: {e.Message}");
        }
    }
}
