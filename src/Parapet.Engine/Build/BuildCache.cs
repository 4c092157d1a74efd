using System.Runtime.CompilerServices;
using Parapet.Foundation;
using Parapet.Physics.Atmosphere;
using Parapet.Physics.Flight;
using Parapet.Physics.Propagation;
using Parapet.Physics.Terrain;

namespace Parapet.Engine.Build;

/// <summary>
/// What many builds have in common, worked out once: elevation, terrain masks, fits and fly-out tables of rounds, planned paths. Each is
/// kept by its exact inputs, so a build with a cache is the build without one, bit for bit. Thread safe; holds no more than its bound:
/// the least recently used goes first.
/// </summary>
/// <remarks>
/// One instance serves one study or any set of builds. Elevation is read once per path: a file that changes meanwhile is not seen.
/// Paths are shared by builds of one seed (the same raid against several forces), masks and flights by those of one draw of
/// catalogue values, what is known of the ground around a site by all.
/// </remarks>
public sealed class BuildCache
{
    /// <summary>Bytes held at most where nothing else is asked: 256 MB.</summary>
    public const long UsualCapacityBytes = 256L << 20;

    // Instrumented ranges are drawn anew by the sample; the ground is walked out to the next 10 km, of which all catalogue values are multiples.
    private const double MaskStepM = 10e3;

    private readonly RecentlyUsed<string, ElevationGrid> terrains;
    private readonly RecentlyUsed<ProfileKey, HorizonProfile> profiles;
    private readonly RecentlyUsed<(ProfileKey, double MastM), HorizonMask> masks;
    private readonly RecentlyUsed<ProfileKey, GroundProfile> grounds;
    private readonly RecentlyUsed<(ProfileKey, double AntennaM), SiteGround> siteGrounds;
    private readonly RecentlyUsed<Refractivity, RefractionTable> refractions;
    private readonly RecentlyUsed<(double FrequencyHz, double VapourKgpm3), GasProfile> gases;
    private readonly RecentlyUsed<(PublishedEnvelope, double, AirProfile), Flight> flights;
    private readonly RecentlyUsed<PathKey, MotionSegment[]> paths;

