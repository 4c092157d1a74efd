using Parapet.Model.Catalogue;
using Parapet.Physics.Flight;

namespace Parapet.Engine.Build;

/// <summary>Rounds: the catalogue's envelope, and flight parameters fitted so that the flight model reproduces it.</summary>
internal static class MunitionBuilder
{
    /// <summary>Speed with which a round leaves a launcher before its motor takes over, m/s: cold launch or rail.</summary>
    private const double EjectionMps = 30;

    /// <summary>Elevation of a launcher of long-range rounds; one that stands upright makes no difference after the turn-over.</summary>
    private const double LongRangeElevationRad = 1.0;

    /// <summary>Elevation of a trained launcher of short-range rounds, which must also meet what is low and near.</summary>
    private const double ShortRangeElevationRad = 0.5;

    public static CompiledMunition Build(
        BuildCache cache, string id, InterceptorType type, int unit, double launchHeightM, double fromAircraftMps, int perAircraft)
    {
        bool gun = type.Guidance == Guidance.Unguided;
        // One fit serves all sites of a round: from the ground it is made at sea level, from the air at steps of 500 m.
        double height = 500 * Math.Round(launchHeightM / 500);
        double elevation = fromAircraftMps > 0 ? 0 : type.Guidance is Guidance.Command or Guidance.Infrared ? ShortRangeElevationRad : LongRangeElevationRad;
        var envelope = new PublishedEnvelope(
            type.LaunchMass.Likely,
            type.PropellantFraction.Likely,
            type.BurnTime.Likely,
            type.Diameter.Likely,
            type.MaximumSpeed.Likely,
            type.RangeMaximum.Likely,
            type.AltitudeMaximum.Likely,
            type.MaximumAcceleration.Likely,
            type.FlightTimeMaximum.Likely,
            gun,
            fromAircraftMps > 0 ? height : 0,
            fromAircraftMps > 0 ? fromAircraftMps : EjectionMps);
        (FittedInterceptor fit, FlyoutTable table) = cache.FlightOf(in envelope, elevation);
        return new CompiledMunition
        {
            Id = id,
            Unit = unit,
            Guidance = type.Guidance,
            RangeMinimumM = type.RangeMinimum.Likely,
            RangeMaximumM = type.RangeMaximum.Likely,
            RangeMaximumBallisticM = type.RangeMaximumBallistic?.Likely ?? 0,
            AltitudeMinimumM = type.AltitudeMinimum.Likely,
            AltitudeMaximumM = type.AltitudeMaximum.Likely,
            SeekerRangeM = type.SeekerRange?.Likely ?? TerminalRange(type.Guidance),
            LethalRadiusM = type.LethalRadius.Likely,
            KillProbability = KillProbability(type.KillProbability),
            UnitPriceUsd = type.UnitPrice.Likely,
            Flight = fit.Parameters,
            Flyout = table,
            LaunchSpeedMps = gun ? type.MaximumSpeed.Likely : fromAircraftMps > 0 ? 5 : EjectionMps,
            LaunchElevationRad = elevation,
            RoundsPerAircraft = perAircraft,
        };
    }

    /// <summary>Distance from the target at which a round without a seeker range of its own changes to its terminal phase, metres.</summary>
    private static double TerminalRange(Guidance guidance) => guidance switch
    {
        Guidance.SemiActive or Guidance.TrackViaMissile => 20000,
        Guidance.Command => 4000,
        _ => 0,
    };

    /// <summary>By category; a decoy is shot at as the cruise missile it imitates.</summary>
    private static double[] KillProbability(KillProbabilities p)
    {
        double[] table = new double[Enum.GetValues<ThreatCategory>().Length];
        table[(int)ThreatCategory.Aircraft] = p.Aircraft?.Likely ?? 0;
        table[(int)ThreatCategory.CruiseMissile] = p.CruiseMissile?.Likely ?? 0;
        table[(int)ThreatCategory.Drone] = p.Drone?.Likely ?? 0;
        table[(int)ThreatCategory.BallisticMissile] = p.BallisticMissile?.Likely ?? 0;
        table[(int)ThreatCategory.QuasiBallisticMissile] = p.QuasiBallisticMissile?.Likely ?? 0;
        table[(int)ThreatCategory.Decoy] = p.CruiseMissile?.Likely ?? p.Drone?.Likely ?? 0;
        return table;
    }
}
