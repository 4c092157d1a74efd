using Parapet.Engine.Build;
using Parapet.Foundation;
using Parapet.Model.Catalogue;
using Parapet.Physics.Earth;
using Parapet.Physics.Flight;
using Parapet.Physics.Guidance;

namespace Parapet.Cli.Flyout;

/// <summary>What is asked: a round, where it leaves from, and the target it is to meet.</summary>
/// <param name="SiteHeightM">Height of the launch above the sea, m.</param>
/// <param name="TargetSpeedMps">Level speed of the target, m/s; zero: a point.</param>
/// <param name="AspectRad">Between the target's course and the way from it to the launcher: 0 it comes, π/2 it crosses, π it flies away.</param>
/// <param name="TargetTurnMps2">Turn it is credited with, m/s².</param>
internal sealed record FlyoutQuestion(RoundName Round, double SiteHeightM, double TargetSpeedMps, double AspectRad, double TargetTurnMps2);

/// <summary>What is left of the round at one point, by direct integration.</summary>
/// <param name="Reached">It passes the point, in time and at its least useful speed.</param>
/// <param name="Demand">What a target of the question asks of it there.</param>
/// <param name="Meets">It reaches the point and meets the demand: a shot that the launch decision allows.</param>
/// <param name="TableTimeS">Time of the fly-out table that the launch decision reads, s; NaN where it has none.</param>
internal readonly record struct FlyoutSpot(
    double HeightM, double GroundRangeM, double TimeS, double SpeedMps, double LateralMps2, bool Reached, HomingDemand Demand, bool Meets, double TableTimeS);

/// <summary>One published figure and what the fitted model makes of it.</summary>
internal sealed record FlyoutResidual(string Name, Quantity Published, double Model, string Unit, double Scale, string Note)
{
    /// <summary>(Model - likely) / likely.</summary>
    public double Relative => (Model - Published.Likely) / Published.Likely;

    /// <summary>Whether the published figure is one that is kept, not reached: it bounds the model from above alone.</summary>
    public bool IsLimit { get; init; }

    public bool IsInside => (IsLimit || Model >= Published.Low * 0.999) && Model <= Published.High * 1.001;
}

/// <summary>The fit of a round, its envelope and its flights, by the model that also flies the engagement.</summary>
internal sealed class FlyoutAnswer
{
    private readonly GeodeticPosition site;
    private readonly Vector3D from;
    private readonly double cosGimbal;

    public FlyoutAnswer(FlyoutQuestion question)
    {
        Question = question;
        Type = question.Round.Type;
        double aircraftMps = question.Round.Carrier?.PatrolSpeed.Likely ?? 0;
        Envelope = MunitionBuilder.EnvelopeOf(Type, question.SiteHeightM, aircraftMps);
        Fit = InterceptorFit.Fit(Envelope);
        Elevation = MunitionBuilder.ElevationRad(Type.Guidance, aircraftMps > 0);
        Flight = MunitionBuilder.Steered(Fit.Parameters, Type);
        Table = FlyoutTable.Build(
            Fit.Parameters, Envelope.RangeMaximumM, Envelope.AltitudeMaximumM, Elevation, Fit.LaunchSpeedMps, question.SiteHeightM);
        site = GeodeticPosition.FromDegrees(40, 30, question.SiteHeightM);
        from = Wgs84.ToEcef(site).Vector;
        cosGimbal = Math.Cos(MunitionBuilder.GimbalRad(Type));
        Heights = [.. HeightsOf(Envelope.AltitudeMaximumM)];
        Ranges = [.. Enumerable.Range(1, 12).Select(i => i * Envelope.RangeMaximumM / 12)];
        Spots = [.. Heights.SelectMany(h => Ranges.Select(r => At(r, h)))];
        Residuals = [.. Compare()];
    }

    public FlyoutQuestion Question { get; }

    public InterceptorType Type { get; }

    public PublishedEnvelope Envelope { get; }

    public FittedInterceptor Fit { get; }

    /// <summary>As it flies in a run: with its lag and navigation ratio.</summary>
    public InterceptorParameters Flight { get; }

    public double Elevation { get; }

    public FlyoutTable Table { get; }

    public IReadOnlyList<double> Heights { get; }

    public IReadOnlyList<double> Ranges { get; }

    /// <summary>By height, then by range.</summary>
    public IReadOnlyList<FlyoutSpot> Spots { get; }

    public IReadOnlyList<FlyoutResidual> Residuals { get; }

    public bool Guided => !Envelope.Gun;

    /// <summary>Greatest difference in time between table and direct flights, as a share, among the spots that both reach.</summary>
    public double WorstTableError => Spots.Where(s => s.Reached && !double.IsNaN(s.TableTimeS)).Select(s => Math.Abs(s.TableTimeS - s.TimeS) / s.TimeS).DefaultIfEmpty(0).Max();

    /// <summary>The states of a flight to a point, the autopilot's lag counted.</summary>
    public IReadOnlyList<InterceptorState> Trace(double groundRangeM, double heightM)
    {
        Vector3D aim = Aim(groundRangeM, heightM);
        return NominalFlight.Trace(Flight, Launch(aim), aim, 1, 0.6 * Flight.MinimumSpeedMps, Flight.FlightTimeMaxS);
    }

