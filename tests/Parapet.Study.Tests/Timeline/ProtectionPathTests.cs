using FsCheck;
using FsCheck.Fluent;
using Parapet.Study.Timeline;
using Parapet.Testing;
using Xunit;

namespace Parapet.Study.Tests.Timeline;

public sealed class ProtectionPathTests
{
    private static ForceProtection Forces(params double[] protection) =>
        Made.Protection((int)Math.Log2(protection.Length), 3, protection.Select((p, i) => KeyValuePair.Create((uint)i, p)));

    [Fact]
    public void At_the_corners_it_is_what_was_played()
    {
        double[] played = [0.1, 0.4, 0.3, 0.9, 0.2, 0.6, 0.5, 0.95];
        for (int force = 0; force < played.Length; force++)
            Near.Equal(played[force], ProtectionPath.At([force & 1, force >> 1 & 1, force >> 2], Forces(played), false), absolute: 1e-15);
    }

    [Fact]
    public void Between_two_forces_it_runs_in_a_line_and_between_four_it_is_bilinear()
    {
        Near.Equal(0.25, ProtectionPath.At([0.5], Forces(0.1, 0.4), false), absolute: 1e-15);
        // (1-a)(1-b)·0.1 + a(1-b)·0.4 + (1-a)b·0.3 + ab·0.9 at a = 0.25, b = 0.5.
        Near.Equal(0.75 * 0.5 * 0.1 + 0.25 * 0.5 * 0.4 + 0.75 * 0.5 * 0.3 + 0.25 * 0.5 * 0.9,
            ProtectionPath.At([0.25, 0.5], Forces(0.1, 0.4, 0.3, 0.9), false), absolute: 1e-15);
    }

    [Fact]
    public void It_stays_between_the_forces_and_grows_with_strength_where_they_do()
    {
        var cases = from a in Gen.Choose(0, 100) from b in Gen.Choose(0, 100) from more in Gen.Choose(0, 100)
            select (A: a / 100.0, B: b / 100.0, More: Math.Min(1, (a + more) / 100.0));
        ForceProtection forces = Forces(0.1, 0.4, 0.3, 0.9);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            double at = ProtectionPath.At([c.A, c.B], forces, false), stronger = ProtectionPath.At([c.More, c.B], forces, false);
            return at >= 0.1 - 1e-15 && stronger <= 0.9 + 1e-15 && stronger >= at - 1e-15;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void During_a_truce_the_spared_assets_suffer_nothing()
    {
        // Values 3 and 1; the first is spared. Bare: damage 0.5 and 0.8.
        ForceProtection forces = ForceProtection.Of(1, [3, 1], [true, false], [
            KeyValuePair.Create(0u, (IReadOnlyList<double>)[0.5, 0.8]), KeyValuePair.Create(1u, (IReadOnlyList<double>)[0.1, 0.2])]);
        Near.Equal(1 - (1.5 + 0.8) / 4, forces.Of(0, false), absolute: 1e-15);
        Near.Equal(1 - 0.8 / 4, forces.Of(0, true), absolute: 1e-15);
        Near.Equal(1 - 0.2 / 4, forces.Of(1, true), absolute: 1e-15);

        TimelineModel model = Made.Model(
            new() { ["truce"] = Made.Event(1, 1) }, truce: new() { Event = "truce", Duration = Made.Years(2), Assets = ["a"] }, swapComponents: [], years: 5);
        double[] path = ProtectionPath.Of(Made.Swap(model), forces, 5);
        for (int i = 0; i < path.Length; i++)
            Near.Equal(i is >= 12 and < 36 ? 0.8 : 0.425, path[i], absolute: 1e-15);
        Near.Equal(2 * 0.8 + 3 * 0.425, ProtectionPath.Integral(path), absolute: 1e-12);
        Near.Equal(2 * (2 * 0.8 + 3 * 0.425), ProtectionPath.AssetYears(path, forces.Assets), absolute: 1e-12);
    }

    [Fact]
    public void A_gap_has_its_length_depth_and_area()
    {
        double[] reference = new double[60], path = new double[60];
        Array.Fill(reference, 0.8);
        Array.Fill(path, 0.8);
        for (int i = 12; i < 30; i++)
            path[i] = 0.5;
        for (int i = 40; i < 46; i++)
            path[i] = 0.75;
        path[50] = 0.79;
        path[55] = 0.95;
        ProtectionGap gap = ProtectionGap.Of(path, reference, 0.02);
        Near.Equal(2, gap.Years, absolute: 1e-12);
        Near.Equal(1.5, gap.LongestYears, absolute: 1e-12);
        Near.Equal(1, gap.FirstYear!.Value, absolute: 1e-12);
        Near.Equal(0.3, gap.Depth, absolute: 1e-12);
        Near.Equal((18 * 0.3 + 6 * 0.05 + 0.01) / 12, gap.Shortfall, absolute: 1e-12);
        Assert.Equal(new(0, 0, null, 0, 0), ProtectionGap.Of(reference, reference, 0));
    }

    [Fact]
    public void A_force_that_was_not_played_is_told_and_never_made_up()
    {
        ForceProtection forces = Made.Protection(1, 3, [KeyValuePair.Create(0u, 0.5)]);
        Assert.Equal((true, false), (forces.Has(0), forces.Has(1)));
        Assert.Throws<InvalidOperationException>(() => ProtectionPath.At([0.5], forces, false));
        Near.Equal(0.5, ProtectionPath.At([0], forces, false), absolute: 1e-15);
        Assert.Throws<ArgumentException>(() => Made.Protection(1, 3, [KeyValuePair.Create(0u, 1.5)]));
    }
}
