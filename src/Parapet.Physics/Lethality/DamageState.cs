namespace Parapet.Physics.Lethality;

/// <summary>Damage gathered by one asset, counted in hits of a reference weapon. Damage adds up; nothing is repaired.</summary>
/// <param name="HitsToDisable">Damage at which it no longer works, in hits, positive.</param>
/// <param name="DamageInHits">Damage so far, in hits.</param>
/// <param name="Hits">Number of weapons that reached it, whatever their damage.</param>
public readonly record struct DamageState(double HitsToDisable, double DamageInHits = 0, int Hits = 0)
{
    /// <summary>Whether it still works.</summary>
    public bool Works => DamageInHits < HitsToDisable;

    /// <summary>Damage as a share of what disables it, in [0, 1].</summary>
    public double Share => Math.Min(1, DamageInHits / HitsToDisable);

    /// <summary>The state after one more weapon of the given damage in hits (0 or more).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The damage is negative or not finite.</exception>
    public DamageState After(double damageInHits) => damageInHits >= 0 && double.IsFinite(damageInHits)
        ? this with { DamageInHits = DamageInHits + damageInHits, Hits = Hits + 1 }
        : throw new ArgumentOutOfRangeException(nameof(damageInHits), damageInHits, "Damage is zero or positive, in hits.");
}
