using Parapet.Model.Study;
using Parapet.Study.Store;

namespace Parapet.Study.Measures;

/// <summary>Names of what a study plays: alternatives at a combination of factor levels, the combination alone, runs.</summary>
public static class StudyKeys
{
    /// <summary>The alternative's id, with <c>[factor=level, …]</c> behind it where the study has levels.</summary>
    public static string Of(LoadedStudy study, int point, int alternative) => study.Document.Alternatives[alternative].Id + Levels(study, point, _ => true);

    /// <summary>The same for people: titles of the alternative and of the factors.</summary>
    public static string TitleOf(LoadedStudy study, int point, int alternative)
    {
        string title = study.Document.Alternatives[alternative].Title;
        return study.LevelFactors.Count == 0
            ? title
            : $"{title} ({string.Join(", ", study.LevelFactors.Select((f, i) => $"{f.Title}: {study.Points[point][i]}"))})";
    }

    /// <summary>A combination of factor levels as the store and run keys name it: <c>number=8,height=50 m</c>; empty where there are none.</summary>
    public static string Point(LoadedStudy study, int point) =>
        string.Join(',', study.LevelFactors.Select((f, i) => $"{f.Id}={study.Points[point][i]}"));

    /// <summary>The key of a run by its place in the study and the hash of what it was compiled from.</summary>
    public static StudyRunKey Run(LoadedStudy study, StudyCell cell, int sample, int replicate, string scenarioHash) => StudyRunKey.Of(
        study.Document.Id, study.Forces[cell.Force].Id, Point(study, cell.Point), study.Raids[cell.Raid].Id, sample, replicate, scenarioHash);

    internal static string Levels(LoadedStudy study, int point, Func<int, bool> shown)
    {
        string[] levels = [.. study.LevelFactors.Select((f, i) => (f.Id, i)).Where(f => shown(f.i)).Select(f => $"{f.Id}={study.Points[point][f.i]}")];
        return levels.Length == 0 ? "" : $" [{string.Join(", ", levels)}]";
    }
}
