using Parapet.Foundation;

namespace Parapet.Physics.Terrain;

/// <summary>Sine and cosine of start + n·step by the addition theorems; after a thousand turns the error stays below 1e-12.</summary>
internal struct Turning
{
    private readonly double stepSin, stepCos;

    /// <param name="start">Radians.</param>
    /// <param name="step">Radians a turn.</param>
    public Turning(double start, double step)
    {
        (Sin, Cos) = ExactMath.SinCos(start);
        (stepSin, stepCos) = ExactMath.SinCos(step);
    }

    public double Sin { get; private set; }

    public double Cos { get; private set; }

    public void Turn() => (Sin, Cos) = ((Sin * stepCos) + (Cos * stepSin), (Cos * stepCos) - (Sin * stepSin));
}
