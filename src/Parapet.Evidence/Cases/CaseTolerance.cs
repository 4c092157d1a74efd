namespace Parapet.Evidence.Cases;

/// <summary>
/// How far an answer may be off: absolutely, as a share of what is expected, or either. With both given a case holds where one of them holds.
/// </summary>
/// <param name="Absolute">In the unit of the column, 0 or more; NaN: none stated.</param>
/// <param name="Relative">0 or more; NaN: none stated.</param>
public readonly record struct CaseTolerance(double Absolute, double Relative)
{
    /// <summary>
    /// What an error is given as where it has no share: against a tolerance of 0, and where the answer is no number. The largest number that JSON's
    /// readers hold, for infinity cannot be written there.
    /// </summary>
    public const double Beyond = double.MaxValue;

    /// <summary>The error that is allowed at an expected value.</summary>
    public double At(double expected) => Math.Max(double.IsNaN(Absolute) ? 0 : Absolute, double.IsNaN(Relative) ? 0 : Relative * Math.Abs(expected));

    /// <summary>An error in shares of what is allowed: 1 just holds. An exact answer is 0 even where nothing is allowed.</summary>
    public double Share(double error, double expected)
    {
        if (error == 0)
            return 0;
        double share = error / At(expected);
        return double.IsFinite(share) ? share : Beyond;
    }
}
