namespace Parapet.Foundation;

/// <summary>
/// WGS 84 latitude (north positive, [-90°, 90°]), longitude (east positive) and height above the ellipsoid in metres.
/// Elevation data above mean sea level is used as if above the ellipsoid (docs/known-limits.md).
/// </summary>
public readonly record struct GeodeticPosition(Angle Latitude, Angle Longitude, double HeightM)
{
    public static GeodeticPosition FromDegrees(double latitude, double longitude, double heightM = 0) =>
        new(Angle.FromDegrees(latitude), Angle.FromDegrees(longitude), heightM);
}

/// <summary>Earth-centred, Earth-fixed position in metres: X to 0° N 0° E, Z to the north pole.</summary>
public readonly record struct EcefPosition(double XM, double YM, double ZM)
{
    public Vector3D Vector => new(XM, YM, ZM);
    public static EcefPosition From(Vector3D v) => new(v.X, v.Y, v.Z);
}

/// <summary>Position in metres in a <see cref="LocalFrame"/>: east, north, up of its origin's tangent plane.</summary>
public readonly record struct EnuPosition(double EastM, double NorthM, double UpM)
{
    public Vector3D Vector => new(EastM, NorthM, UpM);
    public static EnuPosition From(Vector3D v) => new(v.X, v.Y, v.Z);
}
