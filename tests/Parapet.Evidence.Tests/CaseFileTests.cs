using Parapet.Evidence.Verdicts;
using Parapet.Model.Checks;
using Xunit;

namespace Parapet.Evidence.Tests;

/// <summary>Case files that cannot be used: every fault at its line and column, all at once.</summary>
public class CaseFileTests
{
    private const string Heading = "offered_load,channels,expect_blocking_probability,abs_tol,source";
    private const string Sound = "1,2,0.2,1e-9,Erlang B";

    [Theory]
    [InlineData("x,2,0.2,1e-9,s", "2:1", Codes.NotANumber)]
    [InlineData("1,two,0.2,1e-9,s", "2:3", Codes.NotANumber)]
    [InlineData("1,2,\"0,2\",1e-9,s", "2:5", Codes.NotANumber)]
    [InlineData("1,2,0.2,1e-9 m,s", "2:9", Codes.NotANumber)]
    [InlineData("1,2,0x10,1e-9,s", "2:5", Codes.NotANumber)]
    [InlineData("NaN,2,0.2,1e-9,s", "2:1", Codes.NotFinite)]
    [InlineData("inf,2,0.2,1e-9,s", "2:1", Codes.NotFinite)]
    [InlineData("1,2,-Infinity,1e-9,s", "2:5", Codes.NotFinite)]
    [InlineData("1e999,2,0.2,1e-9,s", "2:1", Codes.NotFinite)]
    [InlineData("1,2,0.2,nan,s", "2:9", Codes.NotFinite)]
    [InlineData("1,2,0.2,-1,s", "2:9", Codes.OutOfRange)]
    [InlineData("-1,2,0.2,1e-9,s", "2:1", Codes.OutOfRange)]
    [InlineData("1,-2,0.2,1e-9,s", "2:3", Codes.OutOfRange)]
    [InlineData("1,2.5,0.2,1e-9,s", "2:3", Codes.NotWhole)]
    [InlineData(",2,0.2,1e-9,s", "2:1", Codes.EmptyValue)]
    [InlineData("1,2,0.2,1e-9,", "2:14", Codes.EmptyValue)]
    [InlineData("1,2,0.2,,s", "2:1", Codes.NoTolerance)]
    [InlineData("1,2,0.2,1e-9", "2:1", Codes.FieldCount)]
    [InlineData("1,2,0.2,1e-9,a,b", "2:1", Codes.FieldCount)]
    [InlineData("1,2,0.2,1e-9,\"s", "2:14", Codes.CsvSyntax)]
    [InlineData("1,2,0.2,1e-9,\"s\"t", "2:17", Codes.CsvSyntax)]
    public void A_field_at_fault_is_told_where_it_stands(string line, string where, string code)
    {
        using CaseFolder folder = new();
        folder.With("erlang-b.csv", Heading, line, Sound);
        Assert.Equal([$"erlang-b.csv:{where}: {code}"], folder.Faults());
    }

    [Theory]
    [InlineData("offered_load,channel,expect_blocking_probability,abs_tol,source", "1:1: PAR504", "1:14: PAR503")]
    [InlineData("offered_load,channels,expect_blocking_probability,abs_tol,abs_tol", "1:1: PAR504", "1:59: PAR505")]
    [InlineData("offered_load,channels,expect_blocking_probability,tolerance,source", "1:1: PAR504", "1:51: PAR503")]
    [InlineData("offered_load,channels,expect_blocking_probability,abs_tol_m,source", "1:1: PAR504", "1:51: PAR503")]
    public void A_heading_at_fault_is_told_where_it_stands(string heading, params string[] faults)
    {
        using CaseFolder folder = new();
        folder.With("erlang-b.csv", heading, Sound);
        Assert.Equal(faults.Select(f => "erlang-b.csv:" + f), folder.Faults());
    }

