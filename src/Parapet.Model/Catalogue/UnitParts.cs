using Parapet.Model.Checks;
using Parapet.Model.Text;

namespace Parapet.Model.Catalogue;

/// <summary>Checks that a unit, standard or of a scenario, is made of parts its system has.</summary>
internal static class UnitParts
{
    /// <param name="system">May have been read with faults; what it lacks is then not held against the unit.</param>
    public static void Check(
        SurfaceToAirType system, IReadOnlyList<UnitRadar> radars, IReadOnlyList<UnitLaunchers> launchers,
        SourcePositions positions, Diagnostics diagnostics)
    {
        foreach (UnitRadar item in radars)
        {
            if (positions.IsSound(item) && !system.Radars.ContainsKey(item.Radar))
            {
                diagnostics.AddUnknown(positions.At(item, "radar"), Codes.UnknownRadar,
                    $"{system.Id} has no radar \"{TextScalar.Excerpt(item.Radar)}\"",
                    item.Radar, system.Radars.Keys, "radars");
            }
        }
        foreach (UnitLaunchers item in launchers)
        {
            if (!positions.IsSound(item))
                continue;
            bool roundKnown = system.Interceptors.ContainsKey(item.Load);
            if (!roundKnown)
            {
                diagnostics.AddUnknown(positions.At(item, "load"), Codes.UnknownInterceptor,
                    $"{system.Id} has no interceptor \"{TextScalar.Excerpt(item.Load)}\"",
                    item.Load, system.Interceptors.Keys, "interceptors");
            }
            if (!system.Launchers.TryGetValue(item.Launcher, out LauncherType? launcher))
            {
                diagnostics.AddUnknown(positions.At(item, "launcher"), Codes.UnknownLauncher,
                    $"{system.Id} has no launcher \"{TextScalar.Excerpt(item.Launcher)}\"",
                    item.Launcher, system.Launchers.Keys, "launchers");
            }
            else if (roundKnown && positions.IsSound(launcher) && !launcher.Loads.ContainsKey(item.Load))
            {
                diagnostics.Add(positions.At(item, "load"), Codes.LauncherCannotLoad, $"launcher \"{item.Launcher}\" does not take \"{item.Load}\"",
                    $"it takes {string.Join(", ", launcher.Loads.Keys)}");
            }
        }
    }

    /// <summary>Reports a unit whose rounds are all the way in the hands of a fire-control radar that it does not have: it would never shoot.</summary>
    /// <param name="where">Where the fault is shown.</param>
    public static void CheckGuidance(
        SurfaceToAirType system, IReadOnlyList<UnitRadar> radars, IReadOnlyList<UnitLaunchers> launchers,
        SourceSpan where, SourcePositions positions, Diagnostics diagnostics)
    {
        // A system that has none at all is told so, once.
        if (!system.Radars.Values.Any(r => positions.IsSound(r) && r.Role == RadarRole.FireControl))
            return;
        foreach (UnitRadar item in radars)
        {
            // A radar that is not known or not sound may be the one: its own fault is reported already.
            if (!system.Radars.TryGetValue(item.Radar, out RadarType? radar) || !positions.IsSound(radar) || radar.Role == RadarRole.FireControl)
                return;
        }
        foreach (UnitLaunchers item in launchers)
        {
            if (system.Interceptors.TryGetValue(item.Load, out InterceptorType? round) && positions.IsSound(round)
                && round.Guidance is Guidance.Command or Guidance.SemiActive or Guidance.TrackViaMissile)
            {
                diagnostics.Add(where, Codes.NoFireControlRadar, $"the unit has no fire-control radar to guide \"{item.Load}\"",
                    $"guidance {KebabCase.From(round.Guidance)} needs one until the end");
                return;
            }
        }
    }
}
