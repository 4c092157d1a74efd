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

    /// <summary>Radar cross-section seen along a line of sight, m².</summary>
    /// <param name="lineOfSight">From the sensor to the threat, any length, same axes as the velocity.</param>
    public double CrossSectionM2(RadarBand band, Vector3D lineOfSight, Vector3D velocity)
    {
        int b = (int)band * 3;
        double cosine = -velocity.Dot(lineOfSight) / Math.Max(1e-9, velocity.Length * lineOfSight.Length);
        return RcsModel.InterpolateByCosine(RcsM2[b], RcsM2[b + 1], RcsM2[b + 2], Math.Clamp(cosine, -1, 1));
    }

    public required double InfraredSignature { get; init; }

    /// <summary>Used by threats that jam (<see cref="CompiledThreat.Jams"/>); null where it has none.</summary>
    public required CompiledJammer? Jammer { get; init; }

    public required double HitProbability { get; init; }

    public required double Damage { get; init; }

    public required double UnitPriceUsd { get; init; }
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
