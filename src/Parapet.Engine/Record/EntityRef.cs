namespace Parapet.Engine.Record;

public enum EntityKind : byte { None, Threat, Asset, Unit, Sensor, CommandPost, Interceptor, Aircraft, Munition }

/// <summary>Names one entity of a run in four bytes: kind and row. Written to the log; turned into an id when it is read.</summary>
public readonly record struct EntityRef(EntityKind Kind, int Row)
{
    public static readonly EntityRef None = new(EntityKind.None, -1);

    public static EntityRef Threat(int row) => new(EntityKind.Threat, row);
    public static EntityRef Asset(int row) => new(EntityKind.Asset, row);
    public static EntityRef Unit(int row) => new(EntityKind.Unit, row);
    public static EntityRef Sensor(int row) => new(EntityKind.Sensor, row);
    public static EntityRef CommandPost(int row) => new(EntityKind.CommandPost, row);
    public static EntityRef Interceptor(int row) => new(EntityKind.Interceptor, row);
    public static EntityRef Aircraft(int row) => new(EntityKind.Aircraft, row);
    public static EntityRef Munition(int row) => new(EntityKind.Munition, row);
}
