using Parapet.Physics.Lethality;
using Parapet.Testing;
using Xunit;

namespace Parapet.Physics.Tests;

public class LethalityTests
{
    [Fact]
    public void A_direct_hit_kills_with_the_catalogue_probability() =>
        Assert.Equal(0.85, Physics.Lethality.Lethality.KillProbability(0.85, 0, 12));

    [Fact]
    public void At_the_lethal_radius_the_chance_has_fallen_to_one_part_in_e() =>
        Near.Equal(0.85 / Math.E, Physics.Lethality.Lethality.KillProbability(0.85, 12, 12), relative: 1e-14);

    [Fact]
    public void Over_a_gaussian_miss_the_mean_chance_has_its_closed_form()
    {
        // Circular normal miss of sigma s in the plane of closest approach: mean = Pk R² / (R² + 2 s²).
        const double radius = 10, sigma = 6, step = 0.001;
        double mean = 0;
        for (double m = step / 2; m < 12 * sigma; m += step)
            mean += Physics.Lethality.Lethality.KillProbability(0.9, m, radius) * m / (sigma * sigma) * Math.Exp(-m * m / (2 * sigma * sigma)) * step;
        Near.Equal(0.9 * radius * radius / ((radius * radius) + (2 * sigma * sigma)), mean, relative: 1e-6);
    }

    [Theory]
    [InlineData(1.1, 0, 1)]
    [InlineData(0.5, -1, 1)]
    [InlineData(0.5, 1, 0)]
    [InlineData(0.5, double.NaN, 1)]
    public void Figures_outside_their_range_are_refused(double probability, double missM, double radiusM) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Physics.Lethality.Lethality.KillProbability(probability, missM, radiusM));

    [Fact]
    public void Damage_adds_up_until_the_asset_no_longer_works()
    {
        DamageState state = new(HitsToDisable: 2.5);
        state = state.After(1).After(0);
        Assert.True(state.Works);
        Assert.Equal(2, state.Hits);
        Near.Equal(0.4, state.Share, absolute: 1e-15);
        state = state.After(4);
        Assert.False(state.Works);
        Assert.Equal(1, state.Share);
        Assert.Throws<ArgumentOutOfRangeException>(() => state.After(-1));
    }
}
