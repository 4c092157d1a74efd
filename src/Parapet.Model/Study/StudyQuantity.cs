using Parapet.Model.Catalogue;
using Parapet.Model.Text;

namespace Parapet.Model.Study;

/// <summary>A number that a study does not know, or holds fixed although its interval is open.</summary>
/// <param name="Name">As <see cref="Scenario.DrawnQuantities"/> names it; <c>timeline.…</c> for one of the timeline; a factor's id for a value of the scenario.</param>
/// <param name="Quantity">Interval and provenance.</param>
/// <param name="Shape">How belief is spread over the interval.</param>
/// <param name="Group">Quantities of one group are one unknown; null where it stands alone.</param>
/// <param name="Falling">Falls when the others of its group rise.</param>
/// <param name="Varies">Whether samples draw it; else it stays at its likely value.</param>
/// <param name="Text">The factor whose paths in the scenario's text take it; null for a figure of the catalogue or the timeline.</param>
/// <param name="Ranged">A figure of the catalogue whose interval is that of a range factor: its value counts even where nothing is drawn.</param>
public sealed record StudyQuantity(
    string Name, Quantity Quantity, BeliefShape Shape, string? Group, bool Falling, bool Varies, FactorDefinition? Text = null, bool Ranged = false);
