using System.Text.Json;

namespace Parapet.Cli.Files;

/// <summary>What <c>run.json</c> of a folder says, where there may be none.</summary>
internal static class RunFile
{
    /// <summary>A text among its top-level keys; null where there is no such file, it is not JSON, or the key is not in it.</summary>
    public static string? Text(string folder, string key)
    {
        string path = Path.Combine(folder, OutputFolder.Run);
        if (!File.Exists(path))
            return null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            return document.RootElement.TryGetProperty(key, out JsonElement value) ? value.GetString() : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
