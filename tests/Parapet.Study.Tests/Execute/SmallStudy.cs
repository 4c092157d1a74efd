using Parapet.Model.Checks;
using Parapet.Model.Study;
using Parapet.Study.Design;
using Parapet.Testing;

namespace Parapet.Study.Tests.Execute;

/// <summary>A study whose runs take milliseconds: flat sea, one battery, a few drones. In a folder of its own, catalogue included.</summary>
internal sealed class SmallStudy : IDisposable
{
    private const string Scenario = """
        id: small
        title: Small
        purpose: To be played in a blink.
        environment: {}
        duration: 4 min
        sides:
          - {id: blue, name: Defence, role: defender}
          - {id: red, name: Attack, role: attacker}
        command-posts:
          - {id: post, name: Post}
        assets:
          - {id: port, name: Port, class: port, position: 36.79 N 34.64 E, hits-to-disable: 2}
        units:
          - {id: battery, system: short-range-sam, side: blue, command-post: post, position: 36.79 N 34.65 E, bearing: 180 deg}
        raids:
          - {id: drones, class: one-way-attack-drone, side: red, number: 2, bearing: 190 deg, distance: 8 km, spread: 1 km, start: 0 s, interval: 5 s, height: 300 m, aim: [port]}
        """;

    /// <summary>Two forces, two levels: four cells.</summary>
    public const string FourCells = """
        components: [{id: guns, title: Guns, units: [battery]}]
        alternatives:
          - {id: with, title: With}
          - {id: without, title: Without, components: []}
        factors: [{id: number, title: Number, path: raids.drones.number, levels: [1, 2]}]

        """;

    /// <summary>One cell, four unknowns: two of a group, one that falls with them, one apart.</summary>
    public const string FewUnknowns = """
        alternatives: [{id: all, title: All}]
        factors:
          - {id: late, title: Late, path: raids.drones.start, range: {low: 1 s, high: 31 s}}
          - {id: high, title: High, path: raids.drones.height, range: {low: 200 m, likely: 300 m, high: 700 m, shape: triangular}}
          - {id: far, title: Far, path: raids.drones.distance, range: {low: 8 km, high: 9 km}}
          - {id: wide, title: Wide, path: raids.drones.spread, range: {low: 1 km, likely: 2 km, high: 3 km, shape: pert}}
        vary: {all: false, groups: [{id: weather, paths: [late, high], falling: [wide]}]}

        """;

    private readonly string folder = Directory.CreateTempSubdirectory("parapet-study-").FullName;

    public SmallStudy()
    {
        Directory.CreateDirectory(Catalogue);
        foreach (string name in (string[])["sources", "short-range-sam", "one-way-attack-drone"])
            File.Copy(Checkout.Path("catalogue", name + ".yaml"), Path.Combine(Catalogue, name + ".yaml"));
        File.WriteAllText(Path.Combine(folder, "small.yaml"), Scenario);
    }

    public string Catalogue => Path.Combine(folder, "catalogue");

    public LoadedStudy Load(string rest)
    {
        string path = Path.Combine(folder, "study.yaml");
        File.WriteAllText(path, $"id: small\ntitle: Small\nquestion: What?\nscenario: small.yaml\nmeasures: [leakage]\n{rest}");
        Diagnostics diagnostics = new();
        return StudyLoader.Load(path, Catalogue, diagnostics) ?? throw new InvalidOperationException(string.Join('\n', diagnostics.Ordered()));
    }

    public StudyPlan Plan(string rest, long? runs = null, uint? seed = null) => new(Load(rest), runs, seed);

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