    [Fact]
    public void Every_fault_of_every_file_is_told_at_once()
    {
        using CaseFolder folder = new();
        folder.With("erlang-b.csv", Heading, "x,y,0.2,z,s", Sound, "", "1,2,0.2")
            .With("erlang-c.csv", Heading, Sound)
            .With("gospa.csv")
            .With("quantile.csv", "distribution,parameters,p,expect_quantile,rel_tol,source", "cauchy,1,0.5,0,0,s", "t,none,0.5,0,1,s", "chi2,4,1,0,1,s")
            .With("radio-horizon.csv", "radar_height_m,target_height_m,expect_ground_range_km,abs_tol,source");
        Assert.Equal(
        [
            "erlang-b.csv:2:1: PAR123", "erlang-b.csv:2:3: PAR123", "erlang-b.csv:2:9: PAR123", "erlang-b.csv:4:1: PAR501", "erlang-b.csv:5:1: PAR502",
            "erlang-c.csv:1:1: PAR500", "gospa.csv:1:1: PAR015",
            "quantile.csv:2:1: PAR105", "quantile.csv:3:3: PAR508", "quantile.csv:4:8: PAR107",
            "radio-horizon.csv:1:1: PAR506",
        ], folder.Faults());
    }

    [Fact]
    public void A_question_outside_the_model_is_told_and_not_thrown()
    {
        using CaseFolder folder = new();
        folder.With("geodesic-inverse.csv", "lat1_deg,lon1_deg,lat2_deg,lon2_deg,expect_distance_m,expect_azimuth1_deg,abs_tol,source", "91,0,0,0,0,0,1,s")
            .With("binomial-interval.csv", "successes,trials,alpha,expect_wilson_low,expect_wilson_high,expect_clopper_pearson_low,expect_clopper_pearson_high,abs_tol,source", "3,2,0.05,0,0,0,0,1,s")
            .With("gospa.csv", "c,p,truth_points,track_points,expect_gospa,expect_localisation_p,expect_missed_p,expect_false_p,abs_tol,source", "1,1,0|0;1,0|0,0,0,0,0,1,s", "1,1,0|0,0,0,0,0,0,1,s");
        Assert.Equal(["binomial-interval.csv:2:1: PAR508", "geodesic-inverse.csv:2:1: PAR107", "gospa.csv:2:5: PAR103", "gospa.csv:3:9: PAR508"], folder.Faults());
    }

    [Fact]
    public void A_name_that_is_nearly_a_models_gets_a_hint()
    {
        using CaseFolder folder = new();
        folder.With("marcumq.csv", Heading, Sound);
        Assert.Contains("did you mean \"marcum-q\"?", Assert.Single(folder.Run().Faults.All).Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_and_one_without_cases_are_faults()
    {
        using CaseFolder folder = new();
        Assert.Equal(Codes.NoCases, Assert.Single(folder.Run().Faults.All).Code);
        Diagnostics faults = new();
        Verification.Run(Path.Combine(folder.Root, "nowhere"), faults);
        Assert.Equal(Codes.FileMissing, Assert.Single(faults.All).Code);
    }

    [Fact]
    public void Other_files_hidden_ones_and_folders_are_passed_over()
    {
        using CaseFolder folder = new();
        Directory.CreateDirectory(Path.Combine(folder.Root, "older.csv"));
        folder.With("README.md", "not a case").With(".erlang-b.csv", "not a case").With("erlang-b.csv", Heading, Sound);
        Assert.Equal("erlang-b", folder.Only().Model);
    }

    [Fact]
    public void One_file_may_be_named_in_place_of_its_folder()
    {
        using CaseFolder folder = new();
        folder.With("erlang-b.csv", Heading, Sound).With("unknown.csv", "x");
        Diagnostics faults = new();
        Assert.True(Verification.Run(Path.Combine(folder.Root, "erlang-b.csv"), faults).Holds);
        Assert.Empty(faults.All);
    }
}
