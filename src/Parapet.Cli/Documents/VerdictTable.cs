using Parapet.Cli.Output;
using Parapet.Evidence.Pages;
using Parapet.Evidence.Verdicts;

namespace Parapet.Cli.Documents;

/// <summary>What <c>verify</c> prints for people.</summary>
internal static class VerdictTable
{
    private const int MostMisses = 5;
    private const int LeastReference = 30;

    /// <summary>One line a model; a long reference goes on below itself.</summary>
    public static void Write(TextWriter output, Style style, EvidenceVerdict verdict, string engine)
    {
        TextTable table = new("model", ">cases", ">worst", "verdict", "reference");
        int before = verdict.Models.Select(m => m.Model.Length).Append("model".Length).Max() + "  cases  ".Length + "8.8e-88  ".Length + "verdict  ".Length;
        int width = Math.Max(LeastReference, Terminal.Width - before);
        foreach (ModelVerdict model in verdict.Models)
        {
            string[] reference = [.. TextWrap.Lines(model.Source, width, "", "")];
            string[] cells = [model.Model, Figures.Count(model.Cases), EvidenceBlock.Share(model.Worst), model.Holds ? "holds" : "FAILS", reference[0]];
            table.Add(cells, model.Holds ? null : style.Bad, [.. reference.Skip(1).Select(line => new string(' ', before) + line)]);
        }
        table.Write(output, style);
        int cases = verdict.Models.Sum(m => m.Cases), failed = verdict.Models.Count(m => !m.Holds);
        output.WriteLine();
        output.WriteLine("worst: the largest error as a share of the tolerance that the case states; 1 just holds");
        output.WriteLine(failed == 0
            ? style.Good($"{engine}: {Figures.Count(verdict.Models.Count)} models hold in {Figures.Count(cases)} cases")
            : style.Bad($"{engine}: {Figures.Count(failed)} of {Figures.Count(verdict.Models.Count)} models fail"));
    }

    /// <summary>The first few answers of each model that lie outside their tolerance, on standard error.</summary>
    public static void WriteMisses(Terminal terminal, EvidenceVerdict verdict)
    {
        foreach (ModelVerdict model in verdict.Models.Where(m => !m.Holds))
        {
            foreach (CaseMiss miss in model.Misses.Take(MostMisses))
                terminal.ErrorLine(miss.ToString());
            if (model.Misses.Count > MostMisses)
                terminal.ErrorLine($"{model.Model}: and {Figures.Count(model.Misses.Count - MostMisses)} more answers outside their tolerance");
        }
    }
}
