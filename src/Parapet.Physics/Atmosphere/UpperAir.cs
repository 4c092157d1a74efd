using Parapet.Foundation;

namespace Parapet.Physics.Atmosphere;

/// <summary>
/// Density above 86 km: straight in log density between heights of the US Standard Atmosphere 1976, table I. Good for the
/// little drag that is left there, not for satellites' decay.
/// </summary>
internal static class UpperAir
{
    private static readonly double[] HeightM = [86e3, 90e3, 100e3, 110e3, 120e3, 130e3, 150e3, 200e3, 300e3, 500e3, 1000e3];
    private static readonly double[] LogDensity = Logs(
        StandardAtmosphere.LayerDensity(6, StandardAtmosphere.GeopotentialM(86e3)).Kgpm3,
        3.416e-6, 5.604e-7, 9.708e-8, 2.222e-8, 8.152e-9, 2.076e-9, 2.541e-10, 1.916e-11, 5.215e-13, 3.561e-15);

    /// <summary>Density, kg/m³, at a geometric height from 86 km, m.</summary>
    public static double Density(double heightM)
    {
        int i = 0;
        while (i < HeightM.Length - 2 && heightM > HeightM[i + 1])
            i++;
        double u = (heightM - HeightM[i]) / (HeightM[i + 1] - HeightM[i]);
        return ExactMath.Exp(LogDensity[i] + (u * (LogDensity[i + 1] - LogDensity[i])));
    }

    private static double[] Logs(params double[] densities) => Array.ConvertAll(densities, ExactMath.Log);
}
