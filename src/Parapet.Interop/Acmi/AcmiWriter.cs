using System.Text;
using Parapet.Engine;
using Parapet.Engine.Record;
using Parapet.Foundation;
using Parapet.Interop.Json;

namespace Parapet.Interop.Acmi;

/// <summary>
/// Writes a run as an ACMI 2.2 text recording, after the format's published technical reference (Tacview, "ACMI flight
/// recordings 2.2"). UTF-8 with a byte order mark, LF, one frame an instant, instants rising. Ids: assets from 1, then units,
/// then movers, in the order of the record. The recording's calendar starts at the first instant of 2026, its recording time
/// is that instant too, so that the same run gives the same bytes.
/// </summary>
public static class AcmiWriter
{
    private const string EpochText = "2026-01-01T00:00:00Z";

    /// <summary>Leaves the stream open.</summary>
    /// <exception cref="ArgumentException">The run kept no replay (<see cref="RecordDetail.Replay"/>).</exception>
    public static void Write(RunRecord run, Stream stream)
    {
        ReplayRecord replay = run.KeptReplay();
        UTF8Encoding withMark = new(encoderShouldEmitUTF8Identifier: true);
        using StreamWriter text = new(stream, withMark, 1 << 16, leaveOpen: true) { NewLine = "\n" };
        Header(text, run, replay);
        List<MoverRecord> movers = [.. replay.Movers.Where(m => m.Path.Count > 0)];
        Dictionary<string, string> ids = Number(replay, movers);
        AcmiNarrative narrative = new(run, ids);
        PriorityQueue<Entry, (long, int, int)> agenda = Agenda(run, replay, movers);
        Frames(text, replay, movers, narrative, agenda);
    }

    /// <summary>What is to be written next: a sample of a mover, the birth or disabling of a place, or an event.</summary>
    private abstract record Entry;

    private sealed record SampleEntry(int Mover, MoverSampler Sampler) : Entry;

    private sealed record BirthEntry(AcmiObject Object, PlaceRecord Place) : Entry;

    private sealed record DisabledEntry(string Id) : Entry;

    private sealed record EventEntry(EventRecord Event) : Entry;

    private static void Header(StreamWriter text, RunRecord run, ReplayRecord replay)
    {
        text.WriteLine("FileType=text/acmi/tacview");
        text.WriteLine("FileVersion=2.2");
        text.WriteLine("0,ReferenceTime=" + EpochText);
        text.WriteLine("0,RecordingTime=" + EpochText);
        text.WriteLine("0,DataSource=" + AcmiText.Escape(EngineInfo.Version));
        text.WriteLine("0,DataRecorder=" + AcmiText.Escape(EngineInfo.Version));
        text.WriteLine("0,Title=" + AcmiText.Escape(run.ScenarioTitle));
        text.WriteLine("0,Category=Air defence simulation");
        text.WriteLine("0,Comments=" + AcmiText.Escape(
            FormattableString.Invariant($"scenario {run.ScenarioId}, seed {run.Seed}, run {run.Run}. {replay.TerrainCredit}").TrimEnd()));
    }

    private static Dictionary<string, string> Number(ReplayRecord replay, List<MoverRecord> movers)
    {
        Dictionary<string, string> ids = [];
        int n = 0;
        foreach (PlaceRecord place in replay.Assets.Concat(replay.Units))
            ids.TryAdd(place.Id, AcmiObject.IdOf(++n));
        n = replay.Assets.Count + replay.Units.Count;
        foreach (MoverRecord m in movers)
            ids.TryAdd(m.Id, AcmiObject.IdOf(++n));
        return ids;
    }

    /// <summary>
    /// Ordered by time, then births, samples, events, disablings, then by number: a thing is placed before it is spoken of.
    /// </summary>
    private static PriorityQueue<Entry, (long, int, int)> Agenda(RunRecord run, ReplayRecord replay, List<MoverRecord> movers)
    {
        PriorityQueue<Entry, (long, int, int)> agenda = new();
        int n = 0, assets = replay.Assets.Count;
        foreach (PlaceRecord place in replay.Assets.Concat(replay.Units))
        {
            n++;
            AcmiObject item = AcmiObject.Of(n, place, n <= assets ? "Ground+Static+Building" : "Ground+AntiAircraft");
            agenda.Enqueue(new BirthEntry(item, place), (0, 0, n));
            if (place.DisabledAt != SimTime.Never)
                agenda.Enqueue(new DisabledEntry(item.Id), (place.DisabledAt.Nanoseconds, 3, n));
        }

        for (int i = 0; i < movers.Count; i++)
        {
            MoverSampler sampler = new(movers[i]);
            agenda.Enqueue(new SampleEntry(i, sampler), (sampler.Next.Nanoseconds, 1, i));
        }

        for (int i = 0; i < run.Events.Count; i++)
            agenda.Enqueue(new EventEntry(run.Events[i]), (run.Events[i].Time.Nanoseconds, 2, i));
        return agenda;
    }

    private static void Frames(
        StreamWriter text,
        ReplayRecord replay,
        List<MoverRecord> movers,
        AcmiNarrative narrative,
        PriorityQueue<Entry, (long, int, int)> agenda)
    {
        int firstMover = replay.Assets.Count + replay.Units.Count + 1;
        bool[] born = new bool[movers.Count];
        List<int> ended = [];
        string frame = "";
        while (agenda.TryDequeue(out Entry? entry, out (long Nanoseconds, int, int) at))
        {
            SimTime now = new(at.Nanoseconds);
            string? line = entry switch
            {
                BirthEntry b => $"{b.Object.Id},{AcmiText.Transform(b.Place.Position)},{b.Object.Properties}",
                DisabledEntry d => d.Id + ",Disabled=1,Health=0",
                EventEntry e => narrative.Line(e.Event),
                SampleEntry s => Sample(s),
                _ => null,
            };
            if (line is not null)
            {
                StartFrame(now);
                text.WriteLine(line);
            }

            if (!agenda.TryPeek(out _, out (long Nanoseconds, int, int) next) || next.Nanoseconds > at.Nanoseconds)
                EndThoseThatEnded();
        }

        string Sample(SampleEntry s)
        {
            MoverRecord m = movers[s.Mover];
            string id = AcmiObject.IdOf(firstMover + s.Mover), line = id + "," + s.Sampler.Take();
            if (!born[s.Mover])
            {
                bool shot = m.Kind == MoverKind.Interceptor;
                string parent = shot ? narrative.Parent(m.Id) : "", target = shot ? narrative.Id(m.Target) : "";
                line += "," + AcmiObject.Of(firstMover + s.Mover, m, parent, target).Properties;
                born[s.Mover] = true;
            }

            if (s.Sampler.Next != SimTime.Never)
                agenda.Enqueue(s, (s.Sampler.Next.Nanoseconds, 1, s.Mover));
            else if (m.End != MoverEnd.Alive || s.Sampler.End < replay.End)
                ended.Add(s.Mover);
            return line;
        }

        void StartFrame(SimTime t)
        {
            string stamp = "#" + JsonNumbers.Seconds(t);
            if (stamp != frame)
                text.WriteLine(stamp);
            frame = stamp;
        }

        // After the frame's events, and all removals last, so that a thing is still there when its end is told.
        void EndThoseThatEnded()
        {
            foreach (int i in ended)
            {
                if (narrative.EndLine(movers[i]) is { } line)
                    text.WriteLine(line);
            }

            foreach (int i in ended)
                text.WriteLine("-" + AcmiObject.IdOf(firstMover + i));
            ended.Clear();
        }
    }
}
