using Parapet.Engine.Build;
using Parapet.Engine.Record;

namespace Parapet.Engine.Tests.Engage;

/// <summary>What a reader of the event log can work out about rounds: who guides what, how many are left.</summary>
internal static class EventWalk
{
    /// <summary>The most missiles each unit guides at once. A bound round is guided until it ends, another until its seeker takes over.</summary>
    public static Dictionary<string, int> MostGuided(RunRecord run, CompiledScenario scenario)
    {
        Dictionary<string, int> guided = [], most = [];
        HashSet<string> held = [];
        foreach (EventRecord e in run.Events)
        {
            switch (e.Kind)
            {
                case EventKind.InterceptorLaunched:
                    held.Add(e.Subject);
                    guided[e.Object] = guided.GetValueOrDefault(e.Object) + 1;
                    most[e.Object] = Math.Max(most.GetValueOrDefault(e.Object), guided[e.Object]);
                    break;
                case EventKind.SeekerAcquired when Round(scenario, e.Subject).BoundToEnd:
                    break;
                case EventKind.SeekerAcquired or EventKind.Intercept or EventKind.InterceptorLost:
                    if (held.Remove(e.Subject))
                        guided[Unit(e.Subject)]--;
                    break;
            }
        }

        return most;
    }

    /// <summary>The most tracks each unit has under engagement at once, by orders and verdicts.</summary>
    public static Dictionary<string, int> MostEngaged(RunRecord run)
    {
        Dictionary<string, int> open = [], most = [];
        foreach (EventRecord e in run.Events)
        {
            if (e.Kind == EventKind.EngagementOrdered)
            {
                open[e.Subject] = open.GetValueOrDefault(e.Subject) + 1;
                most[e.Subject] = Math.Max(most.GetValueOrDefault(e.Subject), open[e.Subject]);
            }
            else if (e.Kind is EventKind.KillAssessed or EventKind.EngagementAborted)
            {
                open[e.Subject]--;
            }
        }

        return most;
    }

    /// <summary>Unit of a round by its id, unit/type/number.</summary>
    public static string Unit(string interceptor) => interceptor[..interceptor.IndexOf('/', StringComparison.Ordinal)];

    public static CompiledMunition Round(CompiledScenario scenario, string interceptor)
    {
        string[] parts = interceptor.Split('/');
        return scenario.Munitions.First(m => m.Id == parts[1] && scenario.Units[m.Unit].Id == parts[0]);
    }
}
