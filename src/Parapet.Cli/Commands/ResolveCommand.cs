using System.CommandLine;
using Parapet.Cli.Output;
using Parapet.Cli.Resolve;
using Parapet.Engine.Build;

namespace Parapet.Cli.Commands;

internal static class ResolveCommand
{
    public static string[] Examples { get; } = ["parapet resolve scenarios/first-run.yaml"];

    public static void Build(Command command, Terminal terminal)
    {
        Argument<string> scenario = new("SCENARIO") { Description = "Scenario file" };
        Option<bool> json = CommonOptions.Json();
        command.Arguments.Add(scenario);
        command.Options.Add(json);
        command.SetAction(parsed => Resolve(terminal, parsed.GetRequiredValue(scenario), parsed.GetValue(json)));
    }

    private static int Resolve(Terminal terminal, string path, bool json)
    {
        CompiledScenario scenario = Simulation.Compile(Simulation.Load(path), null);
        if (json)
            JsonOutput.Write(terminal, writer => ObjectWalk.Visit(scenario, new JsonSink(writer)));
        else
            ObjectWalk.Visit(scenario, new TextSink(terminal.Out));
        return ExitCode.Done;
    }
}
