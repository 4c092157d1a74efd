using Parapet.Model.Text;

namespace Parapet.Model.Doctrine;

public enum FireMethod
{
    /// <summary>One salvo, wait for the verdict, shoot again if it still flies.</summary>
    ShootLookShoot,

    /// <summary>One salvo per target, no second look.</summary>
    Salvo,
}

/// <summary>What a track looks like by its motion alone: all that a picture knows of a target's class.</summary>
public enum TrackCategory
{
    /// <summary>Fast and high, falling or rising steeply.</summary>
    Ballistic,

    /// <summary>As fast as a jet, above 3 km.</summary>
    Aircraft,

    /// <summary>As fast as a jet, below 3 km.</summary>
    LowFlyer,

    /// <summary>Slower than 90 m/s.</summary>
    Slow,
}

/// <summary>Rules by which a unit shoots.</summary>
public sealed record DoctrineDefinition
{
    [Field("One salvo and done, or look before the next")]
    public FireMethod Method { get; init; } = FireMethod.ShootLookShoot;

    [Field("Rounds in a salvo", Min = 1, Max = 8)]
    public int Salvo { get; init; } = 1;

    [Field("Rounds in a salvo at tracks of one category, where it differs", Min = 1, Max = 8)]
    public IReadOnlyDictionary<TrackCategory, int> SalvoAgainst { get; init; } = new Dictionary<TrackCategory, int>();

    [Field("Rounds kept back for tracks of one category, over all interceptors that can meet it", Min = 0, Max = 1000)]
    public IReadOnlyDictionary<TrackCategory, int> Reserve { get; init; } = new Dictionary<TrackCategory, int>();

    [Field("Categories this unit may shoot at; all where absent")]
    public IReadOnlyList<TrackCategory> Engage { get; init; } = [];

    [Field("No shot whose kill probability is below this", Min = 0, Max = 1)]
    public double MinimumKillProbability { get; init; } = 0.05;

    [Field("Highest price of a round worth spending on a slow track; any where absent", Dimension.Money, Min = 0)]
    public double? PriceLimitAgainstSlow { get; init; }
}
