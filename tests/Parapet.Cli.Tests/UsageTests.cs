using Parapet.Testing;
using Xunit;

namespace Parapet.Cli.Tests;

public sealed class UsageTests
{
    public static TheoryData<string> Commands() => ["run", "check", "explain", "resolve", "coverage", "study run", "study report", "replay", "diff", "detect", "verify"];

    [Fact]
    public void Help_lists_every_command_and_ends_well()
    {
        Called help = CommandLine.Call("--help");
        Assert.Equal(0, help.Code);
        foreach (string command in (string[])["run", "check", "explain", "resolve", "coverage", "study", "replay", "diff", "detect", "verify"])
            Assert.Contains($"  {command} ", help.Output, StringComparison.Ordinal);
        Assert.Empty(help.Errors);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_of_a_command_shows_an_example_of_it(string command)
    {
        Called help = CommandLine.Call([.. command.Split(' '), "--help"]);
        Assert.Equal(0, help.Code);
        Assert.Contains($"./parapet {command}", help.Output, StringComparison.Ordinal);
        Assert.Contains("--json", help.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Examples_of_a_command_s_help_work_in_the_order_shown(string command)
    {
        string help = CommandLine.Call([.. command.Split(' '), "--help"]).Output;
        string[] examples = [.. help[help.IndexOf("Example", StringComparison.Ordinal)..].Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith("./parapet ", StringComparison.Ordinal))];
        Assert.NotEmpty(examples);
        using ScratchFolder scratch = new();
        foreach (string example in examples)
        {
            Called call = CommandLine.Shell(example.Replace(" out/", $" {scratch.Root}/", StringComparison.Ordinal));
            // Two records that part end diff with 1.
            Assert.True(call.Code == (example.Contains(" diff ", StringComparison.Ordinal) ? 1 : 0), $"{example}: {call.Code} {call.Errors}");
            Assert.NotEmpty(call.Output);
        }
    }

    [Fact]
    public void An_unknown_command_is_bad_input_with_a_guess()
    {
        Called call = CommandLine.Call("rnu");
        Assert.Equal(2, call.Code);
        Assert.Contains("\"run\"", call.Errors, StringComparison.Ordinal);
        Assert.Empty(call.Output);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("run", "a.yaml", "--runs", "0")]
    [InlineData("run", "a.yaml", "--runs", "many")]
    [InlineData("run", "a.yaml", "--seed", "-1")]
    [InlineData("run", "a.yaml", "--seed", "4294967296")]
    [InlineData("run", "a.yaml", "--jobs", "0")]
    [InlineData("run", "a.yaml", "--fast")]
    [InlineData("run", "a.yaml", "b.yaml")]
    [InlineData("check")]
    [InlineData("diff", "a")]
    public void A_wrong_call_is_bad_input(params string[] arguments)
    {
        Called call = CommandLine.Call(arguments);
        Assert.Equal(2, call.Code);
        Assert.StartsWith("parapet: ", call.Errors, StringComparison.Ordinal);
        Assert.Empty(call.Output);
    }

    [Theory]
    [InlineData("run", "no-such.yaml")]
    [InlineData("run", "src")]
    [InlineData("resolve", "no-such.yaml")]
    [InlineData("check", "no-such.yaml")]
    [InlineData("check", "src")]
    [InlineData("explain", "no-such-system")]
    [InlineData("replay", "no-such-folder")]
    [InlineData("replay", "src")]
    [InlineData("replay", "no-such:1:0:0123456789ab")]
    [InlineData("replay", "../etc:1:0:0123456789ab")]
    [InlineData("diff", "no-such", "no-such-either")]
    [InlineData("diff", "src", "tests")]
    public void What_is_not_there_is_bad_input_told_in_a_sentence(params string[] arguments)
    {
        Called call = CommandLine.Call(arguments);
        Assert.Equal(2, call.Code);
        Assert.DoesNotContain("   at ", call.Errors, StringComparison.Ordinal);
        Assert.Contains(arguments[1].Split(':')[0], call.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run", "")]
    [InlineData("check", "")]
    [InlineData("resolve", "")]
    [InlineData("replay", "")]
    [InlineData("diff", "", "")]
    [InlineData("run", "scenarios/first-run.yaml", "--out", "")]
    public void An_empty_name_is_bad_input_and_no_fault_of_the_program(params string[] arguments)
    {
        Called call = CommandLine.Call(arguments);
        Assert.Equal(2, call.Code);
        Assert.DoesNotContain("   at ", call.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("catalogue/s-400.yaml", "a catalogue entry")]
    [InlineData("catalogue/sources.yaml", "a list of sources")]
    public void Another_kind_of_file_is_told_as_what_it_is(string file, string kind)
    {
        Called call = CommandLine.Call("run", file);
        Assert.Equal(2, call.Code);
        Assert.Contains($"this is {kind}", call.Errors, StringComparison.Ordinal);
        Assert.Single(call.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void No_colour_goes_into_a_pipe()
    {
        Called call = CommandLine.Call("explain", "s-400");
        Assert.Equal(0, call.Code);
        Assert.DoesNotContain('\x1b', call.Output);
    }
}
