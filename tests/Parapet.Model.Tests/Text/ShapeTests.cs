using System.Reflection;
using Parapet.Model.Catalogue;
using Parapet.Model.Scenario;
using Parapet.Model.Study;
using Parapet.Model.Text;
using Xunit;

namespace Parapet.Model.Tests.Text;

/// <summary>What the reader relies on in the record types.</summary>
public class ShapeTests
{
    private static readonly Type[] Roots = [typeof(ScenarioDocument), typeof(SurfaceToAirType), typeof(AircraftType), typeof(ThreatType), typeof(SourceEntry), typeof(TimelineDefinition)];

    /// <summary>Every record type that a file can hold.</summary>
    private static List<Type> AllRecords()
    {
        List<Type> found = [.. Roots];
        for (int i = 0; i < found.Count; i++)
        {
            foreach (FieldShape field in RecordShape.Of(found[i]).Fields)
            {
                Type type = RecordShape.ListItem(field.Type) ?? RecordShape.DictionaryItem(field.Type)?.Value ?? field.Type;
                if (RecordShape.IsRecord(type) && !found.Contains(type))
                    found.Add(type);
            }
        }
        return found;
    }

    [Fact]
    public void Every_public_property_of_a_record_says_what_it_means()
    {
        foreach (Type type in AllRecords())
        {
            foreach (PropertyInfo property in type.GetProperties().Where(p => p.GetIndexParameters().Length == 0))
                Assert.True(RecordShape.Of(type).Fields.Any(f => f.Property.Name == property.Name), $"{type.Name}.{property.Name} has no [Field]");
        }
    }

    [Fact]
    public void Every_field_has_a_type_that_files_can_give()
    {
        Type[] single = [typeof(string), typeof(double), typeof(int), typeof(uint), typeof(bool), typeof(GeoPoint), typeof(DateOnly), typeof(Quantity)];
        foreach (FieldShape field in AllRecords().SelectMany(t => RecordShape.Of(t).Fields))
        {
            Type type = RecordShape.ListItem(field.Type) ?? RecordShape.DictionaryItem(field.Type)?.Value ?? field.Type;
            Assert.True(single.Contains(type) || type.IsEnum || RecordShape.IsRecord(type), $"{field.Property.DeclaringType}.{field.Property.Name}: {type}");
        }
    }

    [Fact]
    public void No_optional_list_or_mapping_is_null_unless_it_says_so()
    {
        NullabilityInfoContext nullability = new();
        foreach (Type type in AllRecords())
        {
            object record = Activator.CreateInstance(type)!;
            foreach (FieldShape field in RecordShape.Of(type).Fields.Where(f => !f.Required))
            {
                if (nullability.Create(field.Property).ReadState == NullabilityState.NotNull)
                    Assert.True(field.Get(record) is not null, $"{type.Name}.{field.Property.Name} is null where its key is left out");
            }
        }
    }

    [Theory]
    [InlineData("ScanPeriod", "scan-period")]
    [InlineData("Vhf", "vhf")]
    [InlineData("RangeMaximumBallistic", "range-maximum-ballistic")]
    public void Keys_are_names_in_kebab_case(string name, string key) => Assert.Equal(key, KebabCase.From(name));

    [Theory]
    [InlineData("s-400", true)]
    [InlineData("48n6e3", true)]
    [InlineData("S-400", false)]
    [InlineData("a--b", false)]
    [InlineData("-a", false)]
    [InlineData("a-", false)]
    [InlineData("a.b", false)]
    [InlineData("", false)]
    public void Ids_have_one_form(string text, bool expected) => Assert.Equal(expected, KebabCase.IsId(text));

    [Theory]
    [InlineData("rotatin", "rotating")]
    [InlineData("Rotating", "rotating")]
    [InlineData("tset-sam", "test-sam")]
    [InlineData("S", "s")]
    [InlineData("zebra", null)]
    [InlineData("", null)]
    public void The_nearest_word_is_suggested_if_it_is_near(string written, string? expected) =>
        Assert.Equal(expected, Suggestion.Nearest(written, ["rotating", "sector", "test-sam", "s", "x"]));
}
