namespace Parapet.Study.Timeline;

/// <summary>How one alternative goes in one draw. Times are years since the start; infinity is never.</summary>
public sealed record Course
{
    /// <summary>Id of the alternative.</summary>
    public required string Alternative { get; init; }

    /// <summary>When each event of <see cref="TimelineModel.Events"/> happens, beyond the horizon too; infinite where it does not.</summary>
    public required double[] Events { get; init; }

    /// <summary>Strength of each of <see cref="TimelineModel.Components"/>, in [0, 1].</summary>
    public required StepFunction[] Strengths { get; init; }

    /// <summary>When the truce begins; infinite without one.</summary>
    public required double TruceFrom { get; init; }

    /// <summary>When it ends.</summary>
    public required double TruceTo { get; init; }

    /// <summary>Net US dollars of each calendar year, received positive.</summary>
    public required double[] CashByYear { get; init; }

    /// <summary>US dollars at the start, received positive.</summary>
    public required double NetPresentValue { get; init; }

    /// <summary>What each of <see cref="TimelineModel.Flows"/> comes to within the horizon, undiscounted; received positive.</summary>
    public required double[] Flows { get; init; }

    /// <summary>When each of <see cref="TimelineModel.Flows"/> that is an offset begins; infinite where it does not, and for other kinds.</summary>
    public required double[] OffsetsFrom { get; init; }

    /// <summary>When its total is reached, beyond the horizon too; infinite where never.</summary>
    public required double[] OffsetsTo { get; init; }

    /// <summary>Whether raids spare the assets of the truce at a time.</summary>
    public bool InTruce(double years) => years >= TruceFrom && years < TruceTo;
}
