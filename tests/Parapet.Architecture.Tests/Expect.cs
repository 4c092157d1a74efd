using Xunit;

namespace Parapet.Architecture.Tests;

internal static class Expect
{
    /// <summary>Holds where nothing breaks the rule; names everything that does.</summary>
    public static void None(IEnumerable<string> offenders)
    {
        string[] all = [.. offenders];
        Assert.True(all.Length == 0, string.Join('\n', all));
    }
}
