namespace Parapet.Physics.Radar;

/// <summary>
/// A towed or expendable decoy that sends back what it receives, stronger. docs/models/chaff-and-decoys.md.
/// Source: radar cross-section of a repeater, G·λ²/(4π): Schleher, Introduction to Electronic Warfare (1986), chapter 4; power
/// centroid of two sources in one cell: Skolnik, Introduction to Radar Systems, 3rd ed. (2001), section 4.4 (glint).
/// </summary>
public static class RepeaterDecoy
{
    /// <summary>
    /// Radar cross-section that it shows, m²: that of its gain, or, once its amplifier is full, its greatest power over the density
    /// that it receives.
    /// </summary>
    /// <param name="gain">Receiving antenna, amplifier and transmitting antenna together, a power ratio.</param>
    /// <param name="maximumPowerW">Greatest effective radiated power, W.</param>
    /// <param name="incidentWpm2">Power density of the radar's pulse at the decoy, W/m², positive.</param>
    /// <param name="wavelengthM">m, positive.</param>
    public static double CrossSectionM2(double gain, double maximumPowerW, double incidentWpm2, double wavelengthM) =>
        Math.Min(gain * wavelengthM * wavelengthM / (4 * Math.PI), maximumPowerW / incidentWpm2);

    /// <summary>
    /// Where a radar or seeker that cannot part the two points: the share of the way from target to decoy, [0, 1], the decoy's share
    /// of the power.
    /// </summary>
    public static double Centroid(double targetM2, double decoyM2) => targetM2 + decoyM2 > 0 ? decoyM2 / (targetM2 + decoyM2) : 0;

    /// <summary>Whether a radar sees them as one: both nearer to each other than its cell, in range and across.</summary>
    /// <param name="radar">Its beamwidths and resolution are used.</param>
    /// <param name="rangeM">Slant range, m.</param>
    /// <param name="alongM">Distance between the two along the line of sight, m.</param>
    /// <param name="acrossM">Across it, m.</param>
    public static bool Unresolved(in RadarParameters radar, double rangeM, double alongM, double acrossM) =>
        Math.Abs(alongM) < radar.RangeResolutionM && Math.Abs(acrossM) < rangeM * Math.Max(radar.AzimuthBeamwidthRad, radar.ElevationBeamwidthRad);
}
