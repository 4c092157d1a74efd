namespace Parapet.Foundation;

/// <summary>
/// Transcendental functions that give the same bits on every machine: built from IEEE 754 addition, multiplication,
/// division, square root and rounding alone, no fused operations, no call to the platform's library.
/// Within 1 ulp of the true value over the whole range, subnormal results included; the largest errors seen stand at the
/// members and are held by the tests. Special values follow IEEE 754-2019, section 9.2: NaN in, NaN out; signed zeros kept.
/// </summary>
/// <remarks>
/// Methods: argument reduction in several parts (Cody and Waite, "Software Manual for the Elementary Functions", 1980),
/// tables with exact or double-double entries (P. T. P. Tang, ACM TOMS 15/2, 1989 and 16/4, 1990), error-free sums and
/// products (Dekker, Numer. Math. 18, 1971), polynomials fitted to the series at Chebyshev nodes in 400-bit arithmetic.
/// The tables are computed at first use by <see cref="DoubleDouble"/>, so there is no list of constants to trust.
/// </remarks>
public static partial class ExactMath
{
}
