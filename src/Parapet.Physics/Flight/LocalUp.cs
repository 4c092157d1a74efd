using Parapet.Foundation;

namespace Parapet.Physics.Flight;

/// <summary>
/// The unit normal of the ellipsoid through a point, without trigonometry: within 2e-5 rad of the exact one from the ground to
/// 1,000 km (the radius differs from it by up to 3.4e-3).
/// </summary>
internal static class LocalUp
{
    private const double Excess = Wgs84.EccentricitySquared / (1 - Wgs84.EccentricitySquared);

    public static Vector3D At(Vector3D positionM)
    {
        double weight = 1 + (Excess * Wgs84.SemiMajorAxisM / positionM.Length);
        return new Vector3D(positionM.X, positionM.Y, positionM.Z * weight).Unit();
    }
}
