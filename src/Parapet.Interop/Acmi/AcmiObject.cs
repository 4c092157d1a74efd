using System.Globalization;
using Parapet.Engine.Record;

namespace Parapet.Interop.Acmi;

/// <summary>One object of the recording: its id and the properties it is born with.</summary>
/// <param name="Id">Hexadecimal, unique in the file, never 0 (which is the world).</param>
/// <param name="Properties">From <c>Name=</c> on, escaped.</param>
internal sealed record AcmiObject(string Id, string Properties)
{
    public static string IdOf(int number) => number.ToString("x", CultureInfo.InvariantCulture);

    public static AcmiObject Of(int number, MoverRecord m, string parent, string target)
    {
        (string type, string colour) = (Type(m), m.Kind == MoverKind.Threat ? "Red" : "Blue");
        string properties = $"Name={AcmiText.Escape(m.Class)},Type={type},CallSign={AcmiText.Escape(m.Id)},{Side(m.Side)},Color={colour}";
        if (parent.Length > 0)
            properties += ",Parent=" + parent;
        if (target.Length > 0)
            properties += ",LockedTarget=" + target + ",LockedTargetMode=1";
        return new(IdOf(number), properties);
    }

    public static AcmiObject Of(int number, PlaceRecord p, string type)
    {
        string name = AcmiText.Escape(p.Name.Length > 0 ? p.Name : p.Id);
        return new(IdOf(number), $"Name={name},Type={type},CallSign={AcmiText.Escape(p.Id)},{Side(p.Side)},Color=Blue");
    }

    private static string Side(string side) => "Coalition=" + AcmiText.Escape(side);

    private static string Type(MoverRecord m) => m.Kind switch
    {
        MoverKind.Interceptor => "Weapon+Missile",
        MoverKind.Aircraft => "Air+FixedWing",
        _ => m.Category switch
        {
            "aircraft" => "Air+FixedWing",
            "drone" => "Air+FixedWing+Light",
            "decoy" => "Misc+Decoy",
            "ballistic-missile" or "quasi-ballistic-missile" => "Weapon+Missile+Heavy",
            _ => "Weapon+Missile",
        },
    };
}
