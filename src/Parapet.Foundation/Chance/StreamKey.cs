namespace Parapet.Foundation;

/// <summary>
/// Names one stream of luck: whose study (seed), which run, for what purpose, for which entity and which other entity.
/// Two different keys never share a draw, so adding a radar does not change another radar's luck.
/// </summary>
/// <param name="Seed">The study's or scenario's seed.</param>
/// <param name="Run">Run index from 0.</param>
/// <param name="Purpose">What is drawn.</param>
/// <param name="Entity">Stable name hash of the entity that draws (<see cref="NameHash"/>).</param>
/// <param name="Other">Stable name hash of the entity it is drawn against, or 0.</param>
public readonly record struct StreamKey(uint Seed, uint Run, byte Purpose, uint Entity, uint Other = 0)
{
    /// <summary>FNV-1a, 32 bits, over the UTF-16 code units: an entity's identity in a key depends on its name only.</summary>
    public static uint NameHash(string name)
    {
        uint h = 2166136261;
        foreach (char c in name)
            h = (h ^ c) * 16777619;
        return h;
    }

    /// <summary>A hash for the <paramref name="index"/>-th thing of a parent; of the kind of, but not equal to, the name hash of "parent/index".</summary>
    public static uint Child(uint parent, int index) => ((parent ^ 0x2f) * 16777619 ^ (uint)index) * 16777619;

    /// <summary>The <paramref name="n"/>-th draw of this stream.</summary>
    public Draw this[uint n]
    {
        get
        {
            (uint a, uint b, uint c, uint d) = Philox.Block(n, Entity, Other, Purpose, Seed, Run);
            return new(((ulong)a << 32) | b, ((ulong)c << 32) | d);
        }
    }
}

/// <summary>One block of luck: 128 bits, read as two uniforms or two normals.</summary>
public readonly record struct Draw(ulong First, ulong Second)
{
    /// <summary>Uniform in (0, 1), 53 bits, never an end point.</summary>
    public double Uniform => ((First >> 11) + 0.5) * (1.0 / (1UL << 53));

    /// <summary>A second uniform in (0, 1), independent of the first.</summary>
    public double Uniform2 => ((Second >> 11) + 0.5) * (1.0 / (1UL << 53));

    /// <summary>Two independent standard normals (Box and Muller 1958).</summary>
    public (double A, double B) Normals
    {
        get
        {
            double r = Math.Sqrt(-2 * ExactMath.Log(Uniform));
            (double s, double c) = ExactMath.SinCos(2 * Math.PI * Uniform2);
            return (r * c, r * s);
        }
    }
}
