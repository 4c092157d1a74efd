using Parapet.Foundation;

namespace Parapet.Physics.Estimation;

/// <summary>
/// Extended Kalman filter of position and velocity in Earth-fixed axes from range, azimuth and elevation, or from the two
/// angles alone. No allocation. docs/models/tracking-filter.md.
/// Source: Bar-Shalom, Li, Kirubarajan, Estimation with Applications to Tracking and Navigation (2001), sections 5.2.3
/// (Joseph form), 6.3.2 (discrete white-noise acceleration), 10.3 (extended filter).
/// </summary>
public static class ExtendedKalmanFilter
{
    /// <summary>
    /// A track from one plot: position and its covariance from the plot, velocity zero with the given standard deviation
    /// on each axis (m/s, positive).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The plot has no range, or a figure is outside its range.</exception>
    public static TrackState Initiate(LocalFrame sensor, in PolarMeasurement z, double velocitySigmaMps)
    {
        if (!(z.RangeSigmaM > 0 && double.IsFinite(z.RangeSigmaM)))
            throw new ArgumentOutOfRangeException(nameof(z), z.RangeSigmaM, "A track starts from a plot with a range: RangeSigmaM is positive and finite, in m.");
        if (!(velocitySigmaMps > 0 && double.IsFinite(velocitySigmaMps)))
            throw new ArgumentOutOfRangeException(nameof(velocitySigmaMps), velocitySigmaMps, "Must be positive and finite, in m/s.");
        RequirePlot(z);

        (double sinAz, double cosAz) = ExactMath.SinCos(z.AzimuthRad);
        (double sinEl, double cosEl) = ExactMath.SinCos(z.ElevationRad);
        Vector3D direction = ((sensor.North * cosAz) + (sensor.East * sinAz)) * cosEl + (sensor.Up * sinEl);
        TrackState state = new() { Position = sensor.OriginEcef + (direction * z.RangeM), Velocity = Vector3D.Zero };
        PolarGeometry geometry = PolarGeometry.At(sensor, state.Position);
        geometry.Innovation(sensor, z, out Matrix3 noise);
        Matrix3 axes = Matrix3.FromRows(geometry.AlongRange, geometry.AcrossAzimuth, geometry.AcrossElevation);
        state.Covariance.Position = axes.Transposed().Times(noise).Times(axes);
        state.Covariance.Velocity = Matrix3.Diagonal(velocitySigmaMps * velocitySigmaMps);
        return state;
    }

    /// <summary>
    /// Moves the track on in a straight line; the acceleration is taken constant over the step, independent from step to
    /// step and axis to axis (discrete white noise): Q = σ²·[dt⁴/4, dt³/2; dt³/2, dt²] on each axis.
    /// </summary>
    /// <param name="state">The track.</param>
    /// <param name="dtSeconds">Step, s, zero or positive.</param>
    /// <param name="accelerationSigmaMps2">Standard deviation of the acceleration on each axis, m/s², zero or positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">Step or standard deviation is negative or not finite.</exception>
    public static void Predict(ref TrackState state, double dtSeconds, double accelerationSigmaMps2)
    {
        RequireStep(dtSeconds, accelerationSigmaMps2);
        state.Position += state.Velocity * dtSeconds;
        Spread(ref state.Covariance, dtSeconds, accelerationSigmaMps2);
    }

    /// <summary>
    /// The same, with the mean in free fall: inverse-square gravity, centrifugal and Coriolis acceleration, no air, no J2.
    /// The covariance grows as in <see cref="Predict"/>; the neglected gravity gradient is 1.5e-6 s⁻² near the surface,
    /// so steps should stay below about a minute.
    /// </summary>
    /// <inheritdoc cref="Predict" path="/param"/>
    /// <exception cref="ArgumentOutOfRangeException">Step or standard deviation is negative or not finite.</exception>
    public static void PredictBallistic(ref TrackState state, double dtSeconds, double accelerationSigmaMps2)
    {
        RequireStep(dtSeconds, accelerationSigmaMps2);
        BallisticMotion.Move(ref state.Position, ref state.Velocity, dtSeconds);
        Spread(ref state.Covariance, dtSeconds, accelerationSigmaMps2);
    }

    /// <summary>
    /// Squared statistical distance of a plot from the track's prediction: chi-square with 3 degrees of freedom for a
    /// plot with range, 2 for a bearing. The track is already at the plot's time.
    /// </summary>
    /// <param name="state">The track.</param>
    /// <param name="sensor">Frame at the antenna.</param>
    /// <param name="z">The plot.</param>
    /// <param name="logDetS">
    /// Natural logarithm of the determinant of the innovation covariance, in m²·rad⁴ (rad⁴ for a bearing), angles counted
    /// across the line of sight: exp(-(d² + logDetS)/2)/(2π)^(n/2) is a density per metre and steradian.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A figure of the plot is outside its range.</exception>
    public static double MahalanobisSquared(in TrackState state, LocalFrame sensor, in PolarMeasurement z, out double logDetS)
    {
        RequirePlot(z);
        PolarGeometry geometry = PolarGeometry.At(sensor, state.Position);
        Vector3D innovation = geometry.Innovation(sensor, z, out Matrix3 noise);
        Matrix3 h = Rows(geometry, z);
        Cholesky3 s = new(h.Times(state.Covariance.Position).TimesTransposed(h).Plus(noise));
        double squared = geometry.RangeM * geometry.RangeM;
        logDetS = ExactMath.Log(s.Determinant / (squared * squared));
        return s.SquaredDistance(innovation);
    }

