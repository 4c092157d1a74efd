using Parapet.Model.Catalogue;

namespace Parapet.Engine.Build;

/// <summary>The noise jammer of a class of threats.</summary>
/// <param name="RadiatedPowerW">Effective radiated power towards the radar, W.</param>
/// <param name="BandwidthHz">Bandwidth it is spread over, Hz.</param>
/// <param name="Bands">By <see cref="RadarBand"/>: whether it jams there.</param>
public sealed record CompiledJammer(double RadiatedPowerW, double BandwidthHz, bool[] Bands)
{
    public static CompiledJammer? Of(JammerType? type)
    {
        if (type is null)
            return null;
        bool[] bands = new bool[Enum.GetValues<RadarBand>().Length];
        foreach (RadarBand band in type.Bands)
            bands[(int)band] = true;
        return new(type.RadiatedPower.Likely, type.Bandwidth.Likely, bands);
    }
}
