namespace Parapet.Foundation;

/// <summary>
/// Philox 4x32-10, a counter-based generator: four 32-bit words in, four out, no state.
/// Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011), table 2.
/// </summary>
public static class Philox
{
    public static (uint X0, uint X1, uint X2, uint X3) Block(uint c0, uint c1, uint c2, uint c3, uint key0, uint key1)
    {
        for (int round = 0; round < 10; round++)
        {
            ulong p0 = 0xD2511F53UL * c0;
            ulong p1 = 0xCD9E8D57UL * c2;
            c0 = (uint)(p1 >> 32) ^ c1 ^ key0;
            c1 = (uint)p1;
            c2 = (uint)(p0 >> 32) ^ c3 ^ key1;
            c3 = (uint)p0;
            key0 += 0x9E3779B9;
            key1 += 0xBB67AE85;
        }

        return (c0, c1, c2, c3);
    }
}
