using Parapet.Foundation;
using Parapet.Physics.Flight;
using Parapet.Physics.Terrain;

namespace Parapet.Engine.Build;

/// <summary>Fits, fly-out tables and terrain masks that several parts of one scenario share: each is worked out once.</summary>
internal sealed class FlightCache
{
    private readonly Dictionary<(PublishedEnvelope, double), (FittedInterceptor Fit, FlyoutTable Table)> flights = [];
    private readonly Dictionary<(GeodeticPosition, double, double, double), HorizonMask> masks = [];

    /// <param name="launchElevationRad">Above the horizon; 0 from an aircraft.</param>
    public (FittedInterceptor Fit, FlyoutTable Table) Flight(in PublishedEnvelope envelope, double launchElevationRad)
    {
        if (!flights.TryGetValue((envelope, launchElevationRad), out (FittedInterceptor, FlyoutTable) found))
        {
            FittedInterceptor fit = InterceptorFit.Fit(in envelope);
            found = (fit, FlyoutTable.Build(
                fit.Parameters, envelope.RangeMaximumM, envelope.AltitudeMaximumM, launchElevationRad, envelope.Gun ? envelope.MaximumSpeedMps : envelope.LaunchSpeedMps, envelope.LaunchHeightM));
            flights.Add((envelope, launchElevationRad), found);
        }

        return found;
    }

    public HorizonMask Mask(ElevationGrid terrain, GeodeticPosition site, double antennaHeightM, double rangeM, double effectiveEarthFactor)
    {
        (GeodeticPosition, double, double, double) key = (site, antennaHeightM, rangeM, effectiveEarthFactor);
        if (!masks.TryGetValue(key, out HorizonMask? mask))
            masks.Add(key, mask = HorizonMask.Build(terrain, site, antennaHeightM, rangeM, effectiveEarthFactor));
        return mask;
    }
}
