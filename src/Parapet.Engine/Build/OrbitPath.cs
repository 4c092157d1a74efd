using Parapet.Foundation;
using Parapet.Model.Scenario;
using Parapet.Physics.Earth;

namespace Parapet.Engine.Build;

/// <summary>The way of a raid that circles off its aim: to the station, round a racetrack across the line from the aim, home.</summary>
internal static class OrbitPath
{
    /// <summary>Width of the racetrack in radii of its turns: two would do for a half circle, corners want more.</summary>
    private const double WidthRadii = 3;

    /// <summary>Points to pass after the start.</summary>
    /// <param name="speedMps">Of the cruise: with the time on station it says how many rounds there are.</param>
    /// <param name="turnMps2">Lateral acceleration of its turns: says how wide the racetrack is, and how long at least.</param>
    public static GeodeticPosition[] Points(OrbitDefinition orbit, GeodeticPosition start, GeodeticPosition aim, double speedMps, double turnMps2)
    {
        double widthM = WidthRadii * speedMps * speedMps / turnMps2;
        double lengthM = Math.Max(orbit.LegLength, widthM);
        Angle outward = Geodesic.Inverse(aim, start).AzimuthAtA;
        GeodeticPosition near = Geodesic.Direct(aim, outward, orbit.Distance);
        GeodeticPosition far = Geodesic.Direct(aim, outward, orbit.Distance + widthM);
        Angle left = new Angle(outward.Radians + (Math.PI / 2)).Signed(), right = new Angle(outward.Radians - (Math.PI / 2)).Signed();
        GeodeticPosition[] corners =
        [
            Geodesic.Direct(near, left, lengthM / 2), Geodesic.Direct(near, right, lengthM / 2),
            Geodesic.Direct(far, right, lengthM / 2), Geodesic.Direct(far, left, lengthM / 2),
        ];
        int rounds = Math.Max(1, (int)Math.Round(orbit.Duration * speedMps / (2 * (lengthM + widthM))));
        return [.. Enumerable.Repeat(corners, rounds).SelectMany(c => c), start];
    }
}
