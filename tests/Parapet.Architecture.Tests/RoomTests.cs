using System.Reflection;
using System.Xml.Linq;
using Parapet.Testing;
using Xunit;

namespace Parapet.Architecture.Tests;

/// <summary>Who may import whom (docs/architecture.md, Rooms).</summary>
public sealed class RoomTests
{
    private static readonly string[] Core = ["Foundation", "Physics", "Model", "Engine"];

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Foundation"] = [],
        ["Physics"] = ["Foundation"],
        ["Model"] = ["Foundation"],
        ["Engine"] = ["Foundation", "Physics", "Model"],
        ["Study"] = Core,
        ["Interop"] = Core,
        ["Report"] = [.. Core, "Study"],
        ["Evidence"] = ["Foundation", "Physics", "Model", "Study"],
        ["Cli"] = [.. Core, "Study", "Interop", "Report", "Evidence", "Web", "Cluster"],
        ["Web"] = [.. Core, "Study", "Interop", "Report"],
        ["Cluster"] = [.. Core, "Study", "Interop"],
    };

    public static TheoryData<string> Projects() => [.. Tree.Files(".csproj", "src")];

    public static TheoryData<string> Libraries() => ["Foundation", "Physics", "Model", "Engine", "Study", "Interop", "Evidence"];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_rooms_below_it(string project)
    {
        string room = Room(project);
        Assert.True(Allowed.ContainsKey(room), $"{project} is a room of which docs/architecture.md says nothing.");
        IEnumerable<string> referenced = XDocument.Load(Checkout.Path(project)).Descendants("ProjectReference").Select(r => Room((string)r.Attribute("Include")!));
        Expect.None(referenced.Except(Allowed[room]));
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void An_assembly_uses_only_rooms_below_it(string room)
    {
        IEnumerable<string> used = Assembly.Load("Parapet." + room).GetReferencedAssemblies()
            .Select(a => a.Name!).Where(n => n.StartsWith("Parapet.", StringComparison.Ordinal)).Select(n => n["Parapet.".Length..]);
        Expect.None(used.Except(Allowed[room]));
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        string solution = File.ReadAllText(Checkout.Path("Parapet.slnx"));
        Expect.None(Tree.Files(".csproj", "src", "tests", "benchmarks").Where(p => !solution.Contains($"\"{p}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_library_has_tests_beside_it()
    {
        string[] tests = [.. Tree.Files(".csproj", "tests").Select(p => Path.GetFileNameWithoutExtension(p))];
        Expect.None(Tree.Files(".csproj", "src").Select(p => Path.GetFileNameWithoutExtension(p) + ".Tests").Except(tests));
    }

    private static string Room(string project) => Path.GetFileNameWithoutExtension(project.Replace('\\', '/'))["Parapet.".Length..];
}
