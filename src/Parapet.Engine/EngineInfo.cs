namespace Parapet.Engine;

public static class EngineInfo
{
    /// <summary>Name and version that results carry, e.g. <c>parapet-engine 0.1.0</c>.</summary>
    public static string Version { get; } = "parapet-engine " + (typeof(EngineInfo).Assembly.GetName().Version?.ToString(3) ?? "0.0.0");
}
