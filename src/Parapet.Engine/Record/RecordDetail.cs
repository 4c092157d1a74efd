namespace Parapet.Engine.Record;

/// <summary>How much of a run is kept.</summary>
public enum RecordDetail
{
    /// <summary>Summary and state hash.</summary>
    Summary,

    /// <summary>Also every event.</summary>
    Events,

    /// <summary>Also paths, tracks and places.</summary>
    Replay,
}
