using System.Diagnostics;
using System.Text.Json;
using Parapet.Testing;

namespace Parapet.Cli.Tests;

/// <summary>What a call of the program left behind.</summary>
internal sealed record Called(int Code, string Output, string Errors)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;
}

/// <summary>Calls <c>./parapet</c> as a user does; the first call builds what is stale.</summary>
internal static class CommandLine
{
    // Of which a build may take the greater part.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    public static string Scenario { get; } = Checkout.Path("tests", "Parapet.Cli.Tests", "scenarios", "few-drones.yaml");

    public static Called Call(params string[] arguments)
    {
        using Process process = Start(arguments);
        return Finish(process);
    }

    public static Process Start(params string[] arguments)
    {
        ProcessStartInfo start = Info(Checkout.Path("parapet"));
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    /// <summary>Runs a line of a document in the root of the checkout.</summary>
    public static Called Shell(string line)
    {
        ProcessStartInfo start = Info("bash");
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(line);
        using Process process = Process.Start(start)!;
        return Finish(process);
    }

    public static Called Finish(Process process)
    {
        // Both pipes are read at once: a full one would stop the program.
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)} took longer than {Patience}.");
        }
        return new(process.ExitCode, output.Result, errors.Result);
    }

    private static ProcessStartInfo Info(string program) => new(program)
    {
        WorkingDirectory = Checkout.Root,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    };
}
