using Parapet.Cli.Files;
using Parapet.Cli.Output;
using Parapet.Engine.Build;

namespace Parapet.Cli.Coverage;

internal static class VerticalDrawing
{
    public static void Make(Terminal terminal, CompiledScenario scenario, CoverageRequest request, double bearingRad, OutputFile output, CancellationToken cancel) => throw new NotSupportedException();
}
