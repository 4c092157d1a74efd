using Parapet.Foundation;

namespace Parapet.Physics.Radar;

/// <summary>
/// What is lost because a beam sweeps across the target, so that not every pulse meets it on the axis: the reciprocal of the mean
/// two-way gain of a Gaussian beam over the dwell. docs/models/beam-shape-loss.md.
/// Source: Blake, Radar Range-Performance Analysis (1986), section 5.5; Hall and Barton, Proc. IEEE 53 (1965) 1257. For a scanning
/// beam integrated between its half-power points 1.67 dB, the handbooks' 1.6 dB; 3.2 dB across both angles. A published range that
/// is stated per scan has this loss inside it: only a range from transmitter figures needs it.
/// </summary>
public static class BeamShapeLoss
{
    /// <summary>2·(4 ln 2): exponent of the two-way pattern.</summary>
    private const double EightLnTwo = 5.545177444479562;

    /// <summary>√(π / (8 ln 2)): width, in beamwidths, of the rectangle with the area of the two-way pattern.</summary>
    public const double TwoWayWidth = 0.7526918477892525;

    /// <summary>Loss across one angle, a ratio of 1 or more.</summary>
    /// <param name="dwellBeamwidths">Width over which pulses are summed, in beamwidths; 1: between half-power points. 0: no loss.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dwell is negative or not finite.</exception>
    public static double Linear(double dwellBeamwidths)
    {
        if (!(dwellBeamwidths >= 0 && double.IsFinite(dwellBeamwidths)))
            throw new ArgumentOutOfRangeException(nameof(dwellBeamwidths), dwellBeamwidths, "A dwell is zero or positive, in beamwidths.");
        double z = 0.5 * dwellBeamwidths * Math.Sqrt(EightLnTwo);
        return z < 1e-6 ? 1 + (z * z / 3) : z / (0.5 * Math.Sqrt(Math.PI) * NormalCurve.Error(z));
    }

    /// <summary>Loss where the beam steps or scans across both angles: the product.</summary>
    /// <inheritdoc cref="Linear"/>
    public static double Planar(double azimuthBeamwidths, double elevationBeamwidths) => Linear(azimuthBeamwidths) * Linear(elevationBeamwidths);
}
