using Parapet.Foundation;

namespace Parapet.Engine.Build;

/// <summary>
/// The terms of one look's signal-to-noise ratio, each a power ratio: what multiplies the echo, and what lies beside the receiver's own noise
/// of one. Signal-to-noise = FreeSpace · Beam · Path · Filter / (1 + Clutter + Rain + Jamming).
/// </summary>
public readonly record struct LookBudget
{
    /// <summary>Of one pulse in free space, on the axis of a beam on the antenna's broadside.</summary>
    public double FreeSpace { get; init; }

    /// <summary>Both ways through the antenna: beam steered off its broadside, target off the beam's axis.</summary>
    public double Beam { get; init; }

    /// <summary>Both ways through air and past the ground: absorption, rain, reflection, bending; above 1 in a lobe, 0 in the shadow.</summary>
    public double Path { get; init; }

    /// <summary>What the clutter filter lets through at the target's radial speed, against its mean.</summary>
    public double Filter { get; init; }

    /// <summary>Echo of the surface in the target's cell behind the filter, over noise.</summary>
    public double Clutter { get; init; }

    /// <summary>Echo of rain there, over noise.</summary>
    public double Rain { get; init; }

    /// <summary>Noise of jammers, over the receiver's own.</summary>
    public double Jamming { get; init; }

    public double SignalToNoise => FreeSpace * Beam * Path * Filter / (1 + Clutter + Rain + Jamming);

    /// <summary>A term in decibels; negative infinity of 0.</summary>
    public static double Db(double ratio) => ratio > 0 ? 10 * ExactMath.Log10(ratio) : double.NegativeInfinity;
}
