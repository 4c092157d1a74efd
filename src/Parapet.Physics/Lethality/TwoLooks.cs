namespace Parapet.Physics.Lethality;

/// <summary>
/// Shoot-look-shoot with few rounds and two looks: one round at each threat, a perfect look, then all rounds that are left, spread over the survivors as
/// evenly as they go. Shots kill independently with one probability. docs/models/shoot-look-shoot-limited.md.
/// Source: the rule by which the reference's figures come out to their last digit; the even spread is the best one for equal threats (Soland, "Optimal
/// terminal defense tactics when several sequential engagements are possible", Operations Research 35 (1987) 537; after).
/// </summary>
public static class TwoLooks
{
    /// <summary>Expected number of threats that get through, and the chance that none does.</summary>
    /// <param name="threats">W, at least 1.</param>
    /// <param name="rounds">N, 0 or more. With fewer rounds than threats as many threats as there are rounds are shot at once, and the others get through.</param>
    /// <param name="killProbability">k of one shot, in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument outside its range.</exception>
    public static (double Leakers, double NoLeak) Leakage(int threats, int rounds, double killProbability)
    {
        if (!(killProbability is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(killProbability), killProbability, "A probability lies in [0, 1].");
        ArgumentOutOfRangeException.ThrowIfLessThan(threats, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(rounds);
        double miss = 1 - killProbability;
        if (rounds < threats)
            return (threats - (rounds * killProbability), 0);

        double leakers = 0, noLeak = 0;
        double[] survivors = Binomial(threats, miss);
        for (int left = 0; left <= threats; left++)
        {
            if (survivors[left] == 0)
                continue;
            (double leak, double none) = SecondLook(left, rounds - threats, miss);
            leakers += survivors[left] * leak;
            noLeak += survivors[left] * none;
        }
        return (leakers, Math.Min(1, noLeak));
    }

    private static (double Leakers, double NoLeak) SecondLook(int threats, int rounds, double miss)
    {
        if (threats == 0)
            return (0, 1);
        int each = rounds / threats, withOneMore = rounds % threats;
        double few = Power(miss, each), more = few * miss;
        double leakers = (withOneMore * more) + ((threats - withOneMore) * few);
        return (leakers, Power(1 - more, withOneMore) * Power(1 - few, threats - withOneMore));
    }

    // From its mode outwards by the ratio of neighbours, then scaled to 1: no factorial overflows, no small power is raised first.
    private static double[] Binomial(int n, double p)
    {
        double[] weight = new double[n + 1];
        if (p is 0 or 1)
        {
            weight[p == 0 ? 0 : n] = 1;
            return weight;
        }
        int mode = Math.Min(n, (int)((n + 1.0) * p));
        double odds = p / (1 - p), sum = 1;
        weight[mode] = 1;
        for (int i = mode + 1; i <= n; i++)
            sum += weight[i] = weight[i - 1] * odds * (n - i + 1) / i;
        for (int i = mode - 1; i >= 0; i--)
            sum += weight[i] = weight[i + 1] / odds * (i + 1) / (n - i);
        for (int i = 0; i <= n; i++)
            weight[i] /= sum;
        return weight;
    }

    private static double Power(double x, int n)
    {
        double result = 1;
        for (; n > 0; n >>= 1, x *= x)
        {
            if ((n & 1) == 1)
                result *= x;
        }
        return result;
    }
}
