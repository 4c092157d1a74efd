using Parapet.Model.Study;

namespace Parapet.Study.Execute;

/// <summary>A run of a study that could not be built or played: the program's own fault, with what is needed to see it again.</summary>
public sealed class StudyRunFault : Exception
{
    public StudyRunFault(LoadedStudy study, StudyCell cell, int sample, int replicate, Exception fault)
        : base($"{study.Forces[cell.Force].Id}/{study.Raids[cell.Raid].Id}, point {cell.Point}, sample {sample}, replicate {replicate}: {fault.Message}", fault) =>
        (Study, Cell, Sample, Replicate) = (study.Document.Id, cell, sample, replicate);

    public string Study { get; }

    public StudyCell Cell { get; }

    public int Sample { get; }

    public int Replicate { get; }
}
