using Microsoft.Data.Sqlite;

namespace Parapet.Study.Store;

/// <summary>
/// A table of names, numbered from 0 in the order in which they came, so that rows of outcomes hold small numbers.
/// The order is that of the samples, which is fixed: an interrupted study numbers as an undisturbed one does.
/// </summary>
internal sealed class Dimension<T> : IDisposable
    where T : notnull
{
    private readonly Dictionary<T, int> numbers = [];
    private readonly List<T> names = [];
    private readonly Func<Statement, T> read;
    private readonly Action<Statement, T> bind;
    private readonly Statement rest;
    private readonly Statement? insert;
    private readonly string table;

    /// <param name="columns">Beside <c>id</c>, separated by commas.</param>
    /// <param name="read">Makes a name of a row; the columns begin at 1.</param>
    /// <param name="bind">Binds a name to the columns from 2.</param>
    public Dimension(
        SqliteConnection connection, bool writable, string table, string columns, Func<Statement, T> read, Action<Statement, T> bind)
    {
        this.table = table;
        this.read = read;
        this.bind = bind;
        rest = new(connection, $"SELECT id, {columns} FROM {table} WHERE id >= ?1 ORDER BY id");
        string marks = string.Join(", ", columns.Split(',').Select((_, i) => FormattableString.Invariant($"?{i + 2}")));
        insert = writable ? new(connection, $"INSERT INTO {table} (id, {columns}) VALUES (?1, {marks})") : null;
    }

    /// <exception cref="InvalidDataException">There is none of that number.</exception>
    public T this[long id]
    {
        get
        {
            // Another process may have added to it since.
            if (id >= names.Count)
                ReadOn();
            return id >= 0 && id < names.Count
                ? names[(int)id]
                : throw new InvalidDataException(FormattableString.Invariant($"name {id} of the table {table} is missing"));
        }
    }

    public int NumberOf(T name)
    {
        if (numbers.TryGetValue(name, out int id))
            return id;
        id = names.Count;
        insert!.Bind(1, id);
        bind(insert, name);
        insert.Run();
        Add(name);
        return id;
    }

    /// <summary>Forgets what it knows and reads the table: after a transaction that was undone.</summary>
    public void Reload()
    {
        numbers.Clear();
        names.Clear();
        ReadOn();
    }

    public void Dispose()
    {
        rest.Dispose();
        insert?.Dispose();
    }

    private void ReadOn()
    {
        rest.Bind(1, names.Count);
        while (rest.Step())
            Add(read(rest));
    }

    private void Add(T name)
    {
        numbers.Add(name, names.Count);
        names.Add(name);
    }
}
