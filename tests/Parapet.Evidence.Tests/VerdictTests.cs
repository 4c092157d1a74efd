using Parapet.Evidence.Cases;
using Parapet.Evidence.Verdicts;
using Parapet.Testing;
using Xunit;

namespace Parapet.Evidence.Tests;

/// <summary>What a file of readable cases comes to.</summary>
public class VerdictTests
{
    private const string Heading = "offered_load,channels,expect_blocking_probability,abs_tol,source";

    [Fact]
    public void Columns_may_stand_in_any_order_and_fields_in_quotes()
    {
        using CaseFolder folder = new();
        folder.With("erlang-b.csv", "source,abs_tol,expect_blocking_probability,channels,offered_load", "\"Erlang, as \"\"B\"\"\",1e-9,0.2,\"2\",  1 ", "");
        ModelVerdict verdict = folder.Only();
        Assert.True(verdict.Holds);
        Assert.Equal("Erlang, as \"B\"", verdict.Source);
    }

    [Fact]
    public void Line_ends_of_either_kind_and_a_mark_at_the_start_are_read()
    {
        using CaseFolder folder = new();
        File.WriteAllText(Path.Combine(folder.Root, "erlang-b.csv"), "\ufeff" + Heading + "\r\n1,2,0.2,1e-9,s\r\n\r\n", new System.Text.UTF8Encoding(false));
        Assert.True(folder.Only().Holds);
    }

    [Fact]
    public void A_wrong_case_is_named_with_what_was_got_expected_and_allowed()
    {
        using CaseFolder folder = new();
        folder.With("erlang-b.csv", Heading, "1,2,0.2,1e-9,s", "1,2,0.21,0.001,t");
        ModelVerdict verdict = folder.Only();
        Assert.False(verdict.Holds);
        Near.Equal(10, verdict.Worst, relative: 1e-9);
        CaseMiss miss = Assert.Single(verdict.Misses);
        Assert.Equal((3, 5), (miss.Where.Line, miss.Where.Column));
        Assert.EndsWith("erlang-b.csv:3:5: expect_blocking_probability is 0.2, expected 0.21 ± 0.001", miss.ToString(), StringComparison.Ordinal);
        Assert.Equal([true, false], verdict.Sources.Select(s => s.Holds));
    }

    [Fact]
    public void The_limit_of_the_tolerance_still_holds()
    {
        using CaseFolder folder = new();
        folder.With("erlang-b.csv", Heading, "0,3,0.25,0.25,s");
        ModelVerdict verdict = folder.Only();
        Assert.True(verdict.Holds);
        Near.Equal(1, verdict.Worst, absolute: 0);
    }

    [Fact]
    public void A_tolerance_of_nothing_means_exactly()
    {
        using CaseFolder folder = new();
        folder.With("required-shots.csv", "no_leak_probability,threats,kill_probability,expect_shots_per_threat,abs_tol,source", "0.5,1,0.6,1,0,s");
        Assert.Equal((true, 0.0), (folder.Only().Holds, folder.Only().Worst));
        folder.With("required-shots.csv", "no_leak_probability,threats,kill_probability,expect_shots_per_threat,abs_tol,source", "0.5,1,0.6,2,0,s");
        Assert.Equal((false, CaseTolerance.Beyond), (folder.Only().Holds, folder.Only().Worst));
    }

    [Theory]
    [InlineData("1e-9,", true)]
    [InlineData(",1e-9", true)]
    [InlineData("1e-9,1e-9", true)]
    [InlineData("0,1e-9", true)]
    [InlineData("1e-9,0", true)]
    [InlineData("0,0", false)]
    public void With_both_tolerances_a_case_holds_where_one_of_them_does(string tolerances, bool holds)
    {
        // 0.2 but for the last place of a double, so that no tolerance at all is no match.
        using CaseFolder folder = new();
        folder.With("erlang-b.csv", "offered_load,channels,expect_blocking_probability,abs_tol,rel_tol,source", $"1,2,0.20000000001,{tolerances},s");
        Assert.Equal(holds, folder.Only().Holds);
    }

    [Fact]
    public void Directions_are_compared_around_north()
    {
        using CaseFolder folder = new();
        const string heading = "lat1_deg,lon1_deg,lat2_deg,lon2_deg,expect_distance_m,expect_azimuth1_deg,abs_tol,source";
        folder.With("geodesic-inverse.csv", heading, "36,30,37,30,110968,360,10,s", "36,30,37,29.999999,110968,0,10,s");
        Assert.True(folder.Only().Holds);
    }

    [Fact]
    public void A_place_is_compared_as_a_distance()
    {
        using CaseFolder folder = new();
        const string heading =
            "case,lat0_deg,lon0_deg,height0_m,north0_mps,east0_mps,up0_mps,mass_kg,drag_coefficient,reference_area_m2,wind_to_east_mps,time_s,expect_height_m,expect_lat_deg,expect_lon_deg,{0},source";
        const string at = "at once,0,0,1000,0,0,0,1,0,1,0,0,";
        folder.With("point-mass-trajectory.csv", string.Format(null, heading, "abs_tol_m"), at + "1003,0,0.0000359,6,s");
        ModelVerdict verdict = folder.Only();
        Assert.True(verdict.Holds);
        Near.Equal(5 / 6.0, verdict.Worst, absolute: 1e-3); // 3 m up, 4 m aside
        folder.With("point-mass-trajectory.csv", string.Format(null, heading, "abs_tol"), at + "1003,0,0.0000359,4.9,s");
        Assert.False(folder.Only().Holds);
    }

    [Fact]
    public void An_answer_that_is_no_number_is_a_miss()
    {
        // Below the least number that is not nought the field is nought, and its decibels have no number.
        using CaseFolder folder = new();
        folder.With("two-ray-factor.csv", "frequency_mhz,antenna_height_m,target_height_m,ground_range_m,expect_one_way_factor_db,abs_tol,source", "1e-300,1e-10,1e-10,1e9,-100,1,s");
        Assert.Equal((false, CaseTolerance.Beyond), (folder.Only().Holds, folder.Only().Worst));
    }
}
