using Parapet.Physics.Flight;

namespace Parapet.Physics.Atmosphere;

/// <summary>
/// The air over the theatre by height: density, speed of sound and wind, the same everywhere on the map. Read by everything that flies.
/// Immutable and thread safe.
/// </summary>
public sealed class AirProfile
{
    private readonly double windEastMps, windNorthMps;

    private AirProfile(double windEastMps, double windNorthMps) => (this.windEastMps, this.windNorthMps) = (windEastMps, windNorthMps);

    /// <summary>The US Standard Atmosphere 1976, without wind.</summary>
    public static AirProfile Standard { get; } = new(0, 0);

    /// <summary>Density in kg/m³ and speed of sound in m/s at a height in metres above the ellipsoid.</summary>
    public static double At(double heightM, out double soundMps) => QuickAir.At(heightM, out soundMps);

    /// <summary>Whither the air moves, east and north, m/s.</summary>
    public (double EastMps, double NorthMps) WindAt(double heightM) => heightM > QuickAir.TopM ? (0, 0) : (windEastMps, windNorthMps);
}
