using Parapet.Model.Checks;
using Parapet.Model.Study;
using Parapet.Testing;

namespace Parapet.Model.Tests.Study;

/// <summary>Studies of the sound scenario, from the part of their text that a test is about.</summary>
internal static class StudyText
{
    public const string Components = """
        components:
          - {id: guns, title: Guns, units: [battery]}
          - {id: jets, title: Jets, units: [cap]}

        """;

    public const string One = "alternatives: [{id: all-there-is, title: All}]\n";

    public static (LoadedStudy? Study, Diagnostics Diagnostics) Read(string rest, string? scenario = null)
    {
        using ScratchFolder folder = new();
        Diagnostics diagnostics = new();
        string path = folder.Write("x.yaml", $"id: x\ntitle: X\nquestion: What?\nmeasures: [leakage]\nscenario: {scenario ?? Fixture.Scenario}\n{rest}");
        return (StudyLoader.Load(path, Fixture.Catalogue, diagnostics), diagnostics);
    }

    public static LoadedStudy Load(string rest, string? scenario = null)
    {
        (LoadedStudy? study, Diagnostics diagnostics) = Read(rest, scenario);
        return study ?? throw new InvalidOperationException(Fixture.AsLines(diagnostics));
    }
}
