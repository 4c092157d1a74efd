using Parapet.Foundation;
using Parapet.Model.Catalogue;
using Parapet.Physics.Flight;
using Parapet.Physics.Radar;

namespace Parapet.Engine.Build;

/// <summary>A class of threats.</summary>
public sealed record CompiledThreatClass
{
    public required string Id { get; init; }

    public required ThreatCategory Category { get; init; }

    public required int Swerling { get; init; }

    /// <summary>Radar cross-section in m² by [band * 3 + aspect], aspects front, side, rear.</summary>
    public required double[] RcsM2 { get; init; }

    /// <summary>Radar cross-section in m² by [band * 2 + aspect], aspects above and below; as from the side where nothing is known.</summary>
    public required double[] RcsAboveM2 { get; init; }

    /// <summary>Radar cross-sections by aspect at a frequency, between those of the bands.</summary>
    public RcsByAspect At(double frequencyHz)
    {
        Span<double> nodes = stackalloc double[4], front = stackalloc double[4], side = stackalloc double[4], rear = stackalloc double[4];
        Span<double> top = stackalloc double[4], bottom = stackalloc double[4];
        for (int b = 0; b < 4; b++)
        {
            nodes[b] = RadarBands.MiddleHz((RadarBand)b);
            (front[b], side[b], rear[b]) = (RcsM2[3 * b], RcsM2[(3 * b) + 1], RcsM2[(3 * b) + 2]);
            (top[b], bottom[b]) = (RcsAboveM2[2 * b], RcsAboveM2[(2 * b) + 1]);
        }

        return new(
            RcsModel.AtFrequency(frequencyHz, nodes, front),
            RcsModel.AtFrequency(frequencyHz, nodes, side),
            RcsModel.AtFrequency(frequencyHz, nodes, rear),
            RcsModel.AtFrequency(frequencyHz, nodes, top),
            RcsModel.AtFrequency(frequencyHz, nodes, bottom));
    }

    /// <summary>Radar cross-section seen along a line of sight, m².</summary>
    /// <param name="lineOfSight">From the sensor to the threat, any length, same axes as the velocity.</param>
    public double CrossSectionM2(RadarBand band, Vector3D lineOfSight, Vector3D velocity)
    {
        int b = (int)band * 3;
        double cosine = -velocity.Dot(lineOfSight) / Math.Max(1e-9, velocity.Length * lineOfSight.Length);
        return RcsModel.InterpolateByCosine(RcsM2[b], RcsM2[b + 1], RcsM2[b + 2], Math.Clamp(cosine, -1, 1));
    }

    public required double InfraredSignature { get; init; }

    /// <summary>What makes it warm; null where its signature stands for all.</summary>
    public required CompiledHeat? Heat { get; init; }

    /// <summary>Used by threats that jam (<see cref="CompiledThreat.Jams"/>); null where it has none.</summary>
    public required CompiledJammer? Jammer { get; init; }

    public required double HitProbability { get; init; }

    public required double Damage { get; init; }

    public required double UnitPriceUsd { get; init; }

    /// <summary>Distance at which it notices a round, m; 0: it never does.</summary>
    public double NoticeRangeM { get; init; }

    public double NoticeProbability { get; init; }

    public double ReactionS { get; init; }

    public double BreakAccelerationMps2 { get; init; }

    /// <summary>Of what flies a route; 0 where it does not, or where no figure is given.</summary>
    public double CruiseSpeedMps { get; init; }

    public double TurnAccelerationMps2 { get; init; }

    public double ExcessPowerMps { get; init; }

    public double LiftToDrag { get; init; }
}

/// <summary>One threat: its path from its own start, and when that is.</summary>
public sealed record CompiledThreat
{
    /// <summary>Raid id and number, e.g. <c>wave-1/7</c>; of a released weapon <c>wave-3/2/1</c>.</summary>
    public required string Id { get; init; }

    public required uint NameHash { get; init; }

    public required string Side { get; init; }

    public required int Class { get; init; }

    /// <summary>Asset it flies to.</summary>
    public required int Aim { get; init; }

    /// <summary>False for a carrier that turns home.</summary>
    public required bool EndsAtAim { get; init; }

    /// <summary>Carrier that lets it go, or -1.</summary>
    public required int Carrier { get; init; }

    /// <summary>Mean start; of a released weapon after its carrier's start.</summary>
    public required double StartS { get; init; }

    public required double JitterS { get; init; }

    /// <summary>Whether it uses its jammer.</summary>
    public required bool Jams { get; init; }

    /// <summary>Path from time zero; shared, never written.</summary>
    public required MotionSegment[] Path { get; init; }

    public double FlightTimeS => Path[^1].End.Seconds;
}
