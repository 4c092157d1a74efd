using Parapet.Model.Study;

namespace Parapet.Study.Timeline;

/// <summary>
/// What each force loses in the raid that the study plays: the share of all value, split into the assets that a truce would
/// spare and the others. Protection is 1 less the loss. Bit i of a force is the i-th component of the study.
/// </summary>
public sealed class ForceProtection
{
    private readonly double[] spared;
    private readonly double[] others;

    private ForceProtection(double[] spared, double[] others, int assets) =>
        (this.spared, this.others, Assets) = (spared, others, assets);

    /// <summary>How many assets there are.</summary>
    public int Assets { get; }

    /// <summary>Made from the expected damage of each asset under each force that was played.</summary>
    /// <param name="components">Number of components of the study.</param>
    /// <param name="assetValues">Worth of each asset, at least 0, not all 0.</param>
    /// <param name="underTruce">Whether the truce spares it (<see cref="TruceDefinition.Assets"/>).</param>
    /// <param name="damage">By force: expected damage of each asset given the raid, in [0, 1]. Forces that were not played are left out.</param>
    /// <exception cref="ArgumentException">Lists of different lengths, a force beyond the components, damage outside [0, 1], nothing of value.</exception>
    public static ForceProtection Of(
        int components, IReadOnlyList<double> assetValues, IReadOnlyList<bool> underTruce,
        IEnumerable<KeyValuePair<uint, IReadOnlyList<double>>> damage)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(components, TimelineDefinition.MostComponents);
        double value = assetValues.Sum();
        if (underTruce.Count != assetValues.Count || !(value > 0) || !double.IsFinite(value))
            throw new ArgumentException("Every asset has a value and a place under the truce or not, and all together are worth something.", nameof(assetValues));
        double[] spared = new double[1 << components], others = new double[1 << components];
        Array.Fill(spared, double.NaN);
        Array.Fill(others, double.NaN);
        foreach ((uint force, IReadOnlyList<double> losses) in damage)
        {
            if (force >= spared.Length || losses.Count != assetValues.Count)
                throw new ArgumentException($"Force {force} of {components} components has {losses.Count} assets, {assetValues.Count} are due.", nameof(damage));
            (spared[force], others[force]) = (0, 0);
            for (int i = 0; i < losses.Count; i++)
            {
                if (!(losses[i] is >= 0 and <= 1))
                    throw new ArgumentException($"Damage lies in [0, 1]; force {force} has {losses[i]}.", nameof(damage));
                (underTruce[i] ? spared : others)[force] += assetValues[i] * losses[i] / value;
            }
        }
        return new(spared, others, assetValues.Count);
    }

    /// <summary>Whether a force was played.</summary>
    public bool Has(uint force) => !double.IsNaN(others[force]);

    /// <summary>Protection of a force, in [0, 1].</summary>
    /// <param name="truce">The spared assets suffer nothing.</param>
    /// <exception cref="InvalidOperationException">It was not played.</exception>
    public double Of(uint force, bool truce) => Has(force)
        ? 1 - others[force] - (truce ? 0 : spared[force])
        : throw new InvalidOperationException($"Force {force} stands on some date and was not played.");
}
