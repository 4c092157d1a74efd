using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Parapet.Cli.Commands;

/// <summary>The usual help, then examples that run as they stand.</summary>
internal sealed class ExampleHelpAction(HelpAction usual, string[] examples) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        int code = usual.Invoke(parseResult);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.WriteLine(examples.Length == 1 ? "Example:" : "Examples:");
        foreach (string example in examples)
            output.WriteLine("  ./" + example);
        output.WriteLine();
        return code;
    }
}
