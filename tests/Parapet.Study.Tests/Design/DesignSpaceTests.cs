using Parapet.Study.Design;
using Parapet.Testing;
using Xunit;

namespace Parapet.Study.Tests.Design;

public sealed class DesignSpaceTests
{
    private static readonly DesignSpace Space = new(
    [
        new("power", Distribution.Uniform(100, 200), Group: "radar"),
        new("speed", Distribution.Triangular(1, 2, 4)),
        new("mass", Distribution.Uniform(5, 5)),
        new("loss", Distribution.Pert(3, 4, 8), Group: "radar", Falling: true),
        new("range", Distribution.Pert(10, 20, 50), Group: "radar"),
    ]);

    [Fact]
    public void A_group_is_one_coordinate_and_a_fixed_input_none()
    {
        Assert.Equal(["radar", "speed"], Space.Coordinates);
        Assert.Equal([0, 1, -1, 0, 0], Enumerable.Range(0, 5).Select(Space.CoordinateOf));
    }

    [Fact]
    public void Inputs_of_a_group_stand_at_one_quantile_and_the_falling_at_its_opposite()
    {
        PointSet points = SobolSequence.Scrambled(Space.Coordinates.Count, 1).First(64);
        double[] values = new double[5];
        for (int i = 0; i < points.Count; i++)
        {
            Space.Map(points[i], values);
            double u = points[i, 0];
            Near.Equal(u, Space.Inputs[0].Distribution.Cumulative(values[0]), absolute: 1e-12);
            Near.Equal(1 - u, Space.Inputs[3].Distribution.Cumulative(values[3]), absolute: 1e-9);
            Near.Equal(u, Space.Inputs[4].Distribution.Cumulative(values[4]), absolute: 1e-9);
            Near.Equal(points[i, 1], Space.Inputs[1].Distribution.Cumulative(values[1]), absolute: 1e-12);
            Assert.Equal(5, values[2]);
        }
    }

    [Fact]
    public void Names_that_clash_and_points_of_another_size_are_refused()
    {
        Distribution unit = Distribution.Uniform(0, 1);
        Assert.Throws<ArgumentException>(() => new DesignSpace([new("a", unit), new("a", unit)]));
        Assert.Throws<ArgumentException>(() => new DesignSpace([new("a", unit), new("b", unit, Group: "a")]));
        Assert.Equal(["a"], new DesignSpace([new("a", unit, Group: "a"), new("b", unit, Group: "a")]).Coordinates);
        Assert.Throws<ArgumentException>(() => Space.Map(new double[3], new double[5]));
        Assert.Throws<ArgumentException>(() => Space.Map(new double[2], new double[4]));
    }
}
