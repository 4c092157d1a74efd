using Parapet.Evidence.Cases;
using Parapet.Evidence.Models;
using Parapet.Model.Checks;
using Parapet.Model.Text;

namespace Parapet.Evidence.Verdicts;

/// <summary>
/// Holds the product's models against case files. A file's name without <c>.csv</c> is the id of its model. Files of other kinds, hidden files and folders
/// inside the folder are passed over, so that a README may stand beside the cases.
/// </summary>
public static class Verification
{
    private const string Ending = ".csv";

    /// <summary>All case files of a folder, or the one file that is named.</summary>
    /// <param name="faults">Receives every fault of every file; with any, the verdict is not to be used.</param>
    public static EvidenceVerdict Run(string path, Diagnostics faults)
    {
        List<ModelVerdict> verdicts = [];
        foreach (string file in Files(path, faults))
        {
            string id = Path.GetFileNameWithoutExtension(file);
            if (ModelTable.Find(id) is not { } model)
                faults.AddUnknown(new(file, 1, 1), Codes.UnknownModel, $"no model is called \"{id}\"", id, ModelTable.All.Select(m => m.Id), "models");
            else if (TextFile.Read(file, faults) is { } text && Judge(model, CaseFile.Read(text, model, faults), faults) is { } verdict)
                verdicts.Add(verdict);
        }
        return new(verdicts);
    }

    private static string[] Files(string path, Diagnostics faults)
    {
        SourceSpan top = new(path, 1, 1);
        if (File.Exists(path))
            return [path];
        string[] files;
        try
        {
            files = [.. Directory.GetFiles(path).Where(IsCases).Order(StringComparer.Ordinal)];
        }
        catch (Exception fault) when (fault is DirectoryNotFoundException or FileNotFoundException)
        {
            faults.Add(top, Codes.FileMissing, "there is no such folder");
            return [];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            faults.Add(top, Codes.Unreadable, $"the folder cannot be read: {fault.Message}");
            return [];
        }
        if (files.Length == 0)
            faults.Add(top, Codes.NoCases, $"the folder has no case files", $"files that end in {Ending}");
        return files;
    }

    private static bool IsCases(string file) =>
        Path.GetExtension(file).Equals(Ending, StringComparison.OrdinalIgnoreCase) && !Path.GetFileName(file).StartsWith('.');

    private static ModelVerdict? Judge(EvidenceModel model, IReadOnlyList<Case> cases, Diagnostics faults)
    {
        Tally tally = new(model);
        foreach (Case row in cases)
        {
            if (Answer(model, row, faults) is { } got)
                tally.Add(row, got);
        }
        return tally.Close();
    }

    private static double[]? Answer(EvidenceModel model, Case row, Diagnostics faults)
    {
        try
        {
            return model.Evaluate(row.Inputs);
        }
        catch (CaseValueException fault)
        {
            faults.Add(row.FieldAt(fault.Column), Codes.OutsideModel, fault.Message);
        }
        catch (Exception fault) when (fault is ArgumentException or ArithmeticException or InvalidOperationException or IndexOutOfRangeException)
        {
            faults.Add(row.FieldAt(model.Inputs[0].Name), Codes.OutsideModel, $"{model.Id} does not answer this: {Sentence(fault.Message)}");
        }
        return null;
    }

    // .NET adds the parameter's name and the value on lines of their own.
    private static string Sentence(string message)
    {
        string first = message.Split('\n')[0];
        int parameter = first.IndexOf(" (Parameter", StringComparison.Ordinal);
        return (parameter < 0 ? first : first[..parameter]).Trim().TrimEnd('.');
    }
}
