using System.Globalization;
using Microsoft.Data.Sqlite;
using Parapet.Study.Store;

namespace Parapet.Study.Tests.Store;

/// <summary>The file of a store as a stranger sees it: with plain SQL.</summary>
internal static class Database
{
    public static List<string[]> Rows(string folder, string sql) => Rows(folder, sql, out _);

    public static List<string[]> Rows(string folder, string sql, out string[] columns)
    {
        using SqliteConnection connection = Open(folder);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        List<string[]> rows = [];
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i)))]);
        return rows;
    }

    public static string[] Column(string folder, string sql) => [.. Rows(folder, sql).Select(r => r[0])];

    public static void Change(string folder, string sql)
    {
        using SqliteConnection connection = Open(folder);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Every row of every table, in the order of its first columns.</summary>
    public static List<string> Dump(string folder)
    {
        List<string> lines = [];
        foreach (string table in Column(folder, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"))
        {
            // No table has equal keys in its first two columns; sample has one column only.
            string order = table == "sample" ? "1" : "1, 2";
            lines.AddRange(Rows(folder, $"SELECT * FROM {table} ORDER BY {order}").Select(r => $"{table}: {string.Join('|', r)}"));
        }

        return lines;
    }

    private static SqliteConnection Open(string folder)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, StudyStore.FileName), Pooling = false, ForeignKeys = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    private static string Text(object value) => value switch
    {
        DBNull => "NULL",
        byte[] bytes => Convert.ToHexStringLower(bytes),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
