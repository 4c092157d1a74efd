namespace Parapet.Foundation;

/// <summary>East-north-up tangent frame at a point of the ellipsoid. Azimuth is clockwise from true north.</summary>
public readonly struct LocalFrame
{
    private readonly Vector3D origin;

    public LocalFrame(GeodeticPosition origin)
    {
        Origin = origin;
        this.origin = Wgs84.ToEcef(origin).Vector;
        (double sinLat, double cosLat) = ExactMath.SinCos(origin.Latitude.Radians);
        (double sinLon, double cosLon) = ExactMath.SinCos(origin.Longitude.Radians);
        East = new(-sinLon, cosLon, 0);
        North = new(-sinLat * cosLon, -sinLat * sinLon, cosLat);
        Up = new(cosLat * cosLon, cosLat * sinLon, sinLat);
    }

    public GeodeticPosition Origin { get; }
    public Vector3D OriginEcef => origin;
    public Vector3D East { get; }
    public Vector3D North { get; }
    public Vector3D Up { get; }

    public EnuPosition ToEnu(EcefPosition p) => EnuPosition.From(DirectionToEnu(p.Vector - origin));
    public EcefPosition ToEcef(EnuPosition p) => EcefPosition.From(origin + DirectionToEcef(p.Vector));

    /// <summary>Turns a vector (velocity, difference) from Earth-fixed axes into east, north, up.</summary>
    public Vector3D DirectionToEnu(Vector3D v) => new(v.Dot(East), v.Dot(North), v.Dot(Up));

    /// <summary>Turns a vector from east, north, up into Earth-fixed axes.</summary>
    public Vector3D DirectionToEcef(Vector3D v) => (East * v.X) + (North * v.Y) + (Up * v.Z);
}
