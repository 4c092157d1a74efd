using FsCheck;
using FsCheck.Fluent;
using Parapet.Model.Checks;
using Parapet.Model.Text;
using Parapet.Testing;
using Xunit;

namespace Parapet.Model.Tests.Text;

public class UnitTests
{
    [Theory]
    [InlineData("40 km", Dimension.Length, 40_000)]
    [InlineData("590 NM", Dimension.Length, 1_092_680)]
    [InlineData("33 ft", Dimension.Length, 10.0584)]
    [InlineData("3.1 GHz", Dimension.Frequency, 3.1e9)]
    [InlineData("-20 dBsm", Dimension.Area, 0.01)]
    [InlineData("0 dBsm", Dimension.Area, 1)]
    [InlineData("0.1 m2", Dimension.Area, 0.1)]
    [InlineData("0.1 m²", Dimension.Area, 0.1)]
    [InlineData("2.5 bn USD", Dimension.Money, 2.5e9)]
    [InlineData("4.2 m USD", Dimension.Money, 4.2e6)]
    [InlineData("36000 USD/h", Dimension.MoneyRate, 10)]
    [InlineData("12 g", Dimension.Acceleration, 117.6798)]
    [InlineData("120 m/s2", Dimension.Acceleration, 120)]
    [InlineData("1.3 deg", Dimension.Angle, 0.022689280275926284)]
    [InlineData("4 mrad", Dimension.Angle, 0.004)]
    [InlineData("5 min", Dimension.Duration, 300)]
    [InlineData("2 years", Dimension.Duration, 63_115_200)]
    [InlineData("800 kg/h", Dimension.MassFlow, 0.22222222222222221)]
    [InlineData("60 km/h", Dimension.Speed, 16.666666666666668)]
    [InlineData("20 kt", Dimension.Speed, 10.288888888888889)]
    [InlineData("12 /year", Dimension.Rate, 3.802570537683474e-07)]
    [InlineData("12 per year", Dimension.Rate, 3.802570537683474e-07)]
    [InlineData("  1e3   m ", Dimension.Length, 1000)]
    [InlineData("40km", Dimension.Length, 40_000)]
    [InlineData("+.5 s", Dimension.Duration, 0.5)]
    [InlineData("0.7", Dimension.Number, 0.7)]
    [InlineData("1e-6", Dimension.Number, 1e-6)]
    [InlineData("70 %", Dimension.Any, 0.7)]
    [InlineData("48 bcm/year", Dimension.Any, 48)]
    [InlineData("12", Dimension.Any, 12)]
    public void A_number_with_a_unit_is_read_in_SI(string text, Dimension due, double expected)
    {
        UnitReading reading = Units.Read(text, due);
        Assert.True(reading.IsSound, reading.Fault);
        Near.Equal(expected, reading.Si, relative: 1e-15);
    }

    [Theory]
    [InlineData("40", Dimension.Length, Codes.UnitMissing)]
    [InlineData("40 kms", Dimension.Length, Codes.UnknownUnit)]
    [InlineData("40 KM", Dimension.Length, Codes.UnknownUnit)]
    [InlineData("40 s", Dimension.Length, Codes.WrongDimension)]
    [InlineData("70 %", Dimension.Number, Codes.UnitNotDue)]
    [InlineData("3 m", Dimension.Number, Codes.UnitNotDue)]
    [InlineData("NaN m", Dimension.Length, Codes.NotFinite)]
    [InlineData("-Infinity m", Dimension.Length, Codes.NotFinite)]
    [InlineData("1e999 m", Dimension.Length, Codes.NotFinite)]
    [InlineData("1e306 km", Dimension.Length, Codes.NotFinite)]
    [InlineData("9e9 dBsm", Dimension.Area, Codes.NotFinite)]
    [InlineData("1,5 km", Dimension.Length, Codes.NotANumber)]
    [InlineData("1.000.000 m", Dimension.Length, Codes.NotANumber)]
    [InlineData("36,000 USD/h", Dimension.MoneyRate, Codes.NotANumber)]
    [InlineData("km 40", Dimension.Length, Codes.NotANumber)]
    [InlineData("", Dimension.Length, Codes.NotANumber)]
    [InlineData("-", Dimension.Length, Codes.NotANumber)]
    [InlineData(".", Dimension.Length, Codes.NotANumber)]
    [InlineData("0x10 m", Dimension.Length, Codes.UnknownUnit)]
    [InlineData("4 0 km", Dimension.Length, Codes.UnknownUnit)]
    [InlineData("4 m USD", Dimension.Length, Codes.WrongDimension)]
    [InlineData("٤ km", Dimension.Length, Codes.NotANumber)]
    public void What_is_no_number_of_the_dimension_due_is_refused(string text, Dimension due, string code)
    {
        Assert.Equal(code, Units.Read(text, due).Code);
    }

