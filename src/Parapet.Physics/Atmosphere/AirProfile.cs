using Parapet.Foundation;
using Parapet.Physics.Flight;

namespace Parapet.Physics.Atmosphere;

/// <summary>What is known of the air at one height.</summary>
/// <param name="HeightM">Above mean sea level, m.</param>
/// <param name="TemperatureK">NaN where the level says nothing of it.</param>
/// <param name="WindEastMps">Whither the air moves, towards east, m/s; NaN where the level says nothing of it.</param>
/// <param name="WindNorthMps">Towards north, m/s; NaN with the other.</param>
public readonly record struct AirLevel(double HeightM, double TemperatureK, double WindEastMps, double WindNorthMps)
{
    /// <summary>A wind as it is reported: whence it blows, clockwise from north, rad; m/s.</summary>
    public static AirLevel OfWind(double heightM, double fromRad, double speedMps)
    {
        (double sin, double cos) = ExactMath.SinCos(fromRad);
        return new(heightM, double.NaN, -speedMps * sin, -speedMps * cos);
    }
}

/// <summary>
/// The air over the theatre by height: density, speed of sound and wind, the same everywhere on the map. Read by everything that flies, from
/// posts every 100 m from -1 to 100 km, linear between them: density and sound within 1e-4 of the standard, 3e-4 and 4e-4 in the hundred metres
/// that hold the tropopause, 8 ns a read. Above, no air. Immutable and thread safe; two profiles with the same posts are equal.
/// </summary>
/// <remarks>
/// Pressure by hydrostatics in geopotential height H, d ln p / dH = -g0 / (R T): US Standard Atmosphere 1976, equation 24 ff., with the
/// profile's own temperature, by Simpson's rule over each 100 m (within 2e-6 of the standard's closed forms up to 86 km, tested).
/// Dry air: at 30 °C saturated with water the true density is 1.6 % lower, and sound as much as 0.8 % faster. Above 86 km the standard's density in the ratio of 86 km.
/// </remarks>
public sealed class AirProfile : IEquatable<AirProfile>
{
    /// <summary>Above it there is neither drag nor wind, m.</summary>
    public const double TopM = 100_000;

    private const double LowestM = -1000;
    private const double StepM = 100;
    private const int Posts = 1012;
    private const int SeaLevelPost = 10;
    private const double GasConstant = 8314.32 / 28.9644;
    private const double GravityOverR = 9.80665 / GasConstant;

    private readonly Post[] posts;
    private readonly int hash;

    private AirProfile(Post[] posts, bool isCalm)
    {
        this.posts = posts;
        IsCalm = isCalm;
        var code = new HashCode();
        foreach (int i in (ReadOnlySpan<int>)[0, SeaLevelPost, 60, 110, 300])
            code.Add(posts[i]);
        hash = code.ToHashCode();
    }

    /// <summary>The US Standard Atmosphere 1976, without wind.</summary>
    public static AirProfile Standard { get; } = Build(0, 101_325, []);

    /// <summary>Whether the air stands still at every height.</summary>
    public bool IsCalm { get; }

    /// <summary>The posts as numbers, for hashing.</summary>
    public ReadOnlySpan<byte> Bytes => System.Runtime.InteropServices.MemoryMarshal.AsBytes(posts.AsSpan());

