using System.Collections;
using System.Reflection;
using System.Runtime.InteropServices;
using Parapet.Foundation;
using Parapet.Physics.Atmosphere;
using Parapet.Physics.Flight;
using Parapet.Physics.Propagation;
using Parapet.Physics.Radar;
using Parapet.Physics.Terrain;

namespace Parapet.Engine.Build;

/// <summary>
/// One hash of everything a run depends on: every public property of the compiled tables, by name, bit for bit. Taken over
/// the tables and not over the files: a comment or the order of units changes nothing; a changed figure, place or post of
/// the terrain does. A property added to a table is in the hash without anybody thinking of it.
/// </summary>
internal static class CompiledHash
{
    private static readonly Dictionary<Type, PropertyInfo[]> Properties = [];
    private static readonly Lock Gate = new();

    public static string Of(CompiledScenario scenario)
    {
        using var hash = new StateHash();
        // The seed is named beside the hash. Where places are drawn from it they are in the paths, and two seeds carry two hashes.
        foreach (PropertyInfo property in PropertiesOf(typeof(CompiledScenario)))
        {
            if (property.Name is nameof(CompiledScenario.Hash) or nameof(CompiledScenario.Title) or nameof(CompiledScenario.Seed))
                continue;
            hash.Add(property.Name);
            Add(hash, property.GetValue(scenario));
        }

        return hash.Finish();
    }

    private static void Add(StateHash hash, object? value)
    {
        switch (value)
        {
            case null:
                hash.Add(-1);
                break;
            case double number:
                hash.Add(number);
                break;
            case string text:
                hash.Add(text);
                break;
            case bool or int or uint or long or byte or Enum:
                hash.Add(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case double[] numbers:
                hash.Add(MemoryMarshal.AsBytes(numbers.AsSpan()));
                break;
            case MotionSegment[] path:
                hash.Add(MemoryMarshal.AsBytes(path.AsSpan()));
                break;
            case ElevationGrid terrain:
                hash.Add(terrain.Rows);
                hash.Add(terrain.Columns);
                hash.Add(terrain.North.Radians);
                hash.Add(terrain.West.Radians);
                hash.Add(terrain.LatitudeSpacing.Radians);
                hash.Add(terrain.LongitudeSpacing.Radians);
                hash.Add(terrain.PostUnitM);
                hash.Add(MemoryMarshal.AsBytes(terrain.Posts));
                break;
            case AirProfile air:
                hash.Add(air.Bytes);
                break;
            case RadioPropagation propagation:
                Add(hash, propagation.Parameters);
                break;
            case HorizonMask or FlyoutTable or DetectionTable:
                // Made from what is hashed elsewhere: site, terrain, flight parameters.
                break;
            case IEnumerable list:
                foreach (object? item in list)
                    Add(hash, item);
                break;
            default:
                foreach (PropertyInfo property in PropertiesOf(value.GetType()))
                    Add(hash, property.GetValue(value));
                break;
        }
    }

    private static PropertyInfo[] PropertiesOf(Type type)
    {
        lock (Gate)
        {
            if (!Properties.TryGetValue(type, out PropertyInfo[]? found))
            {
                // Only what was given: a property without a setter is worked out from the others.
                found = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .Where(p => p.GetIndexParameters().Length == 0 && (p.CanWrite || type.IsValueType && !IsDerived(type, p)))
                    .OrderBy(p => p.Name, StringComparer.Ordinal)];
                Properties.Add(type, found);
            }

            return found;
        }
    }

    /// <summary>In a value type, a property without a field of its own.</summary>
    private static bool IsDerived(Type type, PropertyInfo property) =>
        type.GetField($"<{property.Name}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic) is null;
}