    /// <summary>
    /// Corrects the track with a plot of its own time (Joseph form: the covariance stays symmetric and positive definite).
    /// </summary>
    /// <param name="state">The track.</param>
    /// <param name="sensor">Frame at the antenna.</param>
    /// <param name="z">The plot; a bearing where its RangeSigmaM is positive infinity.</param>
    /// <exception cref="ArgumentOutOfRangeException">A figure of the plot is outside its range.</exception>
    public static void Update(ref TrackState state, LocalFrame sensor, in PolarMeasurement z)
    {
        RequirePlot(z);
        PolarGeometry geometry = PolarGeometry.At(sensor, state.Position);
        Vector3D innovation = geometry.Innovation(sensor, z, out Matrix3 r);
        Matrix3 h = Rows(geometry, z);

        // Only position is measured, so H = [h 0] and everything falls into 3 x 3 blocks: P = [p x; xᵀ v], K = [kp; kv].
        Matrix3 p = state.Covariance.Position, x = state.Covariance.Cross, v = state.Covariance.Velocity;
        Matrix3 ph = p.TimesTransposed(h);
        Matrix3 inverse = new Cholesky3(h.Times(ph).Plus(r)).Inverse();
        Matrix3 kp = ph.Times(inverse);
        Matrix3 kv = h.Times(x).Transposed().Times(inverse);
        state.Position += kp.Times(innovation);
        state.Velocity += kv.Times(innovation);

        // (I - KH) P (I - KH)ᵀ + K R Kᵀ with I - KH = [m 0; n I].
        Matrix3 m = Matrix3.Diagonal(1).Minus(kp.Times(h));
        Matrix3 n = kv.Times(h).Scaled(-1);
        Matrix3 mp = m.Times(p), np = n.Times(p), nx = n.Times(x);
        Matrix3 kpr = kp.Times(r), kvr = kv.Times(r);
        state.Covariance.Position = mp.TimesTransposed(m).Plus(kpr.TimesTransposed(kp));
        state.Covariance.Cross = mp.TimesTransposed(n).Plus(m.Times(x)).Plus(kpr.TimesTransposed(kv));
        state.Covariance.Velocity = np.TimesTransposed(n).Plus(nx).Plus(nx.Transposed()).Plus(v).Plus(kvr.TimesTransposed(kv));
    }

    /// <summary>Measurement matrix of position in metres along and across the line of sight; the range row is empty for a bearing.</summary>
    private static Matrix3 Rows(in PolarGeometry g, in PolarMeasurement z) =>
        Matrix3.FromRows(z.IsBearingOnly ? Vector3D.Zero : g.AlongRange, g.AcrossAzimuth, g.AcrossElevation);

    private static void Spread(ref Covariance6 c, double dt, double accelerationSigma)
    {
        double vv = accelerationSigma * accelerationSigma * dt * dt;
        double pv = 0.5 * dt * vv;
        double pp = 0.5 * dt * pv;
        c.PxPx += (2 * dt * c.PxVx) + (dt * dt * c.VxVx) + pp;
        c.PxPy += (dt * (c.PxVy + c.PyVx)) + (dt * dt * c.VxVy);
        c.PxPz += (dt * (c.PxVz + c.PzVx)) + (dt * dt * c.VxVz);
        c.PyPy += (2 * dt * c.PyVy) + (dt * dt * c.VyVy) + pp;
        c.PyPz += (dt * (c.PyVz + c.PzVy)) + (dt * dt * c.VyVz);
        c.PzPz += (2 * dt * c.PzVz) + (dt * dt * c.VzVz) + pp;
        c.PxVx += (dt * c.VxVx) + pv;
        c.PxVy += dt * c.VxVy;
        c.PxVz += dt * c.VxVz;
        c.PyVx += dt * c.VxVy;
        c.PyVy += (dt * c.VyVy) + pv;
        c.PyVz += dt * c.VyVz;
        c.PzVx += dt * c.VxVz;
        c.PzVy += dt * c.VyVz;
        c.PzVz += (dt * c.VzVz) + pv;
        c.VxVx += vv;
        c.VyVy += vv;
        c.VzVz += vv;
    }

    private static void RequireStep(double dtSeconds, double accelerationSigmaMps2)
    {
        if (!(dtSeconds >= 0 && double.IsFinite(dtSeconds)))
            throw new ArgumentOutOfRangeException(nameof(dtSeconds), dtSeconds, "A prediction goes forward: zero or positive and finite, in s.");
        if (!(accelerationSigmaMps2 >= 0 && double.IsFinite(accelerationSigmaMps2)))
            throw new ArgumentOutOfRangeException(nameof(accelerationSigmaMps2), accelerationSigmaMps2, "Must be zero or positive and finite, in m/s².");
    }

    private static void RequirePlot(in PolarMeasurement z)
    {
        if (!(z.RangeSigmaM > 0))
            throw new ArgumentOutOfRangeException(nameof(z), z.RangeSigmaM, "RangeSigmaM is positive, in m (positive infinity for a bearing).");
        if (!(z.IsBearingOnly || (z.RangeM > 0 && double.IsFinite(z.RangeM))))
            throw new ArgumentOutOfRangeException(nameof(z), z.RangeM, "RangeM is positive and finite, in m.");
        if (!double.IsFinite(z.AzimuthRad + z.ElevationRad))
            throw new ArgumentOutOfRangeException(nameof(z), z.AzimuthRad + z.ElevationRad, "AzimuthRad and ElevationRad are finite, in rad.");
        if (!(z.AzimuthSigmaRad > 0 && z.ElevationSigmaRad > 0 && double.IsFinite(z.AzimuthSigmaRad + z.ElevationSigmaRad)))
            throw new ArgumentOutOfRangeException(nameof(z), Math.Min(z.AzimuthSigmaRad, z.ElevationSigmaRad), "Angle standard deviations are positive and finite, in rad.");
    }
}
