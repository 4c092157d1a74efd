using Parapet.Model.Catalogue;
using Parapet.Physics.Atmosphere;
using Parapet.Physics.Infrared;

namespace Parapet.Engine.Build;

/// <summary>One figure for a threat's heat where no aspect is asked, as of seekers: range at which it is seen from ahead in its usual flight over that of a jet fighter.</summary>
public static class HeatSignature
{
    /// <summary>Where a missile that falls stands for its whole flight: thin but not empty air, at the speed of a short-range one; and a height that stands for all that flies.</summary>
    private const double FallHeightM = 20_000, FallSpeedMps = 1000, FlightHeightM = 3000;

    /// <summary>Of a class, 1 for a jet fighter without reheat; as stated, or of what makes it warm, through 3 to 5 µm.</summary>
    public static double Of(ThreatType type)
    {
        if (type.Infrared is not { } heat)
            return type.InfraredSignature?.Likely ?? 1;
        InfraredSourceParameters source = new()
        {
            FrontAreaM2 = heat.FrontArea.Likely,
            SideAreaM2 = heat.SideArea.Likely,
            Emissivity = heat.Emissivity.Likely,
            PlumeWpsr = heat.PlumeIntensity?.Likely ?? 0,
        };
        AirState air = StandardAtmosphere.At(type.CruiseSpeed is null ? FallHeightM : FlightHeightM);
        double skin = SkinTemperature.BalanceK(air.TemperatureK, air.DensityKgpm3, air.SpeedOfSoundMps, type.CruiseSpeed?.Likely ?? FallSpeedMps, source.Emissivity);
        const InfraredWindow window = InfraredWindow.MidWave;
        return Math.Sqrt(InfraredSource.RadiantIntensity(source, window, skin, air.TemperatureK, 1, burning: false) / InfraredLook.ReferenceIntensity(window));
    }
}
