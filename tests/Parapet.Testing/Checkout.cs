namespace Parapet.Testing;

/// <summary>Finds files of the checkout from wherever the tests run.</summary>
public static class Checkout
{
    /// <summary>The folder that holds Parapet.slnx.</summary>
    public static string Root { get; } = Find();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Find()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder, "Parapet.slnx")))
            folder = System.IO.Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("The tests run from inside a checkout: no Parapet.slnx above them.");
    }
}
