namespace Parapet.Model.Text;

/// <summary>Finds what a person may have meant.</summary>
public static class Suggestion
{
    /// <summary>
    /// The known word with the smallest edit distance (insert, delete, replace, swap of neighbours; case costs nothing), if it
    /// differs in no more than a third of its letters, at least one. Of equals the first by ordinal order.
    /// </summary>
    public static string? Nearest(string written, IEnumerable<string> known)
    {
        // No word a person types is this long; the distance costs the product of the lengths.
        if (written.Length > 100)
            return null;
        string? best = null;
        int bestDistance = int.MaxValue;
        foreach (string word in known)
        {
            int allowed = Math.Max(1, Math.Max(word.Length, written.Length) / 3);
            if (Math.Abs(word.Length - written.Length) > allowed)
                continue;
            int distance = Distance(written, word);
            if (distance > allowed || distance >= Math.Max(word.Length, written.Length))
                continue;
            if (distance < bestDistance || (distance == bestDistance && string.CompareOrdinal(word, best) < 0))
                (best, bestDistance) = (word, distance);
        }
        return best;
    }

    /// <summary>"did you mean "x"?" or, where nothing is near, the words there are.</summary>
    public static string Hint(string written, IReadOnlyCollection<string> known, string what)
    {
        // A name that is left empty by a fault is no name to suggest.
        known = [.. known.Where(word => word.Length > 0)];
        if (Nearest(written, known) is { } meant)
            return $"did you mean \"{meant}\"?";
        if (known.Count == 0)
            return $"there are no {what}";
        string[] sorted = [.. known.Order(StringComparer.Ordinal)];
        return sorted.Length <= 24 ? $"{what}: {string.Join(", ", sorted)}" : $"none of the {sorted.Length} {what} is like it";
    }

    /// <summary>Optimal string alignment distance, three rows of the usual table.</summary>
    private static int Distance(string a, string b)
    {
        int[] before = new int[b.Length + 1], above = new int[b.Length + 1], row = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
            above[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = Same(a[i - 1], b[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), above[j - 1] + cost);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, above, row) = (above, row, before);
        }
        return above[b.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
