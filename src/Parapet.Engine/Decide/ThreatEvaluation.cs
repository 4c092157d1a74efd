using Parapet.Engine.Build;
using Parapet.Engine.State.Picture;
using Parapet.Engine.Track;
using Parapet.Foundation;
using Parapet.Model.Doctrine;

namespace Parapet.Engine.Decide;

/// <summary>
/// Says of a track which asset it is probably flying to, when it will be there and what stopping it is worth. Air breathers
/// are carried on in a straight line, ballistic tracks along gravity and drag; docs/models/threat-evaluation.md.
/// </summary>
public static class ThreatEvaluation
{
    private const double HorizonS = 900;

    /// <summary>Writes <see cref="TrackRow.AimAsset"/>, <see cref="TrackRow.TimeToImpactS"/> and <see cref="TrackRow.ThreatValue"/>.</summary>
    /// <param name="forecast">Forecast of this track from now.</param>
    public static void Evaluate(ref TrackRow track, Forecast forecast, CompiledAsset[] assets)
    {
        if (track.Category == TrackCategory.Ballistic)
            EvaluateBallistic(ref track, forecast, assets);
        else
            EvaluateStraight(ref track, assets);
    }

    private static void EvaluateStraight(ref TrackRow track, CompiledAsset[] assets)
    {
        Vector3D p = track.State.Position;
        Vector3D v = track.State.Velocity;
        double speedSquared = Math.Max(1, v.LengthSquared);
        track.AimAsset = -1;
        track.ThreatValue = 0;
        track.TimeToImpactS = HorizonS;
        double weight = track.Category == TrackCategory.Slow ? 0.6 : 1;
        for (int a = 0; a < assets.Length; a++)
        {
            Vector3D to = assets[a].Ecef - p;
            double distance = to.Length;
            double t = Math.Max(0, to.Dot(v) / speedSquared);
            double miss = (to - (v * t)).Length;
            // A raider may still turn: the miss counts against a quarter of the way left.
            double width = 5000 + (0.25 * distance);
            double seconds = distance / Math.Sqrt(speedSquared);
            double value = weight * assets[a].Value * ExactMath.Exp(-(miss * miss) / (width * width)) / (1 + (seconds / 600));
            if (value > track.ThreatValue)
            {
                track.ThreatValue = value;
                track.AimAsset = a;
                track.TimeToImpactS = seconds;
            }
        }
    }

    private static void EvaluateBallistic(ref TrackRow track, Forecast forecast, CompiledAsset[] assets)
    {
        double t = forecast.EndS;
        Vector3D p = forecast.At(t);
        track.AimAsset = -1;
        track.ThreatValue = 0;
        track.TimeToImpactS = t;
        for (int a = 0; a < assets.Length; a++)
        {
            double miss = (assets[a].Ecef - p).PerpendicularTo(p.Unit()).Length;
            double value = 1.5 * assets[a].Value / (1 + (t / 600)) / (1 + (miss / 40000 * (miss / 40000)));
            if (value > track.ThreatValue)
            {
                track.ThreatValue = value;
                track.AimAsset = a;
            }
        }
    }
}
