using Parapet.Engine.Record;
using Parapet.Interop.Events;
using Parapet.Testing;
using Xunit;

namespace Parapet.Interop.Tests;

/// <summary>docs/formats.md names every kind of event and every value that one carries.</summary>
public class FormatsDocumentTests
{
    private static readonly string[] Rows = File.ReadAllLines(Checkout.Path("docs", "formats.md"));

    [Fact]
    public void Every_kind_of_event_has_its_row_with_the_names_of_its_values()
    {
        foreach (EventKind kind in Enum.GetValues<EventKind>())
        {
            string row = Assert.Single(Rows, r => r.StartsWith("| `", StringComparison.Ordinal) && r.Split('|')[1].Contains($"`{EventKinds.Text(kind)}`", StringComparison.Ordinal) && r.Split('|').Length == 6);
            foreach (string value in EventLog.ValueNames(kind))
                Assert.Contains($"`{value}`", row, StringComparison.Ordinal);
        }
    }
}
