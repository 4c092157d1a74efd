namespace Parapet.Model.Text;

/// <summary>
/// Remembers from which piece of which file each record was read, so that checks made later point at the right line. Records
/// are told apart by reference: two equal ones at two places are two. Not thread safe while files are read.
/// </summary>
public sealed class SourcePositions
{
    private readonly Dictionary<object, TextMapping> nodes = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<object> faulty = new(ReferenceEqualityComparer.Instance);

    /// <summary>Where a record begins; the default span for one that was not read from a file.</summary>
    public SourceSpan Of(object record) => nodes.TryGetValue(record, out TextMapping? node) ? node.Where : default;

    /// <summary>Where the value of a key stands; where the record begins, if the key was left out.</summary>
    public SourceSpan At(object record, string key) => Node(record, key)?.Where ?? Of(record);

    /// <summary>Where an item of a list stands.</summary>
    public SourceSpan At(object record, string key, int index) =>
        Node(record, key) is TextSequence list && index < list.Items.Count ? list.Items[index].Where : At(record, key);

    /// <summary>Where an entry of a nested mapping stands: its key.</summary>
    public SourceSpan At(object record, string key, string inner) =>
        (Node(record, key) as TextMapping)?.Entry(inner)?.Key.Where ?? At(record, key);

    /// <summary>Whether the file gives the key.</summary>
    public bool Has(object record, string key) => Node(record, key) is not null;

    /// <summary>The text of a single value as written; null where there is none.</summary>
    public string? Text(object record, string key) => (Node(record, key) as TextScalar)?.Value;

    /// <summary>
    /// Whether a record was read without fault, all that it holds included. One that was not has empty places where the faults
    /// are, null even where its type promises a value: do not look into it.
    /// </summary>
    public bool IsSound(object record) => !faulty.Contains(record);

    internal TextNode? Node(object record, string key) => nodes.TryGetValue(record, out TextMapping? node) ? node.Find(key) : null;

    internal void Add(object record, TextMapping node) => nodes[record] = node;

    /// <summary>Lets a changed copy stand where its original stands.</summary>
    internal void AddCopy(object copy, object original)
    {
        if (nodes.TryGetValue(original, out TextMapping? node))
            nodes[copy] = node;
    }

    internal void MarkFaulty(object record) => faulty.Add(record);
}
