namespace Parapet.Physics.Radar;

/// <summary>
/// <see cref="Detector"/> for the loop: the probability by look-up, within <see cref="ErrorBound"/> of the exact one for every ratio, in a few
/// nanoseconds and without allocation. Each octave of the ratio is cut in equal parts and each part holds the cubic through four exact values, so that
/// place and argument are bits of the number itself: no logarithm is taken.
/// </summary>
public sealed class DetectionTable
{
    /// <summary>Largest difference from the exact probability, tested for 1 to 4096 pulses, Pfa 1e-12 to 0.1, known noise and CFAR of 4 cells or more.</summary>
    public const double ErrorBound = 2e-5;

    // Below the table the probability is within this of Pfa, above it of 1.
    private const double Edge = 5e-6;

    private const int MantissaBits = 52;
    private const int FewPulses = 16;
    private const long MantissaMask = (1L << MantissaBits) - 1;
    private const long One = 0x3FFL << MantissaBits;

    private readonly Case[] cases;

    // An octave is cut in 2^partBits: the more pulses, the steeper the curve.
    private readonly int partBits;

    private DetectionTable(Detector detector)
    {
        Detector = detector;
        partBits = detector.Pulses <= FewPulses ? 3 : 4;
        cases = new Case[5];
        for (int swerling = 0; swerling < cases.Length; swerling++)
            cases[swerling] = detector.Pulses == 1 && swerling is 2 or 4 ? cases[swerling - 1] : Case.Of(detector, swerling, MantissaBits - partBits);
    }

    /// <summary>What is tabulated.</summary>
    public Detector Detector { get; }

    /// <summary>Tabulates all five cases; some milliseconds.</summary>
    /// <param name="pulses">Summed in one look, 1 or more.</param>
    /// <param name="falseAlarmProbability">In (0, 1).</param>
    /// <param name="cfarCells">Reference cells of the cell-averaging CFAR; 0: the noise level is known.</param>
    /// <exception cref="ArgumentOutOfRangeException">A figure is outside its range.</exception>
    public static DetectionTable Build(int pulses, double falseAlarmProbability, int cfarCells) => new(new Detector(pulses, falseAlarmProbability, cfarCells));

    /// <summary>Probability that a look detects.</summary>
    /// <param name="swerling">Case of fluctuation, 0 to 4.</param>
    /// <param name="snr">Mean ratio of one pulse, a power ratio, zero or positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">Unknown case, or a ratio negative or not a number.</exception>
    public double Probability(int swerling, double snr)
    {
        if ((uint)swerling > 4)
            throw new ArgumentOutOfRangeException(nameof(swerling), swerling, "Swerling cases are 0 to 4.");
        if (!(snr >= 0))
            throw new ArgumentOutOfRangeException(nameof(snr), snr, "A signal-to-noise power ratio is zero or positive.");
        ref readonly Case table = ref cases[swerling];
        // Adding zero takes the sign off a negative zero, whose bits would look like a large number's.
        long bits = BitConverter.DoubleToInt64Bits(snr + 0.0);
        int part = (int)(bits >> (MantissaBits - partBits)) - table.First;
        if (part < 0)
            return Detector.FalseAlarmProbability;
        double[] c = table.Coefficients;
        int at = 4 * part;
        if (at >= c.Length)
            return 1;
        double t = BitConverter.Int64BitsToDouble(((bits << partBits) & MantissaMask) | One) - 1;
        double p = c[at] + (t * (c[at + 1] + (t * (c[at + 2] + (t * c[at + 3])))));
        return Math.Min(1, Math.Max(0, p));
    }

    /// <summary>One Swerling case: four coefficients a part, by powers of the place t in [0, 1) within it.</summary>
    /// <param name="First">Leading bits of the lowest ratio in the table.</param>
    private readonly record struct Case(int First, double[] Coefficients)
    {
        public static Case Of(Detector detector, int swerling, int shift)
        {
            double pfa = detector.FalseAlarmProbability, edge = Math.Min(Edge, 0.5 * (1 - pfa));
            int first = KeyOf(detector.RequiredSnr(swerling, pfa + edge), shift);
            int last = KeyOf(detector.RequiredSnr(swerling, 1 - edge), shift);
            double[] coefficients = new double[4 * (last - first + 1)];
            double p0 = detector.Probability(swerling, Start(first, shift));
            for (int key = first; key <= last; key++)
            {
                double start = Start(key, shift), width = Start(key + 1, shift) - start;
                double p1 = detector.Probability(swerling, start + (width / 3)), p2 = detector.Probability(swerling, start + (width * 2 / 3));
                double p3 = detector.Probability(swerling, start + width);
                // Newton's form of the cubic through t = 0, 1/3, 2/3, 1, sorted by powers of t.
                double d1 = 3 * (p1 - p0), d2 = 4.5 * (p2 - (2 * p1) + p0), d3 = 4.5 * (p3 - (3 * p2) + (3 * p1) - p0);
                int at = 4 * (key - first);
                coefficients[at] = p0;
                coefficients[at + 1] = d1 - (d2 / 3) + (d3 * 2 / 9);
                coefficients[at + 2] = d2 - d3;
                coefficients[at + 3] = d3;
                p0 = p3;
            }

            return new(first, coefficients);
        }

        private static int KeyOf(double snr, int shift) => (int)(BitConverter.DoubleToInt64Bits(snr) >> shift);

        private static double Start(int key, int shift) => BitConverter.Int64BitsToDouble((long)key << shift);
    }
}