    [Theory]
    [InlineData(Dimension.Length)]
    [InlineData(Dimension.Area)]
    [InlineData(Dimension.Money)]
    [InlineData(Dimension.Rate)]
    public void The_hint_for_a_bare_number_names_the_units_and_an_example_that_is_accepted(Dimension due)
    {
        UnitReading reading = Units.Read("40", due);
        Assert.All(Units.Accepted(due), unit => Assert.Contains(unit.Name, reading.Hint, StringComparison.Ordinal));
        Assert.Contains($"\"{Units.Example(due)}\"", reading.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_dimension_has_an_example_that_it_accepts_and_an_SI_unit_of_factor_one()
    {
        foreach (Dimension due in Enum.GetValues<Dimension>())
        {
            Assert.True(Units.Read(Units.Example(due), due).IsSound, due.ToString());
            Assert.True(due is Dimension.Number or Dimension.Any || Units.Read("1 " + Units.SiUnit(due), due) is { IsSound: true, Si: 1 }, due.ToString());
        }
    }

    [Fact]
    public void A_value_printed_in_any_unit_is_read_back_the_same()
    {
        var cases =
            from unit in Gen.Elements(Units.Accepted(Dimension.Any).ToArray())
            from mantissa in Gen.Choose(1, 999_999_999)
            from exponent in Gen.Choose(-12, 6)
            select (unit, Si: mantissa * Math.Round(1e12 * Parapet.Foundation.ExactMath.Pow(10, exponent)) / 1e12);
        Prop.ForAll(cases.Where(c => c.Si > 0).ToArbitrary(), c =>
        {
            string text = Units.Format(c.Si, c.unit.Name);
            UnitReading reading = Units.Read(text, c.unit.Dimension);
            // Twelve digits in the unit; decibels turn a relative error of the level into one of its tenth power.
            double allowed = c.unit.Decibel ? 1e-9 : 1e-11;
            return (reading.IsSound && Math.Abs(reading.Si - c.Si) <= allowed * (c.Si + c.unit.Offset) && reading.Unit == c.unit.Name).Label($"{c.Si:R} {text} {reading}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void No_text_makes_the_reader_throw()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), ArbMap.Default.ArbFor<Dimension>(), (text, due) =>
        {
            UnitReading reading = Units.Read(text ?? "", due);
            return double.IsFinite(reading.Si) && (reading.IsSound || reading.Fault.Length > 0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Theory]
    [InlineData(40_000, "km", "40 km")]
    [InlineData(0.01, "dBsm", "-20 dBsm")]
    [InlineData(2.5e9, "bn USD", "2.5 bn USD")]
    [InlineData(0.7, "", "0.7")]
    public void Values_are_printed_as_people_write_them(double si, string unit, string expected) => Assert.Equal(expected, Units.Format(si, unit));

    [Fact]
    public void A_unit_that_is_not_in_the_table_is_the_callers_fault() =>
        Assert.Throws<ArgumentException>(() => Units.Format(1, "furlong"));

    [Fact]
    public void Every_unit_name_is_read_as_itself()
    {
        foreach (MeasureUnit unit in Units.Accepted(Dimension.Any))
            Assert.Equal(unit.Name, Units.Read("1 " + unit.Name, unit.Dimension).Unit);
    }
}
