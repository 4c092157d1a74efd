using Parapet.Foundation;

namespace Parapet.Physics.Radar;

/// <summary>
/// One-way power pattern of an antenna relative to its peak: a Gaussian main lobe down to an even floor of side lobes; and what a
/// beam loses when it is steered off the array's broadside. docs/models/antenna-pattern.md.
/// Source: Gaussian lobe: Barton and Ward, Handbook of Radar Measurement (1969), appendix A; cosine law of the projected
/// aperture: Skolnik, Introduction to Radar Systems, 3rd ed. (2001), section 9.5. Holds within the main lobe to about the -15 dB
/// points of a tapered aperture; the floor stands for the mean of the side lobes, not for the highest.
/// </summary>
public static class AntennaPattern
{
    /// <summary>4 ln 2: half the power at half a beamwidth off the axis.</summary>
    private const double FourLnTwo = 2.772588722239781;

    /// <summary>Main lobe alone, one way, in (0, 1].</summary>
    /// <param name="offAxisBeamwidths">Angle off the axis in beamwidths between half-power points; the sign does not matter.</param>
    public static double MainLobe(double offAxisBeamwidths) => ExactMath.Exp(-FourLnTwo * offAxisBeamwidths * offAxisBeamwidths);

    /// <summary>Main lobe on its floor of side lobes, one way, in (0, 1].</summary>
    /// <param name="offAxisBeamwidths">Angle off the axis in beamwidths.</param>
    /// <param name="sideLobeRatio">Mean of the side lobes against the peak, a power ratio below 1; 0: none.</param>
    public static double Gain(double offAxisBeamwidths, double sideLobeRatio) => Math.Max(MainLobe(offAxisBeamwidths), sideLobeRatio);

    /// <summary>One-way gain of a radar's beam in a direction off its axis, relative to the peak.</summary>
    /// <param name="radar">Its beamwidths and side lobes are used.</param>
    /// <param name="azimuthOffRad">Off the axis across, rad on the great circle, any sign.</param>
    /// <param name="elevationOffRad">Off the axis up, rad, any sign.</param>
    public static double Gain(in RadarParameters radar, double azimuthOffRad, double elevationOffRad)
    {
        double across = azimuthOffRad / radar.AzimuthBeamwidthRad, up = elevationOffRad / radar.ElevationBeamwidthRad;
        return Math.Max(ExactMath.Exp(-FourLnTwo * ((across * across) + (up * up))), radar.SideLobeRatio);
    }

    /// <summary>
    /// Cosine of the angle between a direction and the array's broadside. A face that does not steer in azimuth has been turned
    /// there: only the elevation counts. Of several faces the nearest counts.
    /// </summary>
    /// <param name="radar">Its broadside and its steering are used.</param>
    /// <param name="azimuthOffsetRad">Azimuth from the boresight, rad.</param>
    /// <param name="elevationRad">Elevation above the antenna's local horizontal, rad.</param>
    public static double BroadsideCosine(in RadarParameters radar, double azimuthOffsetRad, double elevationRad)
    {
        if (!radar.SteersInAzimuth)
            return ExactMath.Cos(elevationRad - radar.BroadsideElevationRad);
        if (radar.Faces > 1)
        {
            double sector = 2 * Math.PI / radar.Faces;
            azimuthOffsetRad -= sector * Math.Round(azimuthOffsetRad / sector);
        }

        (double sinUp, double cosUp) = ExactMath.SinCos(elevationRad);
        (double sinTilt, double cosTilt) = ExactMath.SinCos(radar.BroadsideElevationRad);
        return (sinUp * sinTilt) + (cosUp * cosTilt * ExactMath.Cos(azimuthOffsetRad));
    }

    /// <summary>What is left of the two-way power of a steered beam: the cosine to a power, in [0, 1]; 1 where the exponent is 0.</summary>
    /// <param name="broadsideCosine">Cosine of the angle off broadside; at and below 0 the array sees nothing.</param>
    /// <param name="exponent">2 to 3 for phased arrays; 0: no loss counted.</param>
    public static double ScanGain(double broadsideCosine, double exponent)
    {
        if (exponent <= 0)
            return 1;
        return broadsideCosine <= 0 ? 0 : broadsideCosine >= 1 ? 1 : ExactMath.Pow(broadsideCosine, exponent);
    }

    /// <summary>Width of a beam steered off broadside: the width over the cosine, rad; at most twelve times the width.</summary>
    public static double BroadenedRad(double beamwidthRad, double broadsideCosine) => beamwidthRad / Math.Max(1.0 / 12, broadsideCosine);
}
