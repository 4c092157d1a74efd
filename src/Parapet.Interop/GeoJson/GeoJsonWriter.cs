using System.Text.Json;
using Parapet.Foundation;
using Parapet.Interop.Json;

namespace Parapet.Interop.GeoJson;

/// <summary>
/// Writes a feature collection (RFC 7946), feature by feature: longitude before latitude, degrees; outer rings
/// counter-clockwise and holes clockwise (section 3.1.6), turned round here where they are not; rings closed here. Heights are
/// left out. Shapes across the 180th meridian or around a pole are not cut.
/// </summary>
public sealed class GeoJsonWriter : IDisposable
{
    private readonly Utf8JsonWriter json;
    private readonly Stream stream;
    private readonly int decimals;

    /// <param name="decimals">Of a coordinate in degrees, [2, 6]: 2 is 1.1 km, 6 is 11 cm. The stream stays open.</param>
    /// <param name="members">Writes further members of the collection (section 6.1), before the features.</param>
    /// <exception cref="ArgumentOutOfRangeException">Decimals outside [2, 6].</exception>
    public GeoJsonWriter(Stream stream, int decimals = 5, Action<Utf8JsonWriter>? members = null)
    {
        if (decimals is < 2 or > 6)
            throw new ArgumentOutOfRangeException(nameof(decimals), decimals, "Coordinates have 2 to 6 decimals.");
        this.stream = stream;
        this.decimals = decimals;
        json = new(stream, JsonNumbers.Compact);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        members?.Invoke(json);
        json.WriteStartArray("features");
    }

    /// <param name="properties">Writes the members of <c>properties</c>.</param>
    public void Point(string id, GeodeticPosition place, Action<Utf8JsonWriter> properties)
    {
        Begin(id, "Point");
        Coordinate(place);
        End(properties);
    }

    /// <exception cref="ArgumentException">Fewer than two points.</exception>
    public void Line(string id, IReadOnlyList<GeodeticPosition> points, Action<Utf8JsonWriter> properties)
    {
        if (points.Count < 2)
            throw new ArgumentException("A line has two points or more.", nameof(points));
        Begin(id, "LineString");
        json.WriteStartArray();
        foreach (GeodeticPosition p in points)
            Coordinate(p);
        json.WriteEndArray();
        End(properties);
    }

    /// <param name="rings">The outline, then its holes, each of three points or more; the first point may stand again at the end.</param>
    /// <exception cref="ArgumentException">No ring, or one of fewer than three points.</exception>
    public void Polygon(string id, IReadOnlyList<IReadOnlyList<GeodeticPosition>> rings, Action<Utf8JsonWriter> properties)
    {
        CheckRings(rings);
        Begin(id, "Polygon");
        Rings(rings);
        End(properties);
    }

    /// <summary>Several polygons as one feature; rings as in <see cref="Polygon"/>.</summary>
    /// <exception cref="ArgumentException">No ring, or one of fewer than three points.</exception>
    public void MultiPolygon(
        string id, IReadOnlyList<IReadOnlyList<IReadOnlyList<GeodeticPosition>>> polygons, Action<Utf8JsonWriter> properties)
    {
        foreach (IReadOnlyList<IReadOnlyList<GeodeticPosition>> rings in polygons)
            CheckRings(rings);
        Begin(id, "MultiPolygon");
        json.WriteStartArray();
        foreach (IReadOnlyList<IReadOnlyList<GeodeticPosition>> rings in polygons)
            Rings(rings);
        json.WriteEndArray();
        End(properties);
    }

    /// <summary>A feature that is nowhere: its geometry is null (section 3.2).</summary>
    public void Nowhere(string id, Action<Utf8JsonWriter> properties)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteString("id", id);
        json.WriteNull("geometry");
        Properties(properties);
    }

    /// <summary>Ends the collection with a line feed.</summary>
    public void Dispose()
    {
        json.WriteEndArray();
        json.WriteEndObject();
        json.Dispose();
        stream.WriteByte((byte)'\n');
    }

    private static void CheckRings(IReadOnlyList<IReadOnlyList<GeodeticPosition>> rings)
    {
        if (rings.Count == 0 || rings.Any(r => Open(r) < 3))
            throw new ArgumentException("A polygon has a ring, and each ring three points or more.", nameof(rings));
    }

    private void Begin(string id, string geometry)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteString("id", id);
        json.WriteStartObject("geometry");
        json.WriteString("type", geometry);
        json.WritePropertyName("coordinates");
    }

    private void End(Action<Utf8JsonWriter> properties)
    {
        json.WriteEndObject();
        Properties(properties);
    }

    private void Properties(Action<Utf8JsonWriter> properties)
    {
        json.WriteStartObject("properties");
        properties(json);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
    }

    private void Rings(IReadOnlyList<IReadOnlyList<GeodeticPosition>> rings)
    {
        json.WriteStartArray();
        for (int i = 0; i < rings.Count; i++)
            Ring(rings[i], counterClockwise: i == 0);
        json.WriteEndArray();
    }

    private void Ring(IReadOnlyList<GeodeticPosition> ring, bool counterClockwise)
    {
        int count = Open(ring);
        bool turn = TwiceArea(ring, count) > 0 != counterClockwise;
        json.WriteStartArray();
        for (int i = 0; i <= count; i++)
            Coordinate(ring[turn ? (count - i) % count : i % count]);
        json.WriteEndArray();
    }

    /// <summary>Points without the repeated last.</summary>
    private static int Open(IReadOnlyList<GeodeticPosition> ring) => ring.Count > 1 && ring[0] == ring[^1] ? ring.Count - 1 : ring.Count;

    /// <summary>
    /// Twice the signed area in the plane of longitude and latitude; positive counter-clockwise. Taken about the first point,
    /// against cancellation.
    /// </summary>
    private static double TwiceArea(IReadOnlyList<GeodeticPosition> ring, int count)
    {
        double sum = 0;
        for (int i = 1; i + 1 < count; i++)
        {
            double x1 = (ring[i].Longitude - ring[0].Longitude).Radians, y1 = (ring[i].Latitude - ring[0].Latitude).Radians;
            double x2 = (ring[i + 1].Longitude - ring[0].Longitude).Radians, y2 = (ring[i + 1].Latitude - ring[0].Latitude).Radians;
            sum += (x1 * y2) - (x2 * y1);
        }

        return sum;
    }

    private void Coordinate(GeodeticPosition p)
    {
        json.WriteStartArray();
        json.WriteRoundedValue(p.Longitude.Degrees, decimals);
        json.WriteRoundedValue(p.Latitude.Degrees, decimals);
        json.WriteEndArray();
    }
}
