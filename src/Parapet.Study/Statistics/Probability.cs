namespace Parapet.Study.Statistics;

internal static class Probability
{
    public static void Check(double p)
    {
        if (!(p > 0 && p < 1))
            throw new ArgumentOutOfRangeException(nameof(p), p, "A quantile is asked for a probability in (0, 1).");
    }

    public static void CheckConfidence(double confidence)
    {
        if (!(confidence > 0 && confidence < 1))
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A confidence lies in (0, 1), e.g. 0.95.");
    }
}
