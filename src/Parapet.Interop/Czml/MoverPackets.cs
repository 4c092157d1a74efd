using Parapet.Engine.Record;
using Parapet.Foundation;
using Parapet.Interop.Events;

namespace Parapet.Interop.Czml;

/// <summary>Everything that flies, as it was: a point, a label and the line behind it, for as long as it lived.</summary>
internal static class MoverPackets
{
    private const double ThreatTrailSeconds = 120;
    private const double AircraftTrailSeconds = 300;
    private const double LongestInterceptorTrailSeconds = 300;

    public static void Write(PacketWriter packets, string layer, MoverRecord mover)
    {
        if (mover.Path.Count == 0)
            return;
        SampledPath path = PathSampler.Sample(mover.Path);
        CzmlColour colour = CzmlColour.Of(mover);
        SimTime from = path.Times[0], to = path.Times[^1];
        packets.Begin(layer, mover.Id, mover.Id);
        packets.Availability(from, to);
        packets.Description(
            ("id", mover.Id), ("class", mover.Class), ("category", mover.Category), ("side", mover.Side), ("target", mover.Target),
            ("from", from.ToString()), ("to", to.ToString()), ("end", EndText(mover.End)));
        packets.Position(path.Times, path.Positions, path.Degree);
        if (mover.Kind == MoverKind.Interceptor)
        {
            packets.Point(colour, 4);
            packets.Trail(colour.WithOpacity(200), 1.5, Math.Min(Math.Ceiling((to - from).Seconds), LongestInterceptorTrailSeconds), 1);
        }
        else
        {
            packets.Point(colour, 7);
            packets.Label(mover.Id, colour, 250_000);
            packets.Trail(colour.WithOpacity(150), 1, mover.Kind == MoverKind.Aircraft ? AircraftTrailSeconds : ThreatTrailSeconds, 5);
        }

        packets.End();
    }

    private static string EndText(MoverEnd end) => end switch
    {
        MoverEnd.Alive => "alive",
        MoverEnd.Killed => "killed",
        MoverEnd.Arrived => "arrived",
        MoverEnd.Burst => "burst",
        _ => "expended",
    };
}
