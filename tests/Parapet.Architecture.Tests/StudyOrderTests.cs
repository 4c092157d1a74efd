using System.Reflection;
using Xunit;
using static Parapet.Architecture.Tests.TypeUse;

namespace Parapet.Architecture.Tests;

/// <summary>Which folder of Study may use which (docs/architecture.md, A study).</summary>
public sealed class StudyOrderTests
{
    private const string Study = "Parapet.Study.";

    // Each may use those before it.
    private static readonly string[] Order = ["Statistics", "Design", "Execute", "Timeline", "Store", "Measures", "Session"];

    private static readonly Type[] Types = Assembly.Load("Parapet.Study").GetTypes();

    [Fact]
    public void A_folder_uses_only_those_before_it()
    {
        List<string> wrong = [];
        for (int i = 0; i < Order.Length; i++)
        {
            string[] later = Order[(i + 1)..];
            wrong.AddRange(Types.Where(t => In(t, Study + Order[i])).SelectMany(t => UsedBy(t, used => later.Any(l => In(used, Study + l)))));
        }
        Expect.None(wrong);
    }

    [Fact]
    public void Every_folder_has_its_place_in_the_order() =>
        Assert.Equal(Order.Order(), Types.Select(t => t.Namespace).OfType<string>().Where(n => n.StartsWith(Study, StringComparison.Ordinal)).Select(n => n[Study.Length..]).Distinct().Order());

    [Fact]
    public void The_timeline_and_the_statistics_know_no_engine() =>
        Expect.None(Types.Where(t => In(t, Study + "Timeline") || In(t, Study + "Statistics")).SelectMany(t => UsedBy(t, used => In(used, "Parapet.Engine"))));
}
