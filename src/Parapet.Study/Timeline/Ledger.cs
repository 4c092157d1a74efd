using Parapet.Foundation;

namespace Parapet.Study.Timeline;

/// <summary>
/// Adds up money by calendar year and its present value. Money at one moment t is worth (1 + r)^-t; money that runs evenly
/// from a to b is discounted continuously, ∫ (1 + r)^-t dt = ((1 + r)^-a - (1 + r)^-b)/ρ per unit of rate, ρ = ln(1 + r): the
/// funds-flow factor of engineering economics (Thuesen and Fabrycky, "Engineering economy"). r is effective per year. Only
/// what falls in [0, horizon) counts.
/// </summary>
public sealed class Ledger
{
    private readonly Calendar calendar;
    private readonly double force;

    /// <param name="discountRate">r, share per year, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is negative or not finite.</exception>
    public Ledger(Calendar calendar, double discountRate)
    {
        if (!(discountRate >= 0 && double.IsFinite(discountRate)))
            throw new ArgumentOutOfRangeException(nameof(discountRate), discountRate, "A discount rate is a finite share per year, at least 0.");
        this.calendar = calendar;
        force = ExactMath.Log(1 + discountRate);
        ByYear = new double[calendar.Count];
    }

    /// <summary>Net money of each calendar year, US dollars at the prices of the start; received positive.</summary>
    public double[] ByYear { get; }

    /// <summary>US dollars at the start; received positive.</summary>
    public double PresentValue { get; private set; }

    /// <summary>Books an amount at one moment; returns what of it counts.</summary>
    public double Once(double years, double amount)
    {
        if (!(years >= 0 && years < calendar.Years))
            return 0;
        ByYear[calendar.IndexOf(years)] += amount;
        PresentValue += amount * Factor(years);
        return amount;
    }

    /// <summary>Books money that runs evenly between two times; returns what of it counts.</summary>
    /// <param name="perYear">US dollars per year.</param>
    public double Evenly(double from, double to, double perYear)
    {
        from = Math.Max(from, 0);
        to = Math.Min(to, calendar.Years);
        if (!(to > from))
            return 0;
        for (int i = calendar.IndexOf(from); i < calendar.Count && calendar.Begin(i) < to; i++)
            ByYear[i] += perYear * (Math.Min(to, calendar.Begin(i + 1)) - Math.Max(from, calendar.Begin(i)));
        PresentValue += perYear * Factor(from) * Annuity(to - from);
        return perYear * (to - from);
    }

    private double Factor(double years) => ExactMath.Exp(-force * years);

    /// <summary>(1 - e^-ρd)/ρ; its series where the difference would lose its digits: the term left out is below 1e-16 of it.</summary>
    private double Annuity(double duration)
    {
        double x = force * duration;
        return x < 1e-3
            ? duration * (1 - x / 2 * (1 - x / 3 * (1 - x / 4 * (1 - x / 5))))
            : (1 - ExactMath.Exp(-x)) / force;
    }
}