    /// <param name="capacityBytes">
    /// Bytes held at most, elevation not counted: a quarter each for masks, for what they are made of, for what diffraction needs of the ground, and for paths.
    /// A draw of the shipped flagship takes some 10 MB of masks, a seed and raid of it 3 MB of paths.
    /// </param>
    public BuildCache(long capacityBytes = UsualCapacityBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacityBytes);
        terrains = new(4, static _ => 1);
        profiles = new(capacityBytes / 4, static p => p.SizeBytes);
        masks = new(capacityBytes / 4, static m => m.SizeBytes);
        grounds = new(capacityBytes / 8, static g => g.SizeBytes);
        siteGrounds = new(capacityBytes / 8, static g => g.SizeBytes);
        refractions = new(16, static _ => 1);
        gases = new(256, static _ => 1);
        flights = new(4096, static _ => 1);
        paths = new(capacityBytes / 4, static p => p.LongLength * Unsafe.SizeOf<MotionSegment>());
    }

    /// <summary>Bytes held now, elevation and flights not counted.</summary>
    public long HeldBytes => profiles.HeldBytes + masks.HeldBytes + grounds.HeldBytes + siteGrounds.HeldBytes + paths.HeldBytes;

    internal ElevationGrid Terrain(string? path) => path is null ? ElevationGrid.FlatSea : terrains.Get(path, TerrainReader.Open);

    /// <param name="launchElevationRad">Above the horizon; 0 from an aircraft.</param>
    /// <param name="air">Of the table, its wind left out; fits are made in the standard air, for which envelopes are published.</param>
    internal (FittedInterceptor Fit, FlyoutTable Table) FlightOf(in PublishedEnvelope envelope, double launchElevationRad, AirProfile air)
    {
        Flight flight = flights.Get((envelope, launchElevationRad, air.Stilled()), static key => Flight.Of(key.Item1, key.Item2, key.Item3));
        return (flight.Fit, flight.Table);
    }

    /// <summary>The mask of an antenna out to its range, and to the next 10 km: its volume ends before.</summary>
    internal HorizonMask Mask(ElevationGrid terrain, GeodeticPosition site, double antennaHeightM, double rangeM, double effectiveEarthFactor)
    {
        ProfileKey ground = new(
            terrain,
            site,
            MaskStepM * Math.Ceiling(rangeM / MaskStepM),
            effectiveEarthFactor,
            // A mast above the usual ones walks for itself.
            Math.Max(HorizonProfile.UsualGreatestMastM, antennaHeightM));
        return masks.Get((ground, antennaHeightM), key => HorizonMask.Of(profiles.Get(key.Item1, static k => k.Walk()), key.MastM));
    }

    /// <summary>The ground as diffraction sees it from the antenna of a mask; null over flat sea.</summary>
    internal SiteGround? Ground(ElevationGrid terrain, GeodeticPosition site, double rangeM, double effectiveEarthFactor, double antennaM)
    {
        if (terrain.HighestM == terrain.LowestM)
            return null;
        ProfileKey key = new(terrain, site, MaskStepM * Math.Ceiling(rangeM / MaskStepM), effectiveEarthFactor, 0);
        return siteGrounds.Get((key, antennaM), k => SiteGround.Of(grounds.Get(k.Item1, static g => g.Ground()), k.AntennaM));
    }

    internal RefractionTable Refraction(Refractivity air) => refractions.Get(air, static a => new(a));

    internal GasProfile Gas(double frequencyHz, double vapourKgpm3) => gases.Get((frequencyHz, vapourKgpm3), static g => new(g.FrequencyHz, g.VapourKgpm3));

    /// <summary>A planned route; shared, never written.</summary>
    internal MotionSegment[] Route(ElevationGrid terrain, in RouteParameters parameters, GeodeticPosition[] points) =>
        paths.Get(new(terrain, parameters, default, points), static k => RoutePlanner.Plan(k.Terrain!, k.Route, k.Points));

    /// <summary>A planned ballistic flight; shared, never written.</summary>
    internal MotionSegment[] Ballistic(in BallisticParameters parameters, GeodeticPosition launch, GeodeticPosition aim) =>
        paths.Get(new(null, default, parameters, [launch, aim]), static k => BallisticPlanner.Plan(k.Ballistic, k.Points[0], k.Points[1]));

    private sealed record Flight(FittedInterceptor Fit, FlyoutTable Table)
    {
        public static Flight Of(in PublishedEnvelope envelope, double launchElevationRad, AirProfile air)
        {
            FittedInterceptor fit = InterceptorFit.Fit(in envelope);
            return new(fit, FlyoutTable.Build(
                fit.Parameters, envelope.RangeMaximumM, envelope.AltitudeMaximumM, launchElevationRad, envelope.Gun ? envelope.MaximumSpeedMps : envelope.LaunchSpeedMps, envelope.LaunchHeightM, air));
        }
    }

    // An elevation grid is one object: equal when the same.
    private readonly record struct ProfileKey(ElevationGrid Terrain, GeodeticPosition Site, double RangeM, double EarthFactor, double GreatestMastM)
    {
        public GroundProfile Ground() => GroundProfile.Build(Terrain, Site, RangeM, EarthFactor);

        public HorizonProfile Walk() => HorizonProfile.Build(Terrain, Site, RangeM, EarthFactor, GreatestMastM);
    }

    /// <param name="Terrain">Null for a ballistic flight.</param>
    private readonly record struct PathKey(ElevationGrid? Terrain, RouteParameters Route, BallisticParameters Ballistic, GeodeticPosition[] Points)
    {
        public bool Equals(PathKey other) =>
            ReferenceEquals(Terrain, other.Terrain) && Route == other.Route && Ballistic == other.Ballistic && Points.AsSpan().SequenceEqual(other.Points);

        public override int GetHashCode()
        {
            HashCode hash = new();
            hash.Add(Route);
            hash.Add(Ballistic);
            foreach (GeodeticPosition point in Points)
                hash.Add(point);
            return hash.ToHashCode();
        }
    }
}
