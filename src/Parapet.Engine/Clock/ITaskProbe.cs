namespace Parapet.Engine.Clock;

/// <summary>Is told of each task of a run before and after it is done, to measure what it costs. Must not touch the run.</summary>
public interface ITaskProbe
{
    void Begin(in ScheduledTask task);

    void End(in ScheduledTask task);
}
