using System.Reflection;
using Xunit;
using static Parapet.Architecture.Tests.TypeUse;

namespace Parapet.Architecture.Tests;

/// <summary>What the compiler cannot see inside the engine (docs/architecture.md, The engine).</summary>
public sealed class EngineOrderTests
{
    private const string Engine = "Parapet.Engine.";
    private const string Truth = Engine + "State.Truth";

    private static readonly Type[] Types = Assembly.Load("Parapet.Engine").GetTypes();

    // In the order in which the loop runs them.
    private static readonly string[] Phases = ["Sense", "Track", "Decide", "Engage", "Assess"];

    [Theory]
    [InlineData("Track")]
    [InlineData("Decide")]
    [InlineData("Engage")]
    public void Those_who_see_the_picture_never_see_the_truth(string room) =>
        Expect.None(Uses(Engine + room, used => In(used, Truth)));

    [Fact]
    public void Only_those_named_see_the_truth()
    {
        string[] may = ["State", "Sense", "Assess", "Record", "Build", "Clock"];
        Expect.None(Types.Where(t => !may.Any(room => In(t, Engine + room))).SelectMany(t => UsedBy(t, used => In(used, Truth))));
    }

    [Fact]
    public void A_phase_does_not_call_a_later_phase()
    {
        List<string> wrong = [];
        for (int i = 0; i < Phases.Length; i++)
        {
            // A decision is handed on through the clock: Decide schedules, Engage carries out.
            string[] later = Phases[(i + 1)..];
            wrong.AddRange(Uses(Engine + Phases[i], used => later.Any(p => In(used, Engine + p))));
        }
        Expect.None(wrong);
    }

    [Fact]
    public void Tables_know_nothing_of_those_who_work_on_them() =>
        Expect.None(Uses(Engine + "State", used => Phases.Any(p => In(used, Engine + p))));

    [Fact]
    public void Building_knows_nothing_of_running() =>
        Expect.None(Uses(Engine + "Build", used => Phases.Append("State").Any(p => In(used, Engine + p))));

    [Fact]
    public void Only_building_reads_what_people_write() =>
        Expect.None(Types.Where(t => !In(t, Engine + "Build")).SelectMany(t => UsedBy(t, used => In(used, "Parapet.Model") && !used.IsEnum)));

    [Fact]
    public void No_run_depends_on_the_order_of_a_hash_table()
    {
        List<string> wrong = [];
        foreach (Type type in Types.Where(t => !In(t, Engine + "Build")))
        {
            foreach (MethodInfo called in TypeUse.MembersMentionedBy(type).OfType<MethodInfo>().Where(m => m.Name == "GetEnumerator"))
            {
                string table = called.DeclaringType!.FullName ?? "";
                if (table.StartsWith("System.Collections.Generic.Dictionary`", StringComparison.Ordinal) || table.StartsWith("System.Collections.Generic.HashSet`", StringComparison.Ordinal))
                    wrong.Add($"{type} enumerates {called.DeclaringType.Name}");
            }
        }
        Expect.None(wrong);
    }

    [Fact]
    public void The_scan_sees_a_use_inside_a_method_body()
    {
        IReadOnlySet<Type> used = TypeUse.Of(typeof(EngineOrderTests));
        Assert.Contains(typeof(List<string>), used);
        Assert.Contains(typeof(TypeUse), used);
    }

    private static IEnumerable<string> Uses(string room, Func<Type, bool> forbidden) => Types.Where(t => In(t, room)).SelectMany(t => UsedBy(t, forbidden));
}
