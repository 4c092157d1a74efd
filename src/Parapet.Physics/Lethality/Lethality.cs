using Parapet.Foundation;

namespace Parapet.Physics.Lethality;

/// <summary>
/// Chance that a warhead kills at a miss distance: the Gaussian ("Carleton") damage function, Pk·exp(-(m/R)²), with R the
/// radius at which the chance has fallen to 1/e of its value at no miss. docs/models/lethality.md.
/// Source: Eckler and Burr, Mathematical Models of Target Coverage and Missile Allocation (MORS, 1972); Washburn, Notes on
/// Firing Theory (Naval Postgraduate School, 2002), where it is called diffuse Gaussian.
/// </summary>
public static class Lethality
{
    /// <summary>Kill probability in [0, catalogue probability].</summary>
    /// <param name="catalogueProbability">Chance of a kill without any miss, in [0, 1].</param>
    /// <param name="missM">Closest distance between warhead and target, m, zero or positive.</param>
    /// <param name="lethalRadiusM">Lethal radius R, m, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A figure is outside its range.</exception>
    public static double KillProbability(double catalogueProbability, double missM, double lethalRadiusM)
    {
        if (!(catalogueProbability is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(catalogueProbability), catalogueProbability, "A probability lies in [0, 1].");
        if (!(missM >= 0))
            throw new ArgumentOutOfRangeException(nameof(missM), missM, "A miss distance is zero or positive, in m.");
        if (!(lethalRadiusM > 0))
            throw new ArgumentOutOfRangeException(nameof(lethalRadiusM), lethalRadiusM, "A lethal radius is positive, in m.");
        double share = missM / lethalRadiusM;
        return catalogueProbability * ExactMath.Exp(-share * share);
    }
}
