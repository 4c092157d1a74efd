using Parapet.Physics.Lethality;
using Parapet.Testing;
using Xunit;

namespace Parapet.Physics.Tests;

public class SalvoLeakageTests
{
    [Fact]
    public void Required_shots_are_those_of_the_reference()
    {
        foreach (ReferenceCase c in ReferenceCases.Read("required-shots.csv"))
        {
            int shots = SalvoLeakage.RequiredShots(c["no_leak_probability"], (int)c["threats"], c["kill_probability"]);
            Near.Equal(c["expect_shots_per_threat"], shots, absolute: c["abs_tol"]);
        }
    }

    [Fact]
    public void Pooled_rounds_leave_what_the_binomial_law_says()
    {
        // B binomial (16, 0.7) and ten targets: the sum of (10 - k) over k below 10, by coefficients.
        double leakers = 0, coefficient = 1;
        for (int k = 0; k < 10; k++)
        {
            leakers += (10 - k) * coefficient * Math.Pow(0.7, k) * Math.Pow(0.3, 16 - k);
            coefficient *= (16.0 - k) / (k + 1);
        }
        Near.Equal(leakers, SalvoLeakage.OfPooledRounds(10, 16, 0.7).Leakers, relative: 1e-12);
        Near.Equal(10 - 8 * 0.7, SalvoLeakage.OfPooledRounds(10, 8, 0.7).Leakers, relative: 1e-12);
        Assert.Equal(0, SalvoLeakage.OfPooledRounds(10, 8, 0.7).NoLeak);
    }

    [Fact]
    public void One_target_with_pooled_rounds_is_a_salvo_that_stops_when_it_has_hit()
    {
        for (int rounds = 0; rounds < 6; rounds++)
            Near.Equal(SalvoLeakage.OfSalvo(0.7, rounds), SalvoLeakage.OfPooledRounds(1, rounds, 0.7).Leakers, relative: 1e-14);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Probabilities_outside_their_range_are_refused(double p)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SalvoLeakage.OfSalvo(p, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SalvoLeakage.RequiredShots(0.5, 1, p));
        Assert.Throws<ArgumentOutOfRangeException>(() => SalvoLeakage.OfPooledRounds(1, 1, p));
    }
}