    /// <summary>Ground range from the launcher, m, and height above the sea, m, of an Earth-fixed point.</summary>
    public (double GroundM, double HeightM) Place(Vector3D position)
    {
        GeodeticPosition p = Wgs84.ToGeodetic(EcefPosition.From(position));
        return (Geodesic.Inverse(site, p with { HeightM = 0 }).DistanceM, p.HeightM);
    }

    /// <summary>Direct integration to one point.</summary>
    public FlyoutSpot At(double groundRangeM, double heightM)
    {
        Vector3D aim = Aim(groundRangeM, heightM);
        InterceptorParameters flown = Flight with { TimeConstantS = 0 };
        NominalFlightResult r = NominalFlight.To(flown, Launch(aim), aim, 1, 0.6 * flown.MinimumSpeedMps, Math.Min(1.3 * flown.FlightTimeMaxS, 2000));
        double slant = (aim - from).Length;
        bool reached = r.MissM < Math.Max(50, 0.002 * slant) && r.SpeedMps >= flown.MinimumSpeedMps && r.TimeS <= flown.FlightTimeMaxS
            && slant >= Type.RangeMinimum.Likely && slant <= 1.0001 * Type.RangeMaximum.Likely;
        HomingDemand demand = DemandAt(slant, heightM, r.SpeedMps);
        double table = Table.TryReach(groundRangeM, heightM, out FlyoutPoint point) ? point.TimeS : double.NaN;
        bool meets = reached && (!Guided || demand.IsMet(r.LateralMps2, cosGimbal));
        return new(heightM, groundRangeM, r.TimeS, r.SpeedMps, r.LateralMps2, reached, demand, meets, table);
    }

    /// <summary>Whether the launch decision would allow a meeting, by the table it reads.</summary>
    public bool IsAllowed(double groundRangeM, double heightM, out FlyoutPoint point)
    {
        double slant = (Aim(groundRangeM, heightM) - from).Length;
        return Table.TryReach(groundRangeM, heightM, out point) && slant >= Type.RangeMinimum.Likely && slant <= Type.RangeMaximum.Likely
            && (!Guided || DemandAt(slant, heightM, point.SpeedMps).IsMet(point.LateralMps2, cosGimbal));
    }

    private HomingDemand DemandAt(double slantM, double heightM, double speedMps)
    {
        // In the plane of the way there (x) and aside (y): the round comes along the straight line, the target flies level.
        double sin = Math.Clamp((heightM - Question.SiteHeightM) / Math.Max(1, slantM), -1, 1);
        Vector3D course = new(Math.Sqrt(1 - (sin * sin)), 0, sin);
        Vector3D target = Question.TargetSpeedMps * new Vector3D(-Math.Cos(Question.AspectRad), Math.Sin(Question.AspectRad), 0);
        return HomingDemand.Of(speedMps * course, target, Question.TargetTurnMps2, MunitionBuilder.HomingRangeM(Type), Flight.NavigationRatio);
    }

    private Vector3D Aim(double groundRangeM, double heightM)
    {
        GeodeticPosition below = Geodesic.Direct(site, new Angle(0.5 * Math.PI), groundRangeM);
        return Wgs84.ToEcef(below with { HeightM = heightM }).Vector;
    }

    private InterceptorState Launch(Vector3D aim) => InterceptorFlight.Launch(from, aim, Elevation, Fit.LaunchSpeedMps);

    private static IEnumerable<double> HeightsOf(double highestM) =>
        ((double[])[100, 1000, 3000, 5000, 10_000, 15_000, 20_000, 25_000, 30_000, 40_000]).Where(h => h < 0.999 * highestM).Append(highestM);

    private IEnumerable<FlyoutResidual> Compare()
    {
        yield return new("greatest range", Type.RangeMaximum, Envelope.RangeMaximumM * (1 + Fit.RangeError), "km", 1e-3, Fit.DragBound ? "the drag factor stands at its bound" : "");
        yield return new("greatest speed", Type.MaximumSpeed, Envelope.MaximumSpeedMps * (1 + Fit.SpeedError), "m/s", 1, Fit.Parameters.Second.IsPulse ? "both pulses in one" : "");
        (double ceiling, FlyoutSpot at) = Ceiling();
        yield return new("greatest height", Type.AltitudeMaximum, ceiling, "km", 1e-3, FormattableString.Invariant($"{at.SpeedMps:0} m/s and {at.LateralMps2 / 9.80665:0.#} g left at {at.GroundRangeM / 1000:0} km"));
        yield return new("flight time", Type.FlightTimeMaximum, Fit.NominalTimeS, "s", 1, "to the greatest range; the published one is a limit") { IsLimit = true };
    }

    // The greatest height, of those up to the published one, that it reaches anywhere with its least useful speed.
    private (double HeightM, FlyoutSpot At) Ceiling()
    {
        FlyoutSpot best = default;
        foreach (double share in (double[])[1, 0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5, 0.4])
        {
            foreach (double x in (double[])[0.1, 0.2, 0.3, 0.45, 0.6])
            {
                FlyoutSpot spot = At(x * Envelope.RangeMaximumM, share * Envelope.AltitudeMaximumM);
                if (spot.Reached && (spot.HeightM > best.HeightM || spot.LateralMps2 > best.LateralMps2))
                    best = spot;
            }

            if (best.HeightM > 0)
                break;
        }

        return (best.HeightM, best);
    }
}
