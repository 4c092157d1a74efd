namespace Parapet.Engine;

/// <summary>What luck is drawn for; part of every stream's key, so its numbers never change.</summary>
public enum Purpose : byte
{
    StartTime = 1,
    Detection = 2,
    RangeNoise = 3,
    AngleNoise = 4,
    FalseAlarmCount = 5,
    FalseAlarmPlace = 6,
    Seeker = 7,
    Kill = 8,
    Hit = 9,
    MissionCapable = 10,
    Placement = 11,

    /// <summary>Whether a seeker's look finds its target, and the wander of the point it homes on.</summary>
    Acquisition = 21,
}