    /// <summary>Builds a profile.</summary>
    /// <param name="temperatureOffsetK">Over the standard's temperature at every height; not read where a level gives a temperature.</param>
    /// <param name="seaLevelPressurePa">Pressure at mean sea level, Pa.</param>
    /// <param name="levels">
    /// Rising. Temperature and the two parts of the wind run straight between the levels that give them; beyond, the nearest one's departure from the standard
    /// temperature, and its wind, hold.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A pressure or temperature that is not positive, or levels that do not rise.</exception>
    public static AirProfile Build(double temperatureOffsetK, double seaLevelPressurePa, ReadOnlySpan<AirLevel> levels)
    {
        if (!(seaLevelPressurePa > 0))
            throw new ArgumentOutOfRangeException(nameof(seaLevelPressurePa), seaLevelPressurePa, "Pressure at sea level, Pa: positive.");
        List<AirLevel> warm = [], windy = [];
        double before = double.NegativeInfinity;
        foreach (AirLevel level in levels)
        {
            if (!(level.HeightM > before))
                throw new ArgumentOutOfRangeException(nameof(levels), level.HeightM, "Height of a level of the air, m: above the level before it.");
            before = level.HeightM;
            if (!double.IsNaN(level.TemperatureK))
                warm.Add(level);
            if (!double.IsNaN(level.WindEastMps))
                windy.Add(level);
        }

        bool standard = warm.Count == 0 && temperatureOffsetK == 0 && seaLevelPressurePa == 101_325;
        var posts = new Post[Posts];
        if (standard)
        {
            for (int i = 0; i < Posts; i++)
            {
                AirState air = StandardAtmosphere.At(LowestM + (i * StepM));
                posts[i] = new(air.DensityKgpm3, air.SpeedOfSoundMps, 0, 0);
            }
        }
        else
        {
            Hydrostatic(posts, temperatureOffsetK, seaLevelPressurePa, warm);
        }

        bool calm = true;
        for (int i = 0; i < Posts && windy.Count > 0; i++)
        {
            double z = LowestM + (i * StepM);
            double east = Between(windy, z, static l => l.WindEastMps), north = Between(windy, z, static l => l.WindNorthMps);
            posts[i] = posts[i] with { EastMps = east, NorthMps = north };
            calm &= east == 0 && north == 0;
        }

        return new(posts, calm);
    }

    /// <summary>Density in kg/m³ and speed of sound in m/s at a height in metres above the ellipsoid; above 100 km no density.</summary>
    public double At(double heightM, out double soundMps)
    {
        double x = (heightM - LowestM) * (1 / StepM);
        if (!(x > 0))
            x = 0;
        if (x >= Posts - 1)
        {
            soundMps = posts[Posts - 1].SoundMps;
            return 0;
        }

        int i = (int)x;
        double u = x - i;
        ref readonly Post a = ref posts[i], b = ref posts[i + 1];
        soundMps = a.SoundMps + (u * (b.SoundMps - a.SoundMps));
        return a.DensityKgpm3 + (u * (b.DensityKgpm3 - a.DensityKgpm3));
    }

    public double DensityAt(double heightM) => At(heightM, out _);

    /// <summary>The same air without its wind.</summary>
    public AirProfile Stilled() => IsCalm ? this : new([.. posts.Select(p => p with { EastMps = 0, NorthMps = 0 })], true);

    /// <summary>Everything at a height: temperature and pressure follow from density and sound.</summary>
    public AirState StateAt(double heightM)
    {
        double density = At(heightM, out double sound);
        double temperature = sound * sound / (1.4 * GasConstant);
        return new(temperature, density * GasConstant * temperature, density, sound);
    }

    /// <summary>Whither the air moves, east and north, m/s.</summary>
    public (double EastMps, double NorthMps) WindAt(double heightM)
    {
        double x = (heightM - LowestM) * (1 / StepM);
        if (IsCalm || !(x < Posts - 1))
            return (0, 0);
        if (!(x > 0))
            x = 0;
        int i = (int)x;
        double u = x - i;
        ref readonly Post a = ref posts[i], b = ref posts[i + 1];
        return (a.EastMps + (u * (b.EastMps - a.EastMps)), a.NorthMps + (u * (b.NorthMps - a.NorthMps)));
    }

