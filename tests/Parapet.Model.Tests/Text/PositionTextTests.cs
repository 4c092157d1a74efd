using FsCheck;
using FsCheck.Fluent;
using Parapet.Model.Checks;
using Parapet.Model.Scenario;
using Parapet.Model.Text;
using Parapet.Testing;
using Xunit;

namespace Parapet.Model.Tests.Text;

public class PositionTextTests
{
    private const double Degree = Math.PI / 180;

    [Theory]
    [InlineData("36.86 N 35.94 E", 36.86, 35.94)]
    [InlineData("36.86 N, 35.94 E", 36.86, 35.94)]
    [InlineData("33.9S 18.4E", -33.9, 18.4)]
    [InlineData("0 N 180 W", 0, -180)]
    [InlineData(" 90 S 0 E ", -90, 0)]
    public void A_position_is_read_in_radians_north_and_east_positive(string text, double latitudeDeg, double longitudeDeg)
    {
        (GeoPoint point, Diagnostic? fault) = PositionText.Read(text, default);
        Assert.Null(fault);
        Near.Equal(latitudeDeg * Degree, point.LatitudeRad, absolute: 1e-15);
        Near.Equal(longitudeDeg * Degree, point.LongitudeRad, absolute: 1e-15);
    }

    [Theory]
    [InlineData("36.86 35.94", Codes.PositionUnreadable)]
    [InlineData("35.94 E 36.86 N", Codes.PositionUnreadable)]
    [InlineData("-36.86 N 35.94 E", Codes.PositionUnreadable)]
    [InlineData("36.86 N 35.94 E 100 m", Codes.PositionUnreadable)]
    [InlineData("36.8.6 N 35.94 E", Codes.PositionUnreadable)]
    [InlineData("36,86 N 35,94 E", Codes.PositionUnreadable)]
    [InlineData("36.86 n 35.94 e", Codes.PositionUnreadable)]
    [InlineData("36° N 35° E", Codes.PositionUnreadable)]
    [InlineData("", Codes.PositionUnreadable)]
    [InlineData("90.01 N 0 E", Codes.PositionOutOfRange)]
    [InlineData("0 N 180.5 E", Codes.PositionOutOfRange)]
    public void What_is_no_position_is_refused(string text, string code) => Assert.Equal(code, PositionText.Read(text, default).Fault?.Code);

    [Fact]
    public void A_printed_position_is_read_back_the_same()
    {
        Gen<(int, int)> hundredths = from a in Gen.Choose(-9000, 9000) from b in Gen.Choose(-18000, 18000) select (a, b);
        Prop.ForAll(hundredths.ToArbitrary(), p =>
        {
            GeoPoint point = new(p.Item1 / 100.0 * Degree, p.Item2 / 100.0 * Degree, default);
            (GeoPoint back, Diagnostic? fault) = PositionText.Read(PositionText.Format(point, 2), default);
            return fault is null && Math.Abs(back.LatitudeRad - point.LatitudeRad) < 1e-12 && Math.Abs(back.LongitudeRad - point.LongitudeRad) < 1e-12;
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("36 N 35 E", 0)]
    [InlineData("36.8 N 35.94 E", 2)]
    [InlineData("36.861 N 35.9 E", 3)]
    [InlineData("36.860 N 35.9 E", 3)]
    public void Decimals_are_counted_as_written(string text, int expected) => Assert.Equal(expected, PositionText.Decimals(text));
}
