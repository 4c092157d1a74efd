using Parapet.Engine.Record;

namespace Parapet.Study.Store;

/// <summary>Walks the tables of outcomes side by side, run by run: each is in the order of runs.</summary>
internal sealed class OutcomeRows
{
    private readonly StoreNames names;
    private readonly Cursor classes, assets, units, rounds;
    private readonly List<(int Unit, RoundsLeft Left)> left = [];

    public OutcomeRows(Statement classes, Statement assets, Statement units, Statement rounds, StoreNames names)
    {
        this.names = names;
        this.classes = new(classes);
        this.assets = new(assets);
        this.units = new(units);
        this.rounds = new(rounds);
    }

    public ClassOutcome[] Classes(long run)
    {
        List<ClassOutcome> of = [];
        for (Statement? s = classes.At(run); s is not null; s = classes.Next(run))
            of.Add(new(names.Classes[s.Integer(1)], (int)s.Integer(2), (int)s.Integer(3), (int)s.Integer(4), (int)s.Integer(5)));
        return [.. of];
    }

    public AssetOutcome[] Assets(long run)
    {
        List<AssetOutcome> of = [];
        for (Statement? s = assets.At(run); s is not null; s = assets.Next(run))
            of.Add(new(names.Assets[s.Integer(1)], (int)s.Integer(2), s.Integer(3) != 0, s.Real(4)));
        return [.. of];
    }

    public UnitOutcome[] Units(long run)
    {
        left.Clear();
        for (Statement? s = rounds.At(run); s is not null; s = rounds.Next(run))
        {
            (int unit, string interceptor) = names.Rounds[s.Integer(1)];
            left.Add((unit, new(interceptor, (int)s.Integer(2))));
        }

        List<UnitOutcome> of = [];
        int next = 0;
        for (Statement? s = units.At(run); s is not null; s = units.Next(run))
        {
            long unit = s.Integer(1);
            int from = next;
            while (next < left.Count && left[next].Unit == unit)
                next++;
            (string name, string system) = names.Units[unit];
            of.Add(new(name, system, (int)s.Integer(2), (int)s.Integer(3), [.. left.GetRange(from, next - from).Select(l => l.Left)], s.Real(4)));
        }

        return next == left.Count ? [.. of] : throw new InvalidDataException(FormattableString.Invariant($"rounds of run {run} have no unit"));
    }

    /// <summary>Stands on the first row that nobody has taken.</summary>
    private sealed class Cursor(Statement statement)
    {
        private bool more = statement.Step();

        public Statement? At(long run) => more && statement.Integer(0) == run ? statement : null;

        public Statement? Next(long run)
        {
            more = statement.Step();
            return At(run);
        }
    }
}
