using Parapet.Model.Scenario;
using Parapet.Physics.Atmosphere;

namespace Parapet.Engine.Build;

/// <summary>The scenario's air as a profile.</summary>
internal static class AirBuilder
{
    public static AirProfile Of(AirDefinition? air)
    {
        if (air is null)
            return AirProfile.Standard;
        AirLevel[] levels = [.. air.Levels.Select(l =>
        {
            AirLevel wind = l.WindSpeed is { } speed
                ? AirLevel.OfWind(l.Height, l.WindFrom!.Value, speed)
                : new(l.Height, double.NaN, double.NaN, double.NaN);
            return wind with { TemperatureK = l.Temperature ?? double.NaN };
        })];
        return AirProfile.Build(air.TemperatureOffset, air.SeaLevelPressure, levels);
    }
}
