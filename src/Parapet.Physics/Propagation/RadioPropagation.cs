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
/// reflection, bending around ground and horizon. Nothing is allocated in a look. Immutable and thread safe.
/// </summary>
public sealed partial class RadioPropagation
{
    private const double TenOverLn10 = 4.342944819032518;

    private readonly HorizonMask? mask;
    private readonly SiteGround? ground;
    private readonly RefractionTable? refraction;
    private readonly GasProfile? gas;
    private readonly RainField? rain;
    private readonly PropagationFactor overSea, overLand;
    private readonly LocalFrame antenna;
    private readonly double antennaM, radiusM, wavelengthM, lengthTerm, heightTerm, imageReach;

    // Of an antenna that stands still; one that flies has another at each look.
    private readonly double? antennaGainDb;
    private readonly bool diffraction, multipath;

    private RadioPropagation(PropagationParameters parameters, HorizonMask? mask, SiteGround? ground, RefractionTable? refraction, GasProfile? gas)
    {
        Parameters = parameters;
        this.mask = mask;
        this.ground = ground;
        this.refraction = refraction;
        wavelengthM = parameters.WavelengthM;
        radiusM = refraction?.EffectiveRadiusM ?? parameters.EffectiveEarthFactor * Wgs84.MeanRadiusM;
        lengthTerm = ExactMath.Pow(Math.PI / wavelengthM, 1.0 / 3);
        heightTerm = 2 * lengthTerm * lengthTerm;
        // Beyond this the beam leaves less than a thousandth of the image.
        imageReach = parameters.ElevationBeamwidthRad > 0 ? 1.15 * parameters.ElevationBeamwidthRad : double.PositiveInfinity;
        diffraction = parameters.Has(PropagationEffects.Diffraction);
        multipath = parameters.Has(PropagationEffects.Multipath);
        bool vertical = parameters.VerticalPolarisation;
        overSea = new(Surface.OfSea(parameters.FrequencyHz, parameters.SeaState), wavelengthM, radiusM, vertical, parameters.ElevationBeamwidthRad);
        overLand = new(Surface.OfLand(parameters.FrequencyHz, parameters.Land), wavelengthM, radiusM, vertical, parameters.ElevationBeamwidthRad);
        if (parameters.Has(PropagationEffects.Gas))
            this.gas = gas ?? new(parameters.FrequencyHz, parameters.VapourDensityKgpm3);
        if (parameters.Has(PropagationEffects.Rain) && parameters.RainRateMmph > 0)
            rain = new(parameters.FrequencyHz, parameters.RainRateMmph, parameters.RainTopM, parameters.RainCircles, vertical);
        if (mask is null)
            return;
        antenna = new(mask.Antenna);
        antennaM = mask.Antenna.HeightM;
        antennaGainDb = overSea.GainDb(antennaM);
    }

    public PropagationParameters Parameters { get; }

    /// <summary>Bytes it holds besides mask, ground and refraction table, which others share.</summary>
    public long SizeBytes => (gas?.SizeBytes ?? 0) + (32L * Parameters.RainCircles.Length);

    /// <summary>From an antenna that stands where the mask was made.</summary>
    /// <param name="ground">Of the same antenna and range; null over flat sea.</param>
    /// <param name="refraction">Of the parameters' refractivity, where somebody has it already.</param>
    /// <param name="gas">Of the parameters' frequency and vapour, likewise.</param>
    public static RadioPropagation ForSite(
        PropagationParameters parameters, HorizonMask mask, SiteGround? ground, RefractionTable? refraction = null, GasProfile? gas = null) =>
        new(parameters, mask, ground, refraction ?? Refraction(parameters), gas);

    /// <summary>From antennas that move, over sea.</summary>
    /// <inheritdoc cref="ForSite"/>
    public static RadioPropagation Anywhere(PropagationParameters parameters, RefractionTable? refraction = null, GasProfile? gas = null) =>
        new(parameters, null, null, refraction ?? Refraction(parameters), gas);

    /// <summary>From the site's antenna.</summary>
    /// <param name="azimuthRad">Clockwise from true north, any turn.</param>
    /// <param name="groundRangeM">Along the ellipsoid, m, above 0.</param>
    /// <param name="heightM">Of the target above the ellipsoid, m.</param>
    /// <exception cref="InvalidOperationException">It was not made for a site.</exception>
    public PathFactor At(double azimuthRad, double groundRangeM, double heightM)
    {
        if (mask is null)
            throw new InvalidOperationException("This propagation has no site: say where the antenna is.");
        if (!(groundRangeM <= mask.MaxRangeM))
            return default;
        double height = EffectiveHeightM(antennaM, groundRangeM, heightM);
        bool clear = mask.IsVisible(azimuthRad, groundRangeM, height);
        if (!clear && !diffraction)
            return default;
        double factor = ground is null
            ? overSea.Db(antennaM, height, groundRangeM, antennaGainDb, diffraction, multipath)
            : OverTerrainDb(azimuthRad, groundRangeM, height, clear);
        return new(Power(factor, antenna, azimuthRad, antennaM, height, groundRangeM), clear);
    }

    /// <summary>From an antenna anywhere.</summary>
    /// <param name="frame">The antenna's frame; its origin's height counts.</param>
    /// <param name="azimuthRad">Clockwise from true north, any turn.</param>
    /// <param name="groundRangeM">Along the ellipsoid, m, above 0.</param>
    /// <param name="heightM">Of the target above the ellipsoid, m.</param>
    /// <param name="clear">
    /// Whether terrain leaves the straight line clear (<see cref="LineOfSight"/>). Where it does not and the sphere alone would, nothing arrives: what bends around
    /// terrain is known for sites only.
    /// </param>
    public PathFactor From(in LocalFrame frame, double azimuthRad, double groundRangeM, double heightM, bool clear)
    {
        double from = frame.Origin.HeightM, height = EffectiveHeightM(from, groundRangeM, heightM);
        if (!clear)
        {
            double horizon = Math.Sqrt(2 * radiusM) * (Math.Sqrt(Math.Max(0, from)) + Math.Sqrt(Math.Max(0, height)));
            if (!diffraction || groundRangeM < horizon)
                return default;
        }

        double factor = overSea.Db(from, height, groundRangeM, null, diffraction, multipath);
        return new(Power(factor, frame, azimuthRad, from, height, groundRangeM), clear);
    }

    /// <summary>The height that a target counts with over the effective earth, m.</summary>
    public double EffectiveHeightM(double fromM, double groundRangeM, double heightM) =>
        refraction is null ? heightM : refraction.EffectiveHeightM(fromM, groundRangeM, heightM);

    /// <summary>Height of the ground at a place around the site, m above sea level, and whether that is sea.</summary>
    public (double HeightM, bool Sea) SurfaceAt(double azimuthRad, double groundRangeM)
    {
        double height = ground?.Profile.GroundM(azimuthRad, groundRangeM) ?? 0;
        return (height, height <= GroundProfile.SeaLevelM);
    }

    private static RefractionTable? Refraction(PropagationParameters p) =>
        p.SurfaceRefractivity > 0 ? new(new Refractivity(p.SurfaceRefractivity, p.RefractivityScaleHeightM)) : null;

    private double Power(double factorDb, in LocalFrame frame, double azimuthRad, double from, double height, double range)
    {
        double loss = -factorDb;
        if (gas is not null)
            loss += gas.LossDb(from, height, range, radiusM);
        if (rain is not null)
            loss += rain.LossDb(frame, azimuthRad, from, height, range, radiusM);
        return loss > 300 ? 0 : ExactMath.Exp(loss * (-1 / TenOverLn10));
    }
}
