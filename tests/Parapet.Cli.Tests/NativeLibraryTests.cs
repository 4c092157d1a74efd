using System.Runtime.InteropServices;
using Parapet.Testing;
using Xunit;

namespace Parapet.Cli.Tests;

/// <summary>The database of studies is the one part of the program that is not managed code: it must lie beside it.</summary>
public sealed class NativeLibraryTests
{
    [Fact]
    public void The_published_program_has_the_database_of_this_system_beside_it()
    {
        Assert.Equal(0, CommandLine.Call("--version").Code);
        string name = OperatingSystem.IsWindows() ? "e_sqlite3.dll" : OperatingSystem.IsMacOS() ? "libe_sqlite3.dylib" : "libe_sqlite3.so";
        nint library = NativeLibrary.Load(Checkout.Path("artifacts", "cli", name));
        Assert.True(NativeLibrary.TryGetExport(library, "sqlite3_open_v2", out _));
        NativeLibrary.Free(library);
    }
}
