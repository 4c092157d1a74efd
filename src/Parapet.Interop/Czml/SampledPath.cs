using Parapet.Foundation;

namespace Parapet.Interop.Czml;

/// <summary>A path as samples for a viewer.</summary>
/// <param name="Times">Strictly rising; the first and last are the path's ends, those between stand on whole milliseconds.</param>
/// <param name="Positions">Earth-fixed, metres, rounded as they are written.</param>
/// <param name="Degree">Of the interpolation to use: 3 (Lagrange), or 1 (linear) where that needs fewer samples or stays closer.</param>
/// <param name="WorstErrorM">Largest distance found between the interpolation and the path, metres.</param>
public sealed record SampledPath(IReadOnlyList<SimTime> Times, IReadOnlyList<Vector3D> Positions, int Degree, double WorstErrorM);
