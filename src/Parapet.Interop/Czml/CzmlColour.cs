using Parapet.Engine.Record;

namespace Parapet.Interop.Czml;

/// <summary>Red, green, blue and opacity in [0, 255].</summary>
public readonly record struct CzmlColour(byte R, byte G, byte B, byte A = 255)
{
    public static readonly CzmlColour Asset = new(120, 220, 120);
    public static readonly CzmlColour Unit = new(90, 160, 255);
    public static readonly CzmlColour Disabled = new(110, 110, 110);
    public static readonly CzmlColour Track = new(255, 255, 255);
    public static readonly CzmlColour TrackSigma = new(255, 255, 255, 70);
    public static readonly CzmlColour Interceptor = new(0, 220, 255);
    public static readonly CzmlColour FriendlyAircraft = new(70, 130, 255);
    public static readonly CzmlColour Coverage = new(90, 160, 255, 130);
    public static readonly CzmlColour Kill = new(255, 240, 120);
    public static readonly CzmlColour Pass = new(160, 235, 255);
    public static readonly CzmlColour Hit = new(255, 40, 40);

    public CzmlColour WithOpacity(byte a) => this with { A = a };

    /// <summary>The attacker's colours run from red to yellow by category, the defender's are blue.</summary>
    public static CzmlColour Of(MoverRecord mover) => mover.Kind switch
    {
        MoverKind.Interceptor => Interceptor,
        MoverKind.Aircraft => FriendlyAircraft,
        _ => mover.Category switch
        {
            "ballistic-missile" or "quasi-ballistic-missile" => new(255, 60, 60),
            "cruise-missile" => new(255, 130, 40),
            "drone" => new(255, 200, 50),
            "aircraft" => new(255, 80, 170),
            "decoy" => new(200, 170, 140),
            _ => new(255, 100, 80),
        },
    };
}
