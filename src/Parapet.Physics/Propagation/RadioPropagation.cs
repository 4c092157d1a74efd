using Parapet.Foundation;
using Parapet.Physics.Terrain;

namespace Parapet.Physics.Propagation;

/// <summary>What the way from an antenna to a target does to a wave, over what empty space would.</summary>
/// <param name="OneWay">
/// Power arriving over power arriving in free space, one way: propagation factor squared times absorption; 0 where nothing arrives.
/// An echo goes with its square, a jammer's noise with itself.
/// </param>
/// <param name="Clear">Whether the straight line between the two clears ground and sea.</param>
public readonly record struct PathFactor(double OneWay, bool Clear);

/// <summary>
/// The way of one radar's waves from its antenna to any target, tabulated as far as it can be: absorption by air and rain,
/// reflection, bending around ground and horizon. Nothing is allocated in a look.
/// </summary>
public sealed class RadioPropagation
{
    private readonly HorizonMask? mask;

    private RadioPropagation(PropagationParameters parameters, HorizonMask? mask)
    {
        Parameters = parameters;
        this.mask = mask;
    }

    public PropagationParameters Parameters { get; }

    /// <summary>Bytes it holds besides the mask.</summary>
    public long SizeBytes => 8L * Parameters.RainCircles.Length;

    /// <summary>From an antenna that stands where the mask was made.</summary>
    public static RadioPropagation ForSite(PropagationParameters parameters, HorizonMask mask) => new(parameters, mask);

    /// <summary>From antennas that move, over sea.</summary>
    public static RadioPropagation Anywhere(PropagationParameters parameters) => new(parameters, null);

    /// <summary>From the site's antenna.</summary>
    /// <param name="azimuthRad">Clockwise from true north, any turn.</param>
    /// <param name="groundRangeM">Along the ellipsoid, m, above 0.</param>
    /// <param name="heightM">Of the target above the ellipsoid, m.</param>
    /// <exception cref="InvalidOperationException">It was not made for a site.</exception>
    public PathFactor At(double azimuthRad, double groundRangeM, double heightM)
    {
        if (mask is null)
            throw new InvalidOperationException("This propagation has no site: say where the antenna is.");
        bool clear = mask.IsVisible(azimuthRad, groundRangeM, heightM);
        return new(clear ? 1 : 0, clear);
    }

    /// <summary>From an antenna anywhere.</summary>
    /// <param name="antenna">The antenna's frame; its origin's height counts.</param>
    /// <param name="azimuthRad">Clockwise from true north, any turn.</param>
    /// <param name="groundRangeM">Along the ellipsoid, m, above 0.</param>
    /// <param name="heightM">Of the target above the ellipsoid, m.</param>
    /// <param name="clear">Whether terrain leaves the straight line clear (<see cref="LineOfSight"/>).</param>
    public PathFactor From(in LocalFrame antenna, double azimuthRad, double groundRangeM, double heightM, bool clear) =>
        new(clear || Parameters.FrequencyHz <= 0 ? 1 : 0, clear);
}
