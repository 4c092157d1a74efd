namespace Parapet.Physics.Infrared;

/// <summary>What of a flying body radiates. Areas in m², intensities in W/sr between 3 and 5 µm; 0: it has none.</summary>
public readonly record struct InfraredSourceParameters
{
    /// <summary>Skin seen from ahead.</summary>
    public required double FrontAreaM2 { get; init; }

    /// <summary>Skin seen from the side.</summary>
    public required double SideAreaM2 { get; init; }

    /// <summary>Emissivity of the skin, (0, 1].</summary>
    public required double Emissivity { get; init; }

    /// <summary>Hot metal seen from behind.</summary>
    public double ExhaustAreaM2 { get; init; }

    /// <summary>Its temperature, K.</summary>
    public double ExhaustTemperatureK { get; init; }

    /// <summary>Exhaust gas in cruise, seen from the side.</summary>
    public double PlumeWpsr { get; init; }

    /// <summary>Burning rocket motor, mean over the aspects.</summary>
    public double BoostWpsr { get; init; }
}

/// <summary>
/// Radiant intensity of a body against the air around it: warm skin, hot metal behind, exhaust gas, burning motor.
/// docs/models/infrared.md. Source: sum of grey areas as in Hudson, Infrared System Engineering (1969), sections 3.4 and 3.8; the aspect of the
/// gas and its share of the long-wave window are this project's choices. Radiation reflected from sun and ground is not in it.
/// </summary>
public static class InfraredSource
{
    /// <summary>Exhaust gas as seen from ahead and behind, against the side; assumed: the body hides it from ahead.</summary>
    private const double PlumeAhead = 0.2, PlumeBehind = 0.7;

    /// <summary>Gas radiates in the bands of carbon dioxide and water vapour: little of it between 8 and 12 µm; assumed.</summary>
    private const double GasInLongWave = 0.1;

    /// <summary>Emissivity of a nozzle, a cavity; Hudson section 3.4 takes 0.9.</summary>
    private const double CavityEmissivity = 0.9;

    /// <summary>Intensity against a background that radiates as a black body of the air's temperature, W/sr, 0 or more.</summary>
    /// <param name="source">What radiates.</param>
    /// <param name="window">Window of the sensor.</param>
    /// <param name="skinK">Temperature of the skin, K (<see cref="SkinTemperature"/>).</param>
    /// <param name="backgroundK">Temperature of what lies behind it, K.</param>
    /// <param name="alongNose">Cosine between nose and line to the sensor, [-1, 1]: 1 from ahead.</param>
    /// <param name="burning">Whether its rocket motor burns.</param>
    public static double RadiantIntensity(
        in InfraredSourceParameters source, InfraredWindow window, double skinK, double backgroundK, double alongNose, bool burning)
    {
        WindowRadiance radiance = WindowRadiance.Of(window);
        double behind = radiance.At(backgroundK);
        double square = Math.Min(1, alongNose * alongNose), across = Math.Sqrt(1 - square);
        double area = (source.FrontAreaM2 * Math.Abs(alongNose)) + (source.SideAreaM2 * across);
        double skin = source.Emissivity * area * Math.Abs(radiance.At(skinK) - behind);
        double metal = alongNose < 0 && source.ExhaustAreaM2 > 0
            ? CavityEmissivity * source.ExhaustAreaM2 * -alongNose * Math.Max(0, radiance.At(source.ExhaustTemperatureK) - behind)
            : 0;
        double gas = source.PlumeWpsr * (1 - square + (square * (alongNose < 0 ? PlumeBehind : PlumeAhead)));
        if (burning)
            gas += source.BoostWpsr;
        return skin + metal + (window == InfraredWindow.MidWave ? gas : GasInLongWave * gas);
    }
}
