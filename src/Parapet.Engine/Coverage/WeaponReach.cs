using Parapet.Engine.Build;
using Parapet.Engine.Decide;
using Parapet.Foundation;
using Parapet.Physics.Earth;

namespace Parapet.Engine.Coverage;

/// <summary>
/// The ground ranges at which a round from its unit's place meets a target at an altitude: its envelope and fly-out table, as the engine asks them
/// when it decides. A shot at a target that holds still; what flies past at a slant is met in less, what comes head-on in more.
/// </summary>
public sealed class WeaponReach
{
    private const int Altitudes = 65;
    private const int Steps = 256;
    private const int Halvings = 20;

    private readonly double lowestM, stepM;
    private readonly (double Near, double Far)[] levels;
    private readonly CompiledMunition munition;
    private readonly CompiledUnit unit;

    /// <param name="ballistic">Whether the range on ballistic targets counts.</param>
    /// <param name="lowestM">Lowest and highest altitude above the sea that will be asked for, m.</param>
    public WeaponReach(CompiledScenario scenario, CompiledMunition munition, bool ballistic, double lowestM, double highestM)
    {
        this.munition = munition;
        unit = scenario.Units[munition.Unit];
        RangeMaximumM = ballistic ? munition.RangeMaximumBallisticM : munition.RangeMaximumM;
        this.lowestM = lowestM;
        bool one = !(highestM > lowestM);
        stepM = one ? 1 : (highestM - lowestM) / (Altitudes - 1);
        levels = new (double, double)[one ? 1 : Altitudes];
        for (int i = 0; i < levels.Length; i++)
            levels[i] = At(lowestM + (i * stepM));
    }

    /// <summary>Greatest slant range, m; 0 where the round is not used so.</summary>
    public double RangeMaximumM { get; }

    /// <summary>How far inside the reach a point lies, m: negative outside.</summary>
    /// <param name="groundRangeM">From the unit, m.</param>
    /// <param name="altitudeM">Above the sea, m.</param>
    public double MarginM(double groundRangeM, double altitudeM)
    {
        double place = Math.Clamp((altitudeM - lowestM) / stepM, 0, levels.Length - 1);
        int i = Math.Min((int)place, Math.Max(0, levels.Length - 2)), j = Math.Min(i + 1, levels.Length - 1);
        (double near, double far) = levels[i];
        (double nearAbove, double farAbove) = levels[j];
        if (double.IsNaN(near) || double.IsNaN(nearAbove))
            return double.NegativeInfinity;
        near += (place - i) * (nearAbove - near);
        far += (place - i) * (farAbove - far);
        return Math.Min(groundRangeM - near, far - groundRangeM);
    }

    private (double Near, double Far) At(double altitudeM)
    {
        double first = double.NaN, last = double.NaN;
        for (int i = 0; i <= Steps; i++)
        {
            double range = RangeMaximumM * i / Steps;
            if (!Meets(range, altitudeM))
                continue;
            if (double.IsNaN(first))
                first = range;
            last = range;
        }

        if (double.IsNaN(first))
            return (double.NaN, double.NaN);
        double step = RangeMaximumM / Steps;
        // At the very foot nothing is nearer.
        return (first == 0 ? -step : Edge(first, first - step, altitudeM), Edge(last, last + step, altitudeM));
    }

    private double Edge(double inside, double outside, double altitudeM)
    {
        for (int i = 0; i < Halvings; i++)
        {
            double middle = (inside + outside) / 2;
            if (Meets(middle, altitudeM))
                inside = middle;
            else
                outside = middle;
        }

        return inside;
    }

    private bool Meets(double groundRangeM, double altitudeM)
    {
        GeodeticPosition below = Geodesic.Direct(unit.Position, Angle.Zero, groundRangeM);
        Vector3D at = Wgs84.ToEcef(below with { HeightM = altitudeM }).Vector;
        return InterceptSolution.TryFlight(at, unit.Ecef, unit.Position.HeightM, unit.Ecef.Unit(), munition, RangeMaximumM, out _, out _);
    }
}
