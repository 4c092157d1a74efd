namespace Parapet.Model.Text;

/// <summary>What kind of number a field holds; decides which unit texts it accepts and the SI unit it is kept in.</summary>
public enum Dimension
{
    /// <summary>A bare number: share, factor, count.</summary>
    Number,

    /// <summary>m</summary>
    Length,

    /// <summary>s</summary>
    Duration,

    /// <summary>m/s</summary>
    Speed,

    /// <summary>m/s²</summary>
    Acceleration,

    /// <summary>rad</summary>
    Angle,

    /// <summary>m²; dBsm accepted</summary>
    Area,

    /// <summary>Hz</summary>
    Frequency,

    /// <summary>kg</summary>
    Mass,

    /// <summary>kg/s</summary>
    MassFlow,

    /// <summary>kg/m³</summary>
    Density,

    /// <summary>mm/h, which all formulas of rain take</summary>
    RainRate,

    /// <summary>W</summary>
    Power,

    /// <summary>A ratio of powers, kept in decibels as it is written: an interval of it is an interval of decibels</summary>
    Ratio,

    /// <summary>K, absolute or a difference; °C for absolute ones</summary>
    Temperature,

    /// <summary>W/sr</summary>
    RadiantIntensity,

    /// <summary>US dollars</summary>
    Money,

    /// <summary>US dollars per second</summary>
    MoneyRate,

    /// <summary>1/s; also "per year"</summary>
    Rate,

    /// <summary>Pa</summary>
    Pressure,

    /// <summary>Any of the above: a figure for the record which no model reads.</summary>
    Any,
}

/// <summary>
/// Says what a property of a file means. Reading, checking, the JSON Schema and the manual are all made from it, so a
/// field is described once. The key in the file is the property's name in kebab-case (<c>ScanPeriod</c>: <c>scan-period</c>).
/// A property marked <c>required</c> must be given.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FieldAttribute(string meaning, Dimension dimension = Dimension.Number) : Attribute
{
    public string Meaning { get; } = meaning;

    public Dimension Dimension { get; } = dimension;

    /// <summary>Least value allowed, in SI.</summary>
    public double Min { get; set; } = double.NegativeInfinity;

    /// <summary>Greatest value allowed, in SI.</summary>
    public double Max { get; set; } = double.PositiveInfinity;
}
