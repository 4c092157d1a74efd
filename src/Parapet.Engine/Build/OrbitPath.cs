using Parapet.Foundation;
using Parapet.Model.Scenario;
using Parapet.Physics.Earth;

namespace Parapet.Engine.Build;

/// <summary>The way of a raid that circles off its aim: to the station, round a racetrack across the line from the aim, home.</summary>
internal static class OrbitPath
{
    /// <summary>Width of the racetrack over its length.</summary>
    private const double WidthShare = 0.25;

    /// <summary>Points to pass after the start.</summary>
    /// <param name="speedMps">Of the cruise: with the time on station it says how many rounds there are.</param>
    public static GeodeticPosition[] Points(OrbitDefinition orbit, GeodeticPosition start, GeodeticPosition aim, double speedMps)
    {
        Angle outward = Geodesic.Inverse(aim, start).AzimuthAtA;
        GeodeticPosition near = Geodesic.Direct(aim, outward, orbit.Distance);
        GeodeticPosition far = Geodesic.Direct(aim, outward, orbit.Distance + (WidthShare * orbit.LegLength));
        Angle left = new Angle(outward.Radians + (Math.PI / 2)).Signed(), right = new Angle(outward.Radians - (Math.PI / 2)).Signed();
        GeodeticPosition[] corners =
        [
            Geodesic.Direct(near, left, orbit.LegLength / 2), Geodesic.Direct(near, right, orbit.LegLength / 2),
            Geodesic.Direct(far, right, orbit.LegLength / 2), Geodesic.Direct(far, left, orbit.LegLength / 2),
        ];
        int rounds = Math.Max(1, (int)Math.Round(orbit.Duration * speedMps / (2 * orbit.LegLength * (1 + WidthShare))));
        return [.. Enumerable.Repeat(corners, rounds).SelectMany(c => c), start];
    }
}
