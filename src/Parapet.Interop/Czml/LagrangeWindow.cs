using Parapet.Foundation;

namespace Parapet.Interop.Czml;

/// <summary>
/// Reads sampled positions the way a CZML viewer does: a polynomial of the given degree through degree + 1 neighbouring
/// samples, as many before as after the instant (degree odd), moved inside where the samples end. The window's place is that
/// of the reference viewer's sampled property; the polynomial is Lagrange's, in his own form.
/// </summary>
public static class LagrangeWindow
{
    /// <param name="times">Rising.</param>
    /// <param name="interval">Index of the sample at or before <paramref name="t"/>; in [0, count - 2].</param>
    /// <param name="degree">Odd, from 1; taken down to count - 1 where samples are few.</param>
    public static Vector3D At(IReadOnlyList<SimTime> times, IReadOnlyList<Vector3D> positions, int interval, int degree, SimTime t)
    {
        int used = Math.Min(degree, times.Count - 1);
        int first = Math.Clamp(interval - (used / 2), 0, times.Count - 1 - used);
        double at = (t - times[first]).Seconds;
        Vector3D sum = Vector3D.Zero;
        for (int i = first; i <= first + used; i++)
        {
            double weight = 1, own = (times[i] - times[first]).Seconds;
            for (int j = first; j <= first + used; j++)
            {
                if (j != i)
                {
                    double other = (times[j] - times[first]).Seconds;
                    weight *= (at - other) / (own - other);
                }
            }

            sum += weight * positions[i];
        }

        return sum;
    }
}
