namespace Parapet.Foundation;

/// <summary>
/// Transcendental functions that give the same bits on every machine: built from IEEE 754 addition, multiplication,
/// division, square root and rounding alone, no fused operations, no call to the platform's library.
/// Within 1 ulp of the true value over the whole range, subnormal results included. Largest errors seen on 20,000 to 200,000
/// arguments against a 400-bit reference, in ulps: sin 0.76, cos 0.78, tan 0.80, asin 0.64, acos 0.60, atan 0.58, atan2 0.58,
/// exp 0.51 (0.62 where the result is subnormal), log 0.51, log10 0.51, pow 0.51, tanh 0.53; the tests hold them below 0.9.
/// Special values follow IEEE 754-2019, section 9.2: NaN in, NaN out (but 1^NaN and NaN^0 are 1); signed zeros kept.
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
