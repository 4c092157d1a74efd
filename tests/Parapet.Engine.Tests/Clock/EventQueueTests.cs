using FsCheck;
using FsCheck.Fluent;
using Parapet.Engine.Clock;
using Parapet.Foundation;
using Xunit;

namespace Parapet.Engine.Tests.Clock;

public class EventQueueTests
{
    [Fact]
    public void Tasks_leave_in_the_order_of_time_phase_handle_and_schedule()
    {
        // Few values of each key, so that ties are common.
        Gen<(int Time, int Phase, int Handle)> one = from t in Gen.Choose(0, 4) from p in Gen.Choose(0, 6) from h in Gen.Choose(0, 3) select (t, p, h);
        EventQueue queue = new();
        Prop.ForAll(one.ArrayOf().Resize(120).ToArbitrary(), tasks =>
        {
            queue.Clear();
            for (int i = 0; i < tasks.Length; i++)
                queue.Schedule(new SimTime(tasks[i].Time), (Phase)tasks[i].Phase, TaskKind.SensorScan, tasks[i].Handle);
            var expected = tasks.Select((t, i) => (t.Time, t.Phase, t.Handle, i)).Order().ToArray();
            return Drain(queue).SequenceEqual(expected);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void What_is_scheduled_while_the_queue_is_worked_falls_into_its_place()
    {
        Gen<(int Later, int Phase, int Handle)> one = from t in Gen.Choose(0, 3) from p in Gen.Choose(0, 6) from h in Gen.Choose(0, 3) select (t, p, h);
        Prop.ForAll(one.NonEmptyListOf().Resize(80).ToArbitrary(), tasks =>
        {
            EventQueue queue = new();
            List<(long, int, int, long)> waiting = [];
            long sequence = 0, now = 0;
            foreach ((int later, int phase, int handle) in tasks)
            {
                for (int copy = 0; copy < 2; copy++)
                {
                    queue.Schedule(new SimTime(now + later), (Phase)phase, TaskKind.Verdict, handle);
                    waiting.Add((now + later, phase, handle, sequence++));
                }

                Assert.True(queue.TryTake(out ScheduledTask first));
                var expected = waiting.Min();
                waiting.Remove(expected);
                if ((first.Time.Nanoseconds, (int)first.Phase, first.Handle, first.Sequence) != expected)
                    return false;
                now = first.Time.Nanoseconds;
            }

            return queue.Count == waiting.Count;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void At_one_time_and_phase_the_kind_of_task_goes_before_its_handle()
    {
        // Handles of different kinds are rows of different tables: one more threat must not turn the order of two other things.
        Gen<(TaskKind Kind, int Handle)> one = from k in Gen.Elements(Enum.GetValues<TaskKind>()) from h in Gen.Choose(0, 5) select (k, h);
        EventQueue queue = new();
        Prop.ForAll(one.ArrayOf().Resize(80).ToArbitrary(), tasks =>
        {
            queue.Clear();
            foreach ((TaskKind kind, int handle) in tasks)
                queue.Schedule(new SimTime(5), Phase.Assess, kind, handle);
            List<(TaskKind, int)> left = [];
            while (queue.TryTake(out ScheduledTask task))
                left.Add((task.Kind, task.Handle));
            return left.SequenceEqual(tasks.OrderBy(t => t.Kind).ThenBy(t => t.Handle));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_cleared_queue_is_empty_and_counts_from_zero_again()
    {
        EventQueue queue = new();
        // Beyond its first capacity of 1,024.
        for (int i = 0; i < 3000; i++)
            queue.Schedule(new SimTime(3000 - i), Phase.Sense, TaskKind.SensorScan, i);
        Assert.Equal(3000, queue.Count);
        queue.Clear();
        Assert.Equal(0, queue.Count);
        Assert.False(queue.TryTake(out _));
        queue.Schedule(SimTime.Zero, Phase.Move, TaskKind.ThreatStart, 7);
        Assert.True(queue.TryTake(out ScheduledTask task));
        Assert.Equal(new ScheduledTask(SimTime.Zero, Phase.Move, TaskKind.ThreatStart, 7, 0), task);
    }

    private static IEnumerable<(int Time, int Phase, int Handle, int Sequence)> Drain(EventQueue queue)
    {
        while (queue.TryTake(out ScheduledTask task))
            yield return ((int)task.Time.Nanoseconds, (int)task.Phase, task.Handle, (int)task.Sequence);
    }
}