    /// <summary>The wind as a velocity in Earth-fixed axes, m/s; horizontal to 2e-5.</summary>
    /// <param name="positionM">Earth-fixed, m; not on the axis of the Earth.</param>
    /// <param name="heightM">Its height, m.</param>
    public Vector3D WindAt(Vector3D positionM, double heightM)
    {
        if (IsCalm || heightM >= TopM)
            return Vector3D.Zero;
        (double eastMps, double northMps) = WindAt(heightM);
        Vector3D east = new Vector3D(-positionM.Y, positionM.X, 0).Unit();
        Vector3D north = LocalUp.At(positionM).Cross(east);
        return (eastMps * east) + (northMps * north);
    }

    public bool Equals(AirProfile? other) => other is not null && (ReferenceEquals(this, other) || Bytes.SequenceEqual(other.Bytes));

    public override bool Equals(object? obj) => Equals(obj as AirProfile);

    public override int GetHashCode() => hash;

    // Upwards and downwards from the sea, pressure as p0 exp(-g0/R ∫ dH / T).
    private static void Hydrostatic(Post[] posts, double offsetK, double seaLevelPressurePa, List<AirLevel> warm)
    {
        double anchor = StandardAtmosphere.At(StandardAtmosphere.TopM).DensityKgpm3, atTop = anchor;
        foreach (int direction in (ReadOnlySpan<int>)[-1, 1])
        {
            double sum = 0;
            for (int i = SeaLevelPost; i >= 0 && i < posts.Length; i += direction)
            {
                double z = LowestM + (i * StepM);
                if (i != SeaLevelPost)
                    sum += direction * Inverse(z - (direction * StepM), z, offsetK, warm);
                double t = Temperature(z, offsetK, warm);
                double density = seaLevelPressurePa * ExactMath.Exp(-GravityOverR * sum) / (GasConstant * t);
                if (z == StandardAtmosphere.TopM)
                    atTop = density;
                if (z > StandardAtmosphere.TopM)
                    density = StandardAtmosphere.Density(z) * (atTop / anchor);
                posts[i] = new(density, Math.Sqrt(1.4 * GasConstant * t), 0, 0);
            }
        }
    }

    /// <summary>∫ dH / T between two heights, in the order given taken as upward, m/K.</summary>
    private static double Inverse(double fromM, double toM, double offsetK, List<AirLevel> warm)
    {
        double mid = 0.5 * (fromM + toM);
        double h = Math.Abs(StandardAtmosphere.GeopotentialM(toM) - StandardAtmosphere.GeopotentialM(fromM));
        return h / 6 * ((1 / Temperature(fromM, offsetK, warm)) + (4 / Temperature(mid, offsetK, warm)) + (1 / Temperature(toM, offsetK, warm)));
    }

    private static double Temperature(double heightM, double offsetK, List<AirLevel> warm)
    {
        double t;
        if (warm.Count == 0)
            t = StandardAtmosphere.At(heightM).TemperatureK + offsetK;
        else if (heightM <= warm[0].HeightM)
            t = StandardAtmosphere.At(heightM).TemperatureK + warm[0].TemperatureK - StandardAtmosphere.At(warm[0].HeightM).TemperatureK;
        else if (heightM >= warm[^1].HeightM)
            t = StandardAtmosphere.At(heightM).TemperatureK + warm[^1].TemperatureK - StandardAtmosphere.At(warm[^1].HeightM).TemperatureK;
        else
            t = Between(warm, heightM, static l => l.TemperatureK);
        return t > 0 ? t : throw new ArgumentOutOfRangeException(nameof(offsetK), t, "Temperature of the air, K: positive at every height.");
    }

    private static double Between(List<AirLevel> levels, double heightM, Func<AirLevel, double> value)
    {
        int i = 0;
        while (i + 1 < levels.Count && levels[i + 1].HeightM < heightM)
            i++;
        if (i + 1 == levels.Count || heightM <= levels[i].HeightM)
            return value(levels[i]);
        AirLevel a = levels[i], b = levels[i + 1];
        return value(a) + ((heightM - a.HeightM) / (b.HeightM - a.HeightM) * (value(b) - value(a)));
    }

    private readonly record struct Post(double DensityKgpm3, double SoundMps, double EastMps, double NorthMps);
}
