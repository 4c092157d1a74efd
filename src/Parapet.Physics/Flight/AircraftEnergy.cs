using Parapet.Foundation;

namespace Parapet.Physics.Flight;

/// <summary>What the energy of an aircraft follows from, at one mass.</summary>
/// <param name="ThrustToWeight">Greatest static thrust at sea level over weight.</param>
/// <param name="WingLoadingKgPerM2">Mass over wing area, kg/m².</param>
/// <param name="ZeroLiftDrag">Drag coefficient without lift, below the drag rise.</param>
/// <param name="InducedDragFactor">k of CD = CD0 + k CL².</param>
/// <param name="MaximumLift">Greatest lift coefficient.</param>
public readonly record struct EnergyParameters(
    double ThrustToWeight, double WingLoadingKgPerM2, double ZeroLiftDrag, double InducedDragFactor, double MaximumLift);

/// <summary>
/// Specific excess power of an aircraft with a parabolic polar: Ps = V (T - D) / W, what can go into climb (dh/dt) and speed (V/g dV/dt).
/// D / W = q CD0 / (W/S) + k n² (W/S) / q for load factor n. Source: Anderson, "Aircraft Performance and Design" (1999), eq. 5.18, 5.19 and section
/// 6.3. Thrust falls with density to the power 0.7 (after Mattingly, a dry turbofan; no part of the Mach number) and the drag without lift doubles from Mach 0.85
/// to 1.15 and stays there (own round curve of the transonic rise).
/// </summary>
public static class AircraftEnergy
{
    private const double G = 9.80665;
    private const double SeaLevelDensity = 1.225;
    private const double ThrustExponent = 0.7;
    private const double RiseBegins = 0.85, RiseEnds = 1.15, RiseFactor = 2;

    /// <summary>Greatest thrust over weight in air of a density.</summary>
    public static double ThrustOverWeight(in EnergyParameters p, double densityKgpm3) =>
        p.ThrustToWeight * ExactMath.Pow(Math.Max(densityKgpm3, 1e-6) / SeaLevelDensity, ThrustExponent);

    /// <summary>Drag over weight at a speed and load factor.</summary>
    public static double DragOverWeight(in EnergyParameters p, double densityKgpm3, double soundMps, double speedMps, double loadFactor)
    {
        double q = 0.5 * densityKgpm3 * speedMps * speedMps, weight = p.WingLoadingKgPerM2 * G;
        double u = Math.Clamp(((speedMps / soundMps) - RiseBegins) / (RiseEnds - RiseBegins), 0, 1);
        double rise = 1 + ((RiseFactor - 1) * u * u * (3 - (2 * u)));
        return (q * p.ZeroLiftDrag * rise / weight) + (p.InducedDragFactor * loadFactor * loadFactor * weight / q);
    }

    /// <summary>Specific excess power, m/s, at full thrust.</summary>
    public static double ExcessPowerMps(in EnergyParameters p, double densityKgpm3, double soundMps, double speedMps, double loadFactor) =>
        speedMps * (ThrustOverWeight(p, densityKgpm3) - DragOverWeight(p, densityKgpm3, soundMps, speedMps, loadFactor));

    /// <summary>The load factor that the wing gives at a speed, not below 1.</summary>
    public static double LiftLimit(in EnergyParameters p, double densityKgpm3, double speedMps) =>
        Math.Max(1, 0.5 * densityKgpm3 * speedMps * speedMps * p.MaximumLift / (p.WingLoadingKgPerM2 * G));

    /// <summary>The load factor at which full thrust just holds speed and height, not below 1.</summary>
    public static double SustainedLoadFactor(in EnergyParameters p, double densityKgpm3, double soundMps, double speedMps)
    {
        double level = DragOverWeight(p, densityKgpm3, soundMps, speedMps, 0);
        double q = 0.5 * densityKgpm3 * speedMps * speedMps;
        double square = (ThrustOverWeight(p, densityKgpm3) - level) * q / (p.InducedDragFactor * p.WingLoadingKgPerM2 * G);
        return Math.Sqrt(Math.Max(1, square));
    }
}
