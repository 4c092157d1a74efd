using System.Diagnostics;
using System.Text.Json;
using Parapet.Testing;
using Xunit;

namespace Parapet.Cli.Tests;

public sealed class VerifyTests : IDisposable
{
    private const string Heading = "offered_load,channels,expect_blocking_probability,abs_tol,source";

    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void The_shipped_cases_hold_and_say_so_in_a_table()
    {
        Called call = CommandLine.Call("verify");
        Assert.Equal((0, ""), (call.Code, call.Errors));
        Assert.Matches(@"(?m)^standard-atmosphere +\d+ +[\d.e-]+ +holds +US Standard Atmosphere 1976", call.Output);
        Assert.Matches(@"(?m)^parapet-engine [\d.]+: \d+ models hold in \d+ cases$", call.Output);
    }

    [Fact]
    public void Json_is_the_document_that_is_promised()
    {
        Called call = CommandLine.Call("verify", "--json");
        Assert.Equal((0, ""), (call.Code, call.Errors));
        Assert.Equal(["engine", "models", "holds"], Names(call.Json));
        Assert.StartsWith("parapet-engine ", call.Json.GetProperty("engine").GetString(), StringComparison.Ordinal);
        Assert.True(call.Json.GetProperty("holds").GetBoolean());
        JsonElement[] models = [.. call.Json.GetProperty("models").EnumerateArray()];
        Assert.Equal(Directory.GetFiles(Checkout.Path("evidence", "cases"), "*.csv").Length, models.Length);
        Assert.All(models, model =>
        {
            Assert.Equal(["model", "source", "cases", "worst", "holds"], Names(model));
            Assert.NotEmpty(model.GetProperty("source").GetString()!);
            Assert.True(model.GetProperty("cases").GetInt32() > 0);
            Assert.InRange(model.GetProperty("worst").GetDouble(), 0, 1);
            Assert.True(model.GetProperty("holds").GetBoolean());
        });
    }

    [Fact]
    public void A_wrong_case_ends_with_1_and_is_named()
    {
        File.WriteAllLines(scratch.Inside("erlang-b.csv"), [Heading, "1,2,0.2,1e-9,s", "1,2,0.3,1e-9,s"]);
        Called call = CommandLine.Call("verify", "--cases", scratch.Root);
        Assert.Equal(1, call.Code);
        Assert.Contains("FAILS", call.Output, StringComparison.Ordinal);
        Assert.StartsWith($"{scratch.Inside("erlang-b.csv")}:3:5: expect_blocking_probability is 0.2", call.Errors, StringComparison.Ordinal);
        Called json = CommandLine.Call("verify", "--cases", scratch.Root, "--json");
        Assert.Equal(1, json.Code);
        Assert.False(json.Json.GetProperty("holds").GetBoolean());
        Near.Equal(1e8, json.Json.GetProperty("models")[0].GetProperty("worst").GetDouble(), relative: 1e-6);
    }

    [Fact]
    public void An_exact_case_that_is_missed_still_is_a_number_in_json()
    {
        File.WriteAllLines(scratch.Inside("erlang-b.csv"), [Heading, "1,2,0.3,0,s"]);
        Called call = CommandLine.Call("verify", "--cases", scratch.Root, "--json");
        Assert.Equal(1, call.Code);
        Assert.True(call.Json.GetProperty("models")[0].GetProperty("worst").GetDouble() > 1e300);
    }

    [Fact]
    public void A_file_of_no_model_and_every_other_fault_end_with_2()
    {
        File.WriteAllLines(scratch.Inside("erlang-b.csv"), [Heading, "1,2,0.2,1e-9,s", "1,many,0.2,few,s"]);
        File.WriteAllLines(scratch.Inside("erlang-c.csv"), [Heading, "1,2,0.2,1e-9,s"]);
        Called call = CommandLine.Call("verify", "--cases", scratch.Root);
        Assert.Equal((2, ""), (call.Code, call.Output));
        string[] lines = call.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith($"{scratch.Inside("erlang-b.csv")}:3:3: PAR123: channels: \"many\" is not a number (", lines[0], StringComparison.Ordinal);
        Assert.StartsWith($"{scratch.Inside("erlang-b.csv")}:3:12: PAR123: ", lines[1], StringComparison.Ordinal);
        Assert.StartsWith($"{scratch.Inside("erlang-c.csv")}:1:1: PAR500: ", lines[2], StringComparison.Ordinal);
        Assert.Contains("did you mean \"erlang-b\"?", lines[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("src/Parapet.Cli")]
    public void The_shipped_cases_are_found_from_any_folder(string folder)
    {
        ProcessStartInfo start = new(Checkout.Path("parapet"), ["verify", "--json"])
        {
            WorkingDirectory = folder == "/" ? "/" : Checkout.Path(folder),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Assert.Equal(0, CommandLine.Finish(process).Code);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_bad_input()
    {
        Called call = CommandLine.Call("verify", "--cases", scratch.Inside("nowhere"));
        Assert.Equal(2, call.Code);
        Assert.Contains("there is no such folder", call.Errors, StringComparison.Ordinal);
    }

    private static string[] Names(JsonElement element) => [.. element.EnumerateObject().Select(p => p.Name)];
}
