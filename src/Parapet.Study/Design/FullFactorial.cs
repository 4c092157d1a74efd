namespace Parapet.Study.Design;

/// <summary>A named choice and the levels it takes.</summary>
public sealed record Factor(string Name, IReadOnlyList<string> Levels);

/// <summary>Every combination of the levels of its factors, once; the last factor changes fastest.</summary>
public sealed class FullFactorial
{
    /// <summary>No factor at all gives one empty combination.</summary>
    /// <exception cref="ArgumentException">A factor without levels, or a name or level that stands twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">More combinations than an int counts.</exception>
    public FullFactorial(IReadOnlyList<Factor> factors)
    {
        long count = 1;
        foreach (Factor factor in factors)
        {
            if (factor.Levels.Count == 0)
                throw new ArgumentException($"The factor '{factor.Name}' has no level.", nameof(factors));
            if (factors.Count(f => f.Name == factor.Name) > 1)
                throw new ArgumentException($"The factor '{factor.Name}' stands twice.", nameof(factors));
            if (factor.Levels.Distinct(StringComparer.Ordinal).Count() < factor.Levels.Count)
                throw new ArgumentException($"The factor '{factor.Name}' has a level twice.", nameof(factors));
            count *= factor.Levels.Count;
            if (count > int.MaxValue)
                throw new ArgumentOutOfRangeException(nameof(factors), count, $"The factors have more than {int.MaxValue} combinations.");
        }
        Factors = [.. factors];
        Count = (int)count;
    }

    public IReadOnlyList<Factor> Factors { get; }

    public int Count { get; }

    /// <summary>Writes the index of each factor's level in combination <paramref name="index"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is not in 0 to Count - 1.</exception>
    public void Fill(int index, Span<int> levels)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
        for (int f = Factors.Count - 1; f >= 0; f--)
            (index, levels[f]) = Math.DivRem(index, Factors[f].Levels.Count);
    }

    /// <summary>The levels of combination <paramref name="index"/> by their text, in the order of the factors.</summary>
    /// <exception cref="ArgumentOutOfRangeException">As <see cref="Fill"/>.</exception>
    public IReadOnlyList<string> this[int index]
    {
        get
        {
            int[] levels = new int[Factors.Count];
            Fill(index, levels);
            return [.. levels.Select((level, f) => Factors[f].Levels[level])];
        }
    }
}
