namespace Parapet.Physics.Flight;

/// <summary>
/// Generic aerodynamics of a slender finned missile, all coefficients referred to the cross-section of its body.
/// Zero-lift drag: an own curve of the usual shape (level below Mach 0.8, peak near 1.2, falling as the wave drag does),
/// of the size that Fleeman, "Missile Design and System Engineering" (AIAA 2012), chapter 2, shows for a body of fineness
/// 15 with tails; every missile scales it by one factor fitted to its published reach. Lift: the slender-body normal force of
/// the same chapter, CN = sin 2α cos(α/2) + 2 (l/d) sin²α, is 6.5 at 25° and fineness 16; 6 at 25° is taken, linear in α,
/// and the drag due to lift is the lift leaning back by α. While the motor burns, its jet fills part of the base: Fleeman's
/// base drag, 0.25/M (0.12 + 0.13 M² below Mach 1), times the share of the base that the nozzle takes is not there.
/// </summary>
internal static class MissileDrag
{
    public const double MaxLiftCoefficient = 6.0;

    /// <summary>Angle of attack at the greatest lift, rad (25°).</summary>
    public const double MaxAngleOfAttackRad = 0.436332312998582;

    /// <summary>Sine of the greatest angle of attack: the part of the thrust that then pushes sideways.</summary>
    public const double SineOfMaxAngle = 0.422618261740699;

    /// <summary>Exit area of the nozzle over the cross-section of the body: assumed; tactical motors have 0.4 to 0.8.</summary>
    public const double NozzleShare = 0.6;

    /// <summary>What the zero-lift coefficient loses while the motor burns; to be scaled like the whole.</summary>
    public static double BaseShareOfBurning(double mach) => NozzleShare * (mach > 1 ? 0.25 / mach : 0.12 + (0.13 * mach * mach));

    private static ReadOnlySpan<double> Mach => [0, 0.8, 0.9, 1.0, 1.1, 1.2, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 5.0, 6.0, 8.0];
    private static ReadOnlySpan<double> Coefficient =>
        [0.30, 0.31, 0.36, 0.47, 0.53, 0.54, 0.49, 0.41, 0.35, 0.305, 0.272, 0.246, 0.21, 0.185, 0.16];

    /// <summary>Zero-lift drag coefficient at a Mach number; constant above Mach 8.</summary>
    public static double ZeroLift(double mach)
    {
        ReadOnlySpan<double> m = Mach, c = Coefficient;
        int i = m.Length - 2;
        if (mach >= m[i + 1])
            return c[i + 1];
        while (mach < m[i])
            i--;
        return c[i] + ((c[i + 1] - c[i]) * (mach - m[i]) / (m[i + 1] - m[i]));
    }
}
