using Parapet.Engine.Build;
using Parapet.Engine.State;
using Parapet.Engine.State.Force;

namespace Parapet.Engine.Record;

/// <summary>Turns rows into ids, once, after the run.</summary>
internal static class EventNaming
{
    public static EventRecord[] Name(RunState run)
    {
        var events = new EventRecord[run.Log.Count];
        for (int i = 0; i < events.Length; i++)
        {
            LoggedEvent e = run.Log.Events[i];
            string[] names = EventLog.ValueNames(e.Kind);
            var values = new EventValue[names.Length];
            for (int k = 0; k < names.Length; k++)
                values[k] = new(names[k], k switch { 0 => e.A, 1 => e.B, 2 => e.C, _ => e.D });
            events[i] = new(e.Time, e.Kind, Id(run, e.Subject), Id(run, e.Object), e.Track, values);
        }

        return events;
    }

    public static string Id(RunState run, EntityRef entity)
    {
        CompiledScenario s = run.Scenario;
        return entity.Kind switch
        {
            EntityKind.Threat => s.Threats[entity.Row].Id,
            EntityKind.Asset => s.Assets[entity.Row].Id,
            EntityKind.Unit => s.Units[entity.Row].Id,
            EntityKind.Sensor => s.Sensors[entity.Row].Id,
            EntityKind.CommandPost => s.CommandPosts[entity.Row].Id,
            EntityKind.Munition => s.Munitions[entity.Row].Id,
            EntityKind.Interceptor => Interceptor(run, entity.Row),
            EntityKind.Aircraft => Aircraft(run, entity.Row),
            _ => "",
        };
    }

    /// <summary>Round type and number of launch, e.g. <c>adana-s-400/48n6e3/12</c>.</summary>
    private static string Interceptor(RunState run, int row)
    {
        ref InterceptorRow interceptor = ref run.Interceptors[row];
        return FormattableString.Invariant($"{run.Scenario.Units[interceptor.Unit].Id}/{run.Scenario.Munitions[interceptor.Munition].Id}/{row + 1}");
    }

    private static string Aircraft(RunState run, int row)
    {
        ref AircraftRow aircraft = ref run.Aircraft[row];
        return FormattableString.Invariant($"{run.Scenario.Patrols[aircraft.Patrol].Id}/{aircraft.Slot + 1}");
    }
}
