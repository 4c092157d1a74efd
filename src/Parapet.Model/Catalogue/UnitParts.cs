using Parapet.Model.Checks;
using Parapet.Model.Text;

namespace Parapet.Model.Catalogue;

/// <summary>Checks that a unit, standard or of a scenario, is made of parts its system has.</summary>
internal static class UnitParts
{
    /// <param name="system">May have been read with faults; what it lacks is then not held against the unit.</param>
    public static void Check(SurfaceToAirType system, IReadOnlyList<UnitRadar> radars, IReadOnlyList<UnitLaunchers> launchers, SourcePositions positions, Diagnostics diagnostics)
    {
        foreach (UnitRadar item in radars)
        {
            if (positions.IsSound(item) && !system.Radars.ContainsKey(item.Radar))
            {
                diagnostics.Add(positions.At(item, "radar"), Codes.UnknownRadar, $"{system.Id} has no radar \"{TextScalar.Excerpt(item.Radar)}\"",
                    Suggestion.Hint(item.Radar, [.. system.Radars.Keys], "radars"));
            }
        }
        foreach (UnitLaunchers item in launchers)
        {
            if (!positions.IsSound(item))
                continue;
            bool roundKnown = system.Interceptors.ContainsKey(item.Load);
            if (!roundKnown)
            {
                diagnostics.Add(positions.At(item, "load"), Codes.UnknownInterceptor, $"{system.Id} has no interceptor \"{TextScalar.Excerpt(item.Load)}\"",
                    Suggestion.Hint(item.Load, [.. system.Interceptors.Keys], "interceptors"));
            }
            if (!system.Launchers.TryGetValue(item.Launcher, out LauncherType? launcher))
            {
                diagnostics.Add(positions.At(item, "launcher"), Codes.UnknownLauncher, $"{system.Id} has no launcher \"{TextScalar.Excerpt(item.Launcher)}\"",
                    Suggestion.Hint(item.Launcher, [.. system.Launchers.Keys], "launchers"));
            }
            else if (roundKnown && positions.IsSound(launcher) && !launcher.Loads.ContainsKey(item.Load))
            {
                diagnostics.Add(positions.At(item, "load"), Codes.LauncherCannotLoad, $"launcher \"{item.Launcher}\" does not take \"{item.Load}\"",
                    $"it takes {string.Join(", ", launcher.Loads.Keys)}");
            }
        }
    }
}
