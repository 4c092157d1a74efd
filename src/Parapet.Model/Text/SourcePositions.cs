namespace Parapet.Model.Text;

/// <summary>
/// Remembers from which piece of which file each record was read, so that checks made later point at the right line. Records
/// are told apart by reference: two equal ones at two places are two. Not thread safe while files are read.
/// </summary>
public sealed class SourcePositions
{
    private readonly SourcePositions? under;
    private readonly Dictionary<object, TextMapping> nodes = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<TextSequence, IReadOnlyList<int>> kept = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<object> faulty = new(ReferenceEqualityComparer.Instance);

    public SourcePositions()
    {
    }

    /// <summary>Knows all that another knows and adds nothing to it, so that several may be read into at once, each by its thread.</summary>
    internal SourcePositions(SourcePositions under) => this.under = under;

    /// <summary>Where a record begins; the default span for one that was not read from a file.</summary>
    public SourceSpan Of(object record) => NodeOf(record)?.Where ?? default;

    /// <summary>Where the value of a key stands; where the record begins, if the key was left out.</summary>
    public SourceSpan At(object record, string key) => Node(record, key)?.Where ?? Of(record);

    /// <summary>Where an item of a list stands.</summary>
    public SourceSpan At(object record, string key, int index) =>
        Node(record, key) is TextSequence list && PlaceOf(list, index) is var at && at < list.Items.Count ? list.Items[at].Where : At(record, key);

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
    public bool IsSound(object record) => !faulty.Contains(record) && (under?.IsSound(record) ?? true);

    internal TextNode? Node(object record, string key) => NodeOf(record)?.Find(key);

    internal void Add(object record, TextMapping node) => nodes[record] = node;

    /// <summary>Lets a changed copy stand where its original stands.</summary>
    internal void AddCopy(object copy, object original)
    {
        if (NodeOf(original) is { } node)
            nodes[copy] = node;
    }

    /// <summary>Of a list with faulty items: places of those that were read.</summary>
    internal void AddKept(TextSequence list, IReadOnlyList<int> places) => kept[list] = places;

    internal void MarkFaulty(object record) => faulty.Add(record);

    private TextMapping? NodeOf(object record) => nodes.TryGetValue(record, out TextMapping? node) ? node : under?.NodeOf(record);

    private int PlaceOf(TextSequence list, int index) =>
        kept.TryGetValue(list, out IReadOnlyList<int>? places) ? index < places.Count ? places[index] : int.MaxValue
        : under?.PlaceOf(list, index) ?? index;
}
