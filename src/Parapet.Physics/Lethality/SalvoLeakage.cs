using Parapet.Foundation;

namespace Parapet.Physics.Lethality;

/// <summary>
/// What independent shots leak, in closed form: the textbook's answers, which runs of an engine without any other luck must
/// come to. Wilkening, "A simple model for calculating ballistic missile defense effectiveness", Science and Global Security 8
/// (1999) 183. Shots kill with one probability, independently; whether a target is dead is known at once and for certain.
/// </summary>
public static class SalvoLeakage
{
    /// <summary>Probability that a target survives a salvo: (1 - p)^n.</summary>
    /// <param name="killProbability">p of one shot, in [0, 1].</param>
    /// <param name="shots">n, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument outside its range.</exception>
    public static double OfSalvo(double killProbability, int shots)
    {
        Check(killProbability);
        ArgumentOutOfRangeException.ThrowIfNegative(shots);
        double survives = 1;
        for (int i = 0; i < shots; i++)
            survives *= 1 - killProbability;
        return survives;
    }

    /// <summary>
    /// Fewest shots at each of several targets, all at once, so that none leaks with at least a given probability: (1 - (1 - p)^n)^W ≥ P. A probability that
    /// meets P but for rounding (1e-12 of its logarithm) meets it.
    /// </summary>
    /// <param name="noLeak">P, in (0, 1).</param>
    /// <param name="threats">W, at least 1.</param>
    /// <param name="killProbability">p of one shot, in (0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument outside its range, or more than a thousand million shots.</exception>
    public static int RequiredShots(double noLeak, int threats, double killProbability)
    {
        Check(killProbability);
        ArgumentOutOfRangeException.ThrowIfLessThan(threats, 1);
        if (!(noLeak is > 0 and < 1) || killProbability == 0)
            throw new ArgumentOutOfRangeException(nameof(noLeak), noLeak, "A probability inside (0, 1), and shots that can kill.");
        if (killProbability == 1)
            return 1;
        // Solved for n; the rounding of the logarithms may put it one too high or too low.
        double allowed = -ExpLessOne(ExactMath.Log(noLeak) / threats);
        double estimate = ExactMath.Log(allowed) / LogOnePlus(-killProbability);
        if (!(estimate < 1e9))
            throw new ArgumentOutOfRangeException(nameof(killProbability), killProbability, "More than a thousand million shots would be needed.");
        int shots = Math.Max(1, (int)Math.Ceiling(estimate));
        while (shots > 1 && Meets(shots - 1))
            shots--;
        while (!Meets(shots))
            shots++;
        return shots;

        bool Meets(int n) => threats * LogOnePlus(-ExactMath.Exp(n * LogOnePlus(-killProbability))) >= ExactMath.Log(noLeak) * (1 + 1e-12);
    }

    /// <summary>
    /// Shoot-look-shoot with few rounds for all targets together: each goes to a target that still flies, until all are killed or the rounds are out. With B
    /// binomial (rounds, p) the targets left are (threats - B)+.
    /// </summary>
    /// <param name="threats">At least 1.</param>
    /// <param name="rounds">At least 0.</param>
    /// <param name="killProbability">p of one shot, in [0, 1].</param>
    /// <returns>Expected number of targets left, and the probability that none is.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument outside its range.</exception>
    public static (double Leakers, double NoLeak) OfPooledRounds(int threats, int rounds, double killProbability)
    {
        Check(killProbability);
        ArgumentOutOfRangeException.ThrowIfLessThan(threats, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(rounds);
        // State: targets left. One round at a time; no binomial coefficients, which would overflow first.
        double[] left = new double[threats + 1];
        left[threats] = 1;
        for (int r = 0; r < rounds; r++)
        {
            for (int t = 0; t < threats; t++)
                left[t] += killProbability * left[t + 1] - (t > 0 ? killProbability * left[t] : 0);
            left[threats] *= 1 - killProbability;
        }
        double leakers = 0;
        for (int t = 1; t <= threats; t++)
            leakers += t * left[t];
        return (leakers, left[0]);
    }

    // Series where the plain form would lose its digits; the first term left out is below 1e-16 of the result.
    private static double ExpLessOne(double x) => Math.Abs(x) < 1e-3 ? x * (1 + (x / 2 * (1 + (x / 3 * (1 + (x / 4 * (1 + (x / 5)))))))) : ExactMath.Exp(x) - 1;

    private static double LogOnePlus(double x) =>
        Math.Abs(x) < 1e-3 ? x * (1 - (x * (1.0 / 2 - (x * (1.0 / 3 - (x * (1.0 / 4 - (x * (1.0 / 5 - (x / 6)))))))))) : ExactMath.Log(1 + x);

    private static void Check(double killProbability)
    {
        if (!(killProbability is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(killProbability), killProbability, "A probability lies in [0, 1].");
    }
}
