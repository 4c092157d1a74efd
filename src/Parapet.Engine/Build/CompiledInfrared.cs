using Parapet.Model.Catalogue;
using Parapet.Model.Scenario;
using Parapet.Physics.Atmosphere;
using Parapet.Physics.Infrared;

namespace Parapet.Engine.Build;

/// <summary>A passive infrared sensor and the air it looks through.</summary>
/// <param name="Window">Window of the atmosphere.</param>
/// <param name="Threshold">Over the noise's standard deviation.</param>
/// <param name="StatedTransmission">Share that the air let through where its range was stated.</param>
/// <param name="Absorbs">Whether air and clouds are counted.</param>
/// <param name="Air">Humidity and visibility.</param>
/// <param name="CloudBaseM">Underside of the clouds above sea level, m.</param>
/// <param name="CloudTopM">Their top, m.</param>
/// <param name="CloudCover">Part of the sky, [0, 1].</param>
public sealed record CompiledInfrared(
    InfraredWindow Window, double Threshold, double StatedTransmission, bool Absorbs, AirClarity Air, double CloudBaseM, double CloudTopM, double CloudCover)
{
    /// <summary>False-alarm probability in one picture element where the catalogue gives none.</summary>
    private const double UsualFalseAlarm = 1e-6;

    internal static CompiledInfrared Of(BuildContext context, InfraredType type)
    {
        EnvironmentDefinition environment = context.Loaded.Document.Environment;
        InfraredWindow window = type.Band == InfraredBand.LongWave ? InfraredWindow.LongWave : InfraredWindow.MidWave;
        double stated = type.ReferenceHeight is { } height
            ? InfraredTransmission.Share(window, AirClarity.Temperate, height.Likely, height.Likely, type.DetectionRange.Likely)
            : 1;
        return new(
            window,
            InfraredLook.Threshold(type.FalseAlarmProbability?.Likely ?? UsualFalseAlarm),
            stated,
            context.Counts(RadioEffect.Gas),
            new(1000 * environment.Humidity, environment.Visibility),
            environment.Clouds?.Base ?? 0,
            environment.Clouds?.Top ?? 0,
            environment.Clouds?.Cover ?? 0);
    }
}

/// <summary>What makes a threat warm.</summary>
/// <param name="Source">Skin, exhaust, plume, motor.</param>
/// <param name="BurnTimeS">Time from the start in which its rocket motor burns, s.</param>
public sealed record CompiledHeat(InfraredSourceParameters Source, double BurnTimeS)
{
    /// <summary>Gas constant of air times the ratio of its specific heats, J/(kg·K): the square of the speed of sound over the temperature.</summary>
    private const double SoundSquaredPerK = 1.4 * 287.053;

    internal static CompiledHeat? Of(ThreatType type) => type.Infrared is not { } heat ? null : new(
        new()
        {
            FrontAreaM2 = heat.FrontArea.Likely,
            SideAreaM2 = heat.SideArea.Likely,
            Emissivity = heat.Emissivity.Likely,
            ExhaustAreaM2 = heat.ExhaustArea?.Likely ?? 0,
            ExhaustTemperatureK = heat.ExhaustTemperature?.Likely ?? 0,
            PlumeWpsr = heat.PlumeIntensity?.Likely ?? 0,
            BoostWpsr = heat.BoostIntensity?.Likely ?? 0,
        },
        type.BoostTime?.Likely ?? 0);

    /// <summary>Intensity over that of the jet fighter that ranges are stated for.</summary>
    /// <param name="heightM">Of the target, m.</param>
    /// <param name="speedMps">Its airspeed, m/s.</param>
    /// <param name="alongNose">Cosine between its nose and the line to the sensor.</param>
    public double Relative(AirProfile air, InfraredWindow window, double heightM, double speedMps, double alongNose, bool burning)
    {
        double density = air.At(heightM, out double sound);
        double outsideK = sound * sound / SoundSquaredPerK;
        double skin = SkinTemperature.BalanceK(outsideK, density, sound, speedMps, Source.Emissivity);
        return InfraredSource.RadiantIntensity(Source, window, skin, outsideK, alongNose, burning) / InfraredLook.ReferenceIntensity(window);
    }
}
