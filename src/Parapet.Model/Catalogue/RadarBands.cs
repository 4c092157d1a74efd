namespace Parapet.Model.Catalogue;

/// <summary>Frequencies of the bands of <see cref="RadarBand"/>, Hz. Limits of the lettered ones: IEEE Std 521-2019.</summary>
public static class RadarBands
{
    /// <summary>The frequency that radar cross-sections of a band are stated for, and that a radar without one of its own works at.</summary>
    public static double MiddleHz(RadarBand band) => band switch
    {
        RadarBand.Vhf => 150e6,
        RadarBand.S => 3e9,
        RadarBand.C => 5.5e9,
        _ => 10e9,
    };

    /// <summary>Lowest and highest frequency of a band.</summary>
    public static (double LowestHz, double HighestHz) Limits(RadarBand band) => band switch
    {
        RadarBand.Vhf => (30e6, 300e6),
        RadarBand.S => (2e9, 4e9),
        RadarBand.C => (4e9, 8e9),
        _ => (8e9, 12e9),
    };
}
