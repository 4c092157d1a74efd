using FsCheck;
using FsCheck.Fluent;
using Parapet.Study.Store;
using Xunit;

namespace Parapet.Study.Tests.Store;

public sealed class StudyRunKeyTests
{
    [Fact]
    public void A_key_says_study_force_raid_sample_replicate_and_scenario()
    {
        var key = StudyRunKey.Of("return-the-s400", "s-400+f-35", "", "winter-wave", 17, 3, "0123456789abcdef0123");
        Assert.Equal("return-the-s400:s-400+f-35/winter-wave:17:3:0123456789ab", key.ToString());
        Assert.Equal(key, StudyRunKey.Parse(key.ToString()));
    }

    [Fact]
    public void A_point_of_factor_levels_stands_behind_the_force_whatever_signs_it_has()
    {
        var key = StudyRunKey.Of("low-altitude", "none", "mast=20 m, at=a/b:c@d:1:2", "all", 0, 0, "ff");
        Assert.Equal("low-altitude:none@mast=20 m, at=a/b:c@d:1:2/all:0:0:ff", key.ToString());
        Assert.Equal(key, StudyRunKey.Parse(key.ToString()));
    }

    [Fact]
    public void Every_key_is_read_as_it_was_written()
    {
        Gen<string> id = Ids(Gen.Elements("abz019-+.".ToCharArray()));
        Gen<string> point = Gen.OneOf(Gen.Constant(""), Ids(Gen.Elements("ab=,:/@ 19\"".ToCharArray())));
        var keys =
            from study in id from force in id from p in point from raid in id from sample in Gen.Choose(0, int.MaxValue) from replicate in Gen.Choose(0, 99) from hash in id
            select StudyRunKey.Of(study, force, p, raid, sample, replicate, hash);
        Prop.ForAll(Arb.From(keys), key => StudyRunKey.Parse(key.ToString()) == key).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("")]
    [InlineData("study")]
    [InlineData("1:2:3")]
    [InlineData("study:force:1:2:abc")]
    [InlineData("study:force/raid:1:abc")]
    [InlineData("study:force/raid:-1:2:abc")]
    [InlineData("study:force/raid:1.5:2:abc")]
    [InlineData("study:force/raid:1:2:")]
    [InlineData("study:force/:1:2:abc")]
    [InlineData("study:/raid:1:2:abc")]
    [InlineData("study:force@/raid:1:2:abc")]
    [InlineData("study:@point/raid:1:2:abc")]
    [InlineData(":force/raid:1:2:abc")]
    [InlineData("study:force/raid:99999999999:2:abc")]
    public void What_is_no_key_is_refused(string text)
    {
        Assert.False(StudyRunKey.TryParse(text, out _));
        FormatException e = Assert.Throws<FormatException>(() => StudyRunKey.Parse(text));
        Assert.Contains($"'{text}'", e.Message, StringComparison.Ordinal);
    }

    private static Gen<string> Ids(Gen<char> letters) => letters.NonEmptyListOf().Select(l => new string([.. l]));
}
