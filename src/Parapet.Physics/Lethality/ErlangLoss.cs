namespace Parapet.Physics.Lethality;

/// <summary>
/// Erlang's loss formula: how often all fire channels are busy when a threat arrives that cannot wait. Threats arrive at random (Poisson), each holds one
/// channel for a time of any distribution, and one that finds none free is lost to the system. docs/models/erlang-b.md.
/// Source: Erlang (1917), in Brockmeyer, Halstrøm, Jensen, "The life and works of A. K. Erlang" (1948); the recursion: Cooper, "Introduction to queueing
/// theory", 2nd ed. (1981), section 3.2 (after).
/// </summary>
public static class ErlangLoss
{
    /// <summary>Chance in [0, 1] that an arrival finds every channel busy: B(0) = 1, B(n) = a B(n-1) / (n + a B(n-1)).</summary>
    /// <param name="offeredLoad">a, arrivals in one mean holding time, 0 or more.</param>
    /// <param name="channels">n, 0 or more. The work grows with n.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument outside its range.</exception>
    public static double Blocking(double offeredLoad, int channels)
    {
        if (!(offeredLoad >= 0 && double.IsFinite(offeredLoad)))
            throw new ArgumentOutOfRangeException(nameof(offeredLoad), offeredLoad, "An offered load is zero or positive, in erlangs.");
        ArgumentOutOfRangeException.ThrowIfNegative(channels);
        // Every step is a contraction: an error made at n shrinks with B. The factorials of the closed form would overflow at 171 channels.
        double blocking = 1;
        for (int n = 1; n <= channels && blocking > 0; n++)
        {
            double busy = offeredLoad * blocking;
            blocking = busy / (n + busy);
        }
        return blocking;
    }
}
