namespace Parapet.Evidence.Models;

/// <summary>Every model that case files may be written for, by id. A new model is one line in the table of its subject.</summary>
public static class ModelTable
{
    /// <summary>All, in the ordinal order of their ids.</summary>
    public static IReadOnlyList<EvidenceModel> All { get; } =
    [
        .. EarthModels.All.Concat(DetectionModels.All).Concat(PropagationModels.All).Concat(PathModels.All).Concat(SurroundingModels.All).Concat(FlightModels.All).Concat(DefenceModels.All).Concat(ChanceModels.All)
            .OrderBy(m => m.Id, StringComparer.Ordinal),
    ];

    /// <summary>The model of an id; null where there is none.</summary>
    public static EvidenceModel? Find(string id) => All.FirstOrDefault(m => m.Id == id);
}
