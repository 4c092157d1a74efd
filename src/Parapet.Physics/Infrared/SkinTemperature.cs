namespace Parapet.Physics.Infrared;

/// <summary>
/// Temperature of a skin in flight: the boundary layer brings it to the recovery temperature T·(1 + r·(κ - 1)/2·M²), its own
/// radiation holds it below. docs/models/infrared.md.
/// Source: recovery factor 0.88 of a turbulent layer and heating by a Stanton number: White, Viscous Fluid Flow, 3rd ed. (2006),
/// sections 7-1 and 7-8. Stanton number 1.5e-3 for all bodies (assumed). No storage of heat, no real-gas effects: high for a body that has just become fast, and above some Mach 6.
/// </summary>
public static class SkinTemperature
{
    /// <summary>Recovery factor of a turbulent boundary layer in air: the cube root of Prandtl's number 0.7.</summary>
    public const double RecoveryFactor = 0.88;

    private const double StantonNumber = 1.5e-3;
    private const double SpecificHeat = 1005;

    /// <summary>Temperature that a skin without radiation would take, K.</summary>
    /// <param name="airK">Temperature of the air, K.</param>
    /// <param name="mach">Mach number, 0 or more.</param>
    public static double RecoveryK(double airK, double mach) => airK * (1 + (RecoveryFactor * 0.2 * mach * mach));

    /// <summary>
    /// Temperature of the skin in balance: St·ρ·V·c_p·(T_r - T) = ε·σ·(T⁴ - T_air⁴), by Newton's method from the recovery temperature,
    /// where it converges from above. Within 1e-6 K.
    /// </summary>
    /// <param name="airK">Temperature of the air, K.</param>
    /// <param name="densityKgpm3">Density of the air, kg/m³, 0 or more.</param>
    /// <param name="soundMps">Speed of sound, m/s.</param>
    /// <param name="speedMps">Airspeed, m/s.</param>
    /// <param name="emissivity">Of the skin, (0, 1].</param>
    public static double BalanceK(double airK, double densityKgpm3, double soundMps, double speedMps, double emissivity)
    {
        double recovery = RecoveryK(airK, speedMps / soundMps);
        double heating = StantonNumber * densityKgpm3 * speedMps * SpecificHeat;
        double radiation = emissivity * PlanckBand.StefanBoltzmann;
        double outside = airK * airK * airK * airK;
        double t = recovery;
        for (int i = 0; i < 40; i++)
        {
            double cube = t * t * t;
            double step = ((radiation * ((cube * t) - outside)) - (heating * (recovery - t))) / ((4 * radiation * cube) + heating);
            t -= step;
            if (Math.Abs(step) < 1e-7)
                break;
        }

        return t;
    }
}
