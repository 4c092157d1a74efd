using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Parapet.Foundation;
using Parapet.Physics.Flight;
using Parapet.Physics.Terrain;

namespace Parapet.Cli.Resolve;

/// <summary>Receives a tree of values.</summary>
internal interface IValueSink
{
    /// <summary>Whether a person reads it, who is told how long a path is and not each of its thousand pieces.</summary>
    bool Brief { get; }

    /// <param name="name">Null inside a list and at the top.</param>
    void BeginObject(string? name);

    void EndObject();

    void BeginList(string? name);

    void EndList();

    void Number(string? name, double value);

    void Numbers(string? name, IReadOnlyList<double> values);

    void Word(string? name, string? value);

    void Flag(string? name, bool value);
}

/// <summary>Walks the public values of the engine's tables: what a table gains is shown without a change here.</summary>
internal static class ObjectWalk
{
    private const int Deepest = 16;

    public static void Visit(object root, IValueSink sink) => Visit(null, root, sink, 0);

    private static void Visit(string? name, object? value, IValueSink sink, int depth)
    {
        if (depth > Deepest)
            throw new InvalidOperationException($"The tables of the engine are nested more than {Deepest} deep at {name}.");
        switch (value)
        {
            case null:
                sink.Word(name, null);
                break;
            case string text:
                sink.Word(name, text);
                break;
            case bool flag:
                sink.Flag(name, flag);
                break;
            case Enum word:
                sink.Word(name, JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString()));
                break;
            // Types that carry their unit say it in the name, as plain numbers do.
            case SimTime time:
                sink.Number(name + "S", time.Seconds);
                break;
            case SimDuration duration:
                sink.Number(name + "S", duration.Seconds);
                break;
            case Angle angle:
                sink.Number(name + "Rad", angle.Radians);
                break;
            case ElevationGrid grid:
                sink.Word(name, FormattableString.Invariant($"{grid.Name}, {grid.Rows} × {grid.Columns} posts"));
                break;
            case IConvertible number:
                sink.Number(name, number.ToDouble(CultureInfo.InvariantCulture));
                break;
            case double[] or float[] or int[] or uint[] or long[] or short[] or byte[]:
                sink.Numbers(name, [.. ((Array)value).Cast<IConvertible>().Select(n => n.ToDouble(CultureInfo.InvariantCulture))]);
                break;
            case IReadOnlyCollection<MotionSegment> path when sink.Brief:
                sink.Word(name, FormattableString.Invariant($"{path.Count} segments; all of them with --json"));
                break;
            case IEnumerable items:
                sink.BeginList(name);
                foreach (object? item in items)
                    Visit(null, item, sink, depth + 1);
                sink.EndList();
                break;
            default:
                sink.BeginObject(name);
                foreach ((string key, object? inner) in Values(value))
                    Visit(key, inner, sink, depth + 1);
                sink.EndObject();
                break;
        }
    }

    // What is computed from other values is left out: a property of its own has a field behind it.
    private static IEnumerable<(string Key, object? Value)> Values(object owner)
    {
        const BindingFlags PublicOwn = BindingFlags.Instance | BindingFlags.Public;
        foreach (PropertyInfo property in owner.GetType().GetProperties(PublicOwn))
        {
            if (property.DeclaringType!.GetField($"<{property.Name}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic) is not null)
                yield return (JsonNamingPolicy.CamelCase.ConvertName(property.Name), property.GetValue(owner));
        }
        foreach (FieldInfo field in owner.GetType().GetFields(PublicOwn))
            yield return (JsonNamingPolicy.CamelCase.ConvertName(field.Name), field.GetValue(owner));
    }
}
