namespace Parapet.Study.Design;

/// <summary>What a design draws; the purpose in its stream's key, so its numbers never change. The engine's purposes are below 128, these above.</summary>
public enum DesignPurpose : byte
{
    Scramble = 128,
    Stratum = 129,
    PlaceInStratum = 130,
    Exchange = 131,

    /// <summary>Whether an event of the timeline happens.</summary>
    TimelineEvent = 140,
}
