namespace Parapet.Study.Design;

/// <summary>An uncertain number of a study.</summary>
/// <param name="Name">Unique in the space.</param>
/// <param name="Group">
/// Inputs that name one group are one unknown: they stand at the same quantile of their own distributions. Null: on its own.
/// </param>
/// <param name="Falling">Stands at the opposite quantile, 1 - u: falls while the others of its group rise.</param>
public sealed record DesignInput(string Name, Distribution Distribution, string? Group = null, bool Falling = false);

/// <summary>
/// The unknowns of a study and the inputs they move. A coordinate is one unknown, in [0, 1]: a group, or an input without
/// one. Inputs of a group have rank correlation 1 (or -1, falling) and each its own distribution: the comonotone coupling.
/// A fixed input, and a group of fixed inputs only, has no coordinate, so no run is spent on it.
/// </summary>
public sealed class DesignSpace
{
    private readonly int[] coordinateOf;

    /// <exception cref="ArgumentException">A name stands twice, or a group has the name of an input outside it.</exception>
    public DesignSpace(IReadOnlyList<DesignInput> inputs)
    {
        Inputs = [.. inputs];
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (DesignInput input in Inputs)
        {
            if (!names.Add(input.Name))
                throw new ArgumentException($"The input '{input.Name}' stands twice.", nameof(inputs));
        }
        foreach (DesignInput input in Inputs)
        {
            if (input.Group is { } group && names.Contains(group) && Inputs.First(i => i.Name == group).Group != group)
                throw new ArgumentException($"'{group}' is a group and also an input outside it.", nameof(inputs));
        }

        List<string> coordinates = [];
        foreach (DesignInput input in Inputs)
        {
            if (!input.Distribution.IsFixed && !coordinates.Contains(Unknown(input)))
                coordinates.Add(Unknown(input));
        }
        Coordinates = coordinates;
        coordinateOf = [.. Inputs.Select(i => coordinates.IndexOf(Unknown(i)))];
    }

    public IReadOnlyList<DesignInput> Inputs { get; }

    /// <summary>Name of each unknown: its group or its one input; in the order in which the inputs first show it.</summary>
    public IReadOnlyList<string> Coordinates { get; }

    /// <summary>The coordinate that moves an input; -1 where nothing does.</summary>
    public int CoordinateOf(int input) => coordinateOf[input];

    /// <summary>Writes the value of each input, in its own unit, for a point of the unit cube.</summary>
    /// <param name="point">One number in [0, 1] for each of <see cref="Coordinates"/>.</param>
    /// <param name="values">One place for each of <see cref="Inputs"/>.</param>
    /// <exception cref="ArgumentException">A span of another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A coordinate outside [0, 1].</exception>
    public void Map(ReadOnlySpan<double> point, Span<double> values)
    {
        if (point.Length != Coordinates.Count || values.Length != Inputs.Count)
            throw new ArgumentException($"The space has {Coordinates.Count} coordinates and {Inputs.Count} inputs; given are {point.Length} and {values.Length}.", nameof(point));
        for (int i = 0; i < values.Length; i++)
        {
            int coordinate = coordinateOf[i];
            double u = coordinate < 0 ? 0 : point[coordinate];
            values[i] = Inputs[i].Distribution.Quantile(Inputs[i].Falling ? 1 - u : u);
        }
    }

    private static string Unknown(DesignInput input) => input.Group ?? input.Name;
}
