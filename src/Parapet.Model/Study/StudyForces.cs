namespace Parapet.Model.Study;

/// <summary>States of the defence that a study plays: what each alternative comes to, and with a timeline what it passes through.</summary>
internal static class StudyForces
{
    /// <summary>Bits of the word that holds a set of components, less one to count in.</summary>
    public const int MostComponents = 31;

    /// <summary>What is left without any component; no component may have this id.</summary>
    public const string Empty = "none";

    /// <summary>Each state once, alternative by alternative; ids are unique.</summary>
    /// <param name="most">No more are listed: subsets of many deliveries are more than can be counted.</param>
    public static List<StudyForce> List(StudyDocument document, int most)
    {
        List<StudyForce> forces = [];
        HashSet<uint> known = [];
        for (int a = 0; a < document.Alternatives.Count; a++)
        {
            AlternativeDefinition alternative = document.Alternatives[a];
            uint all = ComponentsOf(document, alternative);
            if (alternative.ChangesScenario)
            {
                forces.Add(new(alternative.Id, all, a));
                continue;
            }
            foreach (uint mask in Subsets(document, all))
            {
                if (forces.Count >= most)
                    return forces;
                if (known.Add(mask))
                    forces.Add(new(Name(document, mask), mask, -1));
            }
        }
        // An alternative with changes may bear the name of a component. A dot stands in no id, so the longer name is free.
        HashSet<string> sets = [.. forces.Where(f => f.Alternative < 0).Select(f => f.Id)];
        return [.. forces.Select(f => f.Alternative >= 0 && sets.Contains(f.Id) ? f with { Id = "alternative." + f.Id } : f)];
    }

    /// <summary>Components of an alternative, bit i for the i-th of the study.</summary>
    public static uint ComponentsOf(StudyDocument document, AlternativeDefinition alternative)
    {
        uint mask = 0;
        for (int i = 0; i < document.Components.Count; i++)
        {
            if (alternative.Components?.Contains(document.Components[i].Id) ?? true)
                mask |= 1u << i;
        }
        return mask;
    }

    /// <summary>With a timeline, what comes by delivery may not stand yet; all else always does.</summary>
    private static IEnumerable<uint> Subsets(StudyDocument document, uint all)
    {
        uint delivered = 0;
        for (int i = 0; i < document.Components.Count; i++)
        {
            if (document.Timeline?.Deliveries.ContainsKey(document.Components[i].Id) ?? false)
                delivered |= all & 1u << i;
        }
        // Every subset of the bits of a mask, in rising order: (s - mask) & mask is the next.
        uint subset = 0;
        do
        {
            yield return all & ~delivered | subset;
            subset = (subset - delivered) & delivered;
        }
        while (subset != 0);
    }

    // Without components all alternatives without changes are one, named by the first of them.
    private static string Name(StudyDocument document, uint mask) =>
        document.Components.Count == 0 ? document.Alternatives.First(a => !a.ChangesScenario).Id
        : mask != 0 ? string.Join('+', document.Components.Where((_, i) => (mask >> i & 1) == 1).Select(c => c.Id))
        : Empty;
}
