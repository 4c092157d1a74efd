using Parapet.Engine.Build;
using Parapet.Model.Catalogue;
using Parapet.Model.Checks;
using Parapet.Testing;
using Xunit;

namespace Parapet.Engine.Tests.Build;

public class HeatSignatureTests
{
    // What the catalogue had assumed outright before it said what makes each threat warm: low and high ends of a factor on the range at which a jet fighter is seen.
    [Theory]
    [InlineData("fighter-bomber", 0.7, 1.6)]
    [InlineData("bomber", 1, 3)]
    [InlineData("high-altitude-aircraft", 0.8, 2)]
    [InlineData("cruise-missile", 0.3, 0.8)]
    [InlineData("cruise-missile-low-observable", 0.2, 0.7)]
    [InlineData("decoy", 0.2, 0.7)]
    [InlineData("one-way-attack-drone", 0.1, 0.4)]
    [InlineData("short-range-ballistic-missile", 1.5, 8)]
    [InlineData("quasi-ballistic-missile", 1.5, 8)]
    public void Skin_exhaust_and_plume_together_are_as_warm_from_ahead_as_was_thought(string id, double low, double high)
    {
        Diagnostics faults = new();
        ThreatType? threat = new CatalogueStore(Checkout.Path("catalogue"), faults).Find<ThreatType>(id, default);
        Assert.NotNull(threat?.Infrared);
        Assert.InRange(HeatSignature.Of(threat), low, high);
    }
}
