using Microsoft.Data.Sqlite;

namespace Parapet.Study.Store;

/// <summary>The names that outcomes refer to by number.</summary>
internal sealed class StoreNames(SqliteConnection connection, bool writable) : IDisposable
{
    public Dimension<string> Classes { get; } = Plain(connection, writable, "threat_class");

    public Dimension<string> Assets { get; } = Plain(connection, writable, "asset");

    /// <summary>A unit whose system an alternative changes is two.</summary>
    public Dimension<(string Name, string System)> Units { get; } = new(
        connection, writable, "unit", "name, system", s => (s.Text(1), s.Text(2)), (s, unit) => s.Bind(2, unit.Name).Bind(3, unit.System));

    public Dimension<(int Unit, string Interceptor)> Rounds { get; } = new(
        connection, writable, "round", "unit, interceptor",
        s => ((int)s.Integer(1), s.Text(2)), (s, round) => s.Bind(2, round.Unit).Bind(3, round.Interceptor));

    public void Reload()
    {
        Classes.Reload();
        Assets.Reload();
        Units.Reload();
        Rounds.Reload();
    }

    public void Dispose()
    {
        Classes.Dispose();
        Assets.Dispose();
        Units.Dispose();
        Rounds.Dispose();
    }

    private static Dimension<string> Plain(SqliteConnection connection, bool writable, string table) =>
        new(connection, writable, table, "name", s => s.Text(1), (s, name) => s.Bind(2, name));
}
