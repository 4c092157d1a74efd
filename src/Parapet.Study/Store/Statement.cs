using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace Parapet.Study.Store;

/// <summary>
/// A prepared statement, bound by position from 1 and used again and again. It speaks to the database without ADO.NET between:
/// a study writes some forty rows a run, and a SqliteCommand binds by name and makes a reader for every one of them.
/// NaN is NULL; a NULL read as a number is NaN.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly sqlite3_stmt statement;

    public Statement(SqliteConnection connection, string sql)
    {
        this.connection = connection;
        Check(sqlite3_prepare_v2(connection.Handle!, sql, out statement));
    }

    public int Columns => sqlite3_column_count(statement);

    public static void Run(SqliteConnection connection, string sql)
    {
        using var statement = new Statement(connection, sql);
        statement.Run();
    }

    /// <summary>The first number of the first row; 0 where there is none.</summary>
    public static long Number(SqliteConnection connection, string sql)
    {
        using var statement = new Statement(connection, sql);
        return statement.Step() ? statement.Integer(0) : 0;
    }

    /// <summary>The first text of the first row; empty where there is none.</summary>
    public static string Text(SqliteConnection connection, string sql)
    {
        using var statement = new Statement(connection, sql);
        return statement.Step() ? statement.Text(0) : "";
    }

    public Statement Bind(int at, long value)
    {
        Check(sqlite3_bind_int64(statement, at, value));
        return this;
    }

    public Statement Bind(int at, double value)
    {
        Check(sqlite3_bind_double(statement, at, value));
        return this;
    }

    public Statement Bind(int at, string value)
    {
        Check(sqlite3_bind_text(statement, at, value));
        return this;
    }

    public Statement Bind(int at, ReadOnlySpan<byte> value)
    {
        Check(sqlite3_bind_blob(statement, at, value));
        return this;
    }

    /// <summary>To the next row; false, and ready for the next use, where there is none.</summary>
    public bool Step()
    {
        int code = sqlite3_step(statement);
        if (code == SQLITE_ROW)
            return true;
        // Reset first: a statement that failed keeps its locks until then. Its own code repeats the failure.
        _ = sqlite3_reset(statement);
        if (code != SQLITE_DONE)
            Check(code);
        return false;
    }

    /// <summary>To the end.</summary>
    public void Run()
    {
        while (Step())
        {
        }
    }

    public void Reset() => _ = sqlite3_reset(statement);

    public long Integer(int column) => sqlite3_column_int64(statement, column);

    public double Real(int column) =>
        sqlite3_column_type(statement, column) == SQLITE_NULL ? double.NaN : sqlite3_column_double(statement, column);

    public string Text(int column) => sqlite3_column_text(statement, column).utf8_to_string() ?? "";

    public ReadOnlySpan<byte> Bytes(int column) => sqlite3_column_blob(statement, column);

    /// <summary>One of SQLITE_INTEGER, SQLITE_FLOAT, SQLITE_TEXT, SQLITE_BLOB and SQLITE_NULL.</summary>
    public int Kind(int column) => sqlite3_column_type(statement, column);

    public string Name(int column) => sqlite3_column_name(statement, column).utf8_to_string();

    public void Dispose() => statement.Dispose();

    private void Check(int code)
    {
        if (code != SQLITE_OK)
            SqliteException.ThrowExceptionForRC(code, connection.Handle);
    }
}
