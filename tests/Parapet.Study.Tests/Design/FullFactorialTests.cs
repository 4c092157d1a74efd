using Parapet.Study.Design;
using Xunit;

namespace Parapet.Study.Tests.Design;

public sealed class FullFactorialTests
{
    [Fact]
    public void Every_combination_comes_once_and_the_last_factor_changes_fastest()
    {
        FullFactorial design = new([new("radar", ["off", "on"]), new("batteries", ["1", "2", "3"])]);
        Assert.Equal(6, design.Count);
        Assert.Equal(["off 1", "off 2", "off 3", "on 1", "on 2", "on 3"], Enumerable.Range(0, design.Count).Select(i => string.Join(' ', design[i])));
        Assert.Throws<ArgumentOutOfRangeException>(() => design[6]);
    }

    [Fact]
    public void No_factor_gives_one_empty_combination()
    {
        FullFactorial design = new([]);
        Assert.Equal(1, design.Count);
        Assert.Empty(design[0]);
    }

    [Fact]
    public void What_cannot_be_combined_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new FullFactorial([new("a", [])]));
        Assert.Throws<ArgumentException>(() => new FullFactorial([new("a", ["1"]), new("a", ["2"])]));
        Assert.Throws<ArgumentException>(() => new FullFactorial([new("a", ["1", "1"])]));
        string[] many = [.. Enumerable.Range(0, 2000).Select(i => $"{i}")];
        Assert.Throws<ArgumentOutOfRangeException>(() => new FullFactorial([new("a", many), new("b", many), new("c", many)]));
    }
}
