using Parapet.Foundation;
using Parapet.Model.Catalogue;
using Parapet.Physics.Flight;

namespace Parapet.Engine.Build;

/// <summary>Rounds: the catalogue's envelope, and flight parameters fitted so that the flight model reproduces it.</summary>
public static class MunitionBuilder
{
    /// <summary>Speed with which a round leaves a launcher before its motor takes over, m/s: cold launch or rail.</summary>
    private const double EjectionMps = 30;

    /// <summary>Elevation of a launcher of long-range rounds; one that stands upright makes no difference after the turn-over.</summary>
    private const double LongRangeElevationRad = 1.0;

    /// <summary>Elevation of a trained launcher of short-range rounds, which must also meet what is low and near.</summary>
    private const double ShortRangeElevationRad = 0.5;

    internal static CompiledMunition Build(
        BuildContext context, string id, InterceptorType type, int unit, double launchHeightM, double fromAircraftMps, int perAircraft)
    {
        double elevation = ElevationRad(type.Guidance, fromAircraftMps > 0);
        PublishedEnvelope envelope = EnvelopeOf(type, launchHeightM, fromAircraftMps);
        (FittedInterceptor fit, FlyoutTable table) = context.Cache.FlightOf(in envelope, elevation, context.Air);
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
            SeekerRangeM = HomingRangeM(type),
            GimbalCosine = ExactMath.Cos(GimbalRad(type)),
            BeamwidthRad = type.SeekerBeamwidth?.Likely ?? 10 * Math.PI / 180,
            AngleNoiseRad = type.SeekerAngleNoise?.Likely ?? 0,
            GlintM = type.SeekerGlint?.Likely ?? 0,
            LethalRadiusM = type.LethalRadius.Likely,
            KillProbability = KillProbability(type.KillProbability),
            UnitPriceUsd = type.UnitPrice.Likely,
            Flight = Steered(fit.Parameters, type),
            Flyout = table,
            LaunchSpeedMps = envelope.Gun ? type.MaximumSpeed.Likely : fromAircraftMps > 0 ? 5 : EjectionMps,
            LaunchElevationRad = elevation,
            RoundsPerAircraft = perAircraft,
        };
    }

    /// <summary>Elevation of the launch, rad; from an aircraft level.</summary>
    public static double ElevationRad(Guidance guidance, bool fromAircraft) =>
        fromAircraft ? 0 : guidance is Guidance.Command or Guidance.Infrared ? ShortRangeElevationRad : LongRangeElevationRad;

    /// <summary>What is published of a round, as the fit takes it.</summary>
    /// <param name="fromAircraftMps">Speed of the aircraft that carries it, m/s; zero on the ground.</param>
    public static PublishedEnvelope EnvelopeOf(InterceptorType type, double launchHeightM, double fromAircraftMps)
    {
        // One fit serves all sites of a round: from the ground it is made at sea level, from the air at steps of 500 m.
        double height = 500 * Math.Round(launchHeightM / 500);
        double secondShare = type.SecondBurn?.TimeShare.Likely ?? 0;
        bool gun = type.Guidance == Guidance.Unguided;
        return new(
            type.LaunchMass.Likely,
            type.PropellantFraction.Likely,
            type.BurnTime.Likely * (1 - secondShare),
            type.Diameter.Likely,
            type.MaximumSpeed.Likely,
            type.RangeMaximum.Likely,
            type.AltitudeMaximum.Likely,
            type.MaximumAcceleration.Likely,
            type.FlightTimeMaximum.Likely,
            gun,
            fromAircraftMps > 0 ? height : 0,
            fromAircraftMps > 0 ? fromAircraftMps : EjectionMps)
        {
            SecondBurnS = gun ? 0 : type.BurnTime.Likely * secondShare,
            SecondShare = gun ? 0 : type.SecondBurn?.PropellantShare.Likely ?? 0,
            IgnitionToGoS = gun ? 0 : type.SecondBurn?.IgnitionTimeToGo?.Likely ?? 0,
        };
    }

    /// <summary>A fitted flight with what the fit does not ask: two rounds that differ in lag and navigation ratio alone share their fit.</summary>
    public static InterceptorParameters Steered(in InterceptorParameters flight, InterceptorType type) => type.Guidance == Guidance.Unguided
        ? flight
        : flight with
        {
            TimeConstantS = type.AutopilotTimeConstant?.Likely ?? 0,
            NavigationRatio = type.NavigationRatio?.Likely ?? InterceptorFit.NavigationRatio,
        };

    /// <summary>Distance at which its homing begins, m.</summary>
    public static double HomingRangeM(InterceptorType type) => type.SeekerRange?.Likely ?? TerminalRange(type.Guidance);

    /// <summary>Greatest angle off its course at which its seeker looks, rad.</summary>
    public static double GimbalRad(InterceptorType type) => type.SeekerGimbalLimit?.Likely ?? Math.PI / 3;

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
