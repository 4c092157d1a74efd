using Parapet.Foundation;

namespace Parapet.Physics.Estimation;

/// <summary>
/// A three-state Kalman filter of a target for a seeker: position, velocity and acceleration, driven by white jerk, from noisy positions.
/// Noise and jerk are taken alike in all axes, so that one 3 × 3 covariance serves three axes.
/// Source: Zarchan, "Tactical and Strategic Missile Guidance", 6th ed. (AIAA 2012), chapter 9 (three-state filter, spectral density of
/// the jerk = manoeuvre² / time over which it may begin); the discrete process noise of white jerk is that of Bar-Shalom, Li and Kirubarajan,
/// "Estimation with Applications to Tracking and Navigation" (Wiley, 2001), section 6.2.3.
/// Holds for any step; a constant acceleration is followed without bias.
/// </summary>
public struct HomingFilter
{
    public Vector3D Position;
    public Vector3D Velocity;
    public Vector3D Acceleration;

    // Covariance of one axis: position, velocity, acceleration.
    private double pp, pv, pa, vv, va, aa;

    /// <summary>Standard deviation of the velocity, m/s, and of the acceleration, m/s², in one axis.</summary>
    public readonly (double VelocityMps, double AccelerationMps2) Sigma => (Math.Sqrt(vv), Math.Sqrt(aa));

    /// <summary>Begins with one measured place and what else is known beforehand.</summary>
    public static HomingFilter Begin(Vector3D seenM, Vector3D velocityMps, double positionSigmaM, double velocitySigmaMps, double accelerationSigmaMps2) => new()
    {
        Position = seenM,
        Velocity = velocityMps,
        pp = positionSigmaM * positionSigmaM,
        vv = velocitySigmaMps * velocitySigmaMps,
        aa = accelerationSigmaMps2 * accelerationSigmaMps2,
    };

    /// <summary>Carries the estimate on by <paramref name="dtS"/> and corrects it by what is seen then.</summary>
    /// <param name="jerkDensity">Spectral density of the target's jerk, m²/s⁵.</param>
    /// <param name="sigmaM">Noise of the measurement in each axis, standard deviation, m, positive.</param>
    public void Update(Vector3D seenM, double dtS, double jerkDensity, double sigmaM)
    {
        double t = dtS, t2 = t * t, q = jerkDensity * t;
        double half = 0.5 * t2;
        Position += (t * Velocity) + (half * Acceleration);
        Velocity += t * Acceleration;

        // F P Fᵀ for the three-state polynomial model, from the outside in, plus the white-jerk noise.
        double pvOld = pv, vaOld = va;
        pp += (2 * t * pvOld) + (2 * half * pa) + (t2 * vv) + (2 * t * half * vaOld) + (half * half * aa);
        pv += (t * pa) + (t * vv) + (t2 * vaOld) + (half * vaOld) + (half * t * aa);
        pa += (t * vaOld) + (half * aa);
        vv += (2 * t * vaOld) + (t2 * aa);
        va += t * aa;
        pp += q * t2 * t2 / 20;
        pv += q * t2 * t / 8;
        pa += q * t2 / 6;
        vv += q * t2 / 3;
        va += q * t / 2;
        aa += q;

        double share = 1 / (pp + (sigmaM * sigmaM));
        double kp = pp * share, kv = pv * share, ka = pa * share;
        Vector3D off = seenM - Position;
        Position += kp * off;
        Velocity += kv * off;
        Acceleration += ka * off;
        vv -= kv * pv;
        va -= kv * pa;
        aa -= ka * pa;
        pv -= kp * pv;
        pa -= kp * pa;
        pp -= kp * pp;
    }
}
