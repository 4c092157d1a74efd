using Parapet.Model.Catalogue;

namespace Parapet.Study.Store;

/// <summary>What names a study in its store: two manifests that are equal give equal results.</summary>
/// <param name="Study">Id.</param>
/// <param name="Path">Of the study file as it was named, for people.</param>
/// <param name="Hash">Over files, terrain, seed, design and engine version: what a resumed study must share.</param>
/// <param name="Engine">Version of the engine.</param>
/// <param name="Samples">Most samples that can be played.</param>
/// <param name="Cells">Point, force and raid of every cell, by id.</param>
/// <param name="Inputs">Name, unknown, low, likely and high (SI) of every input of a draw.</param>
/// <param name="Unknowns">Names of the coordinates.</param>
public sealed record StudyManifest(
    string Study, string Path, string Hash, string Engine, uint Seed, int Samples, int Replicates, double Confidence,
    IReadOnlyList<ManifestCell> Cells, IReadOnlyList<ManifestInput> Inputs, IReadOnlyList<string> Unknowns, IReadOnlyList<string> Measures,
    IReadOnlyList<InputFile> Files);

public sealed record ManifestCell(int Index, string Point, string Force, string Raid, double RaidWeight);

public sealed record ManifestInput(string Name, string Unknown, double Low, double Likely, double High, string Unit, string Shape);
