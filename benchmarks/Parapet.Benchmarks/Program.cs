using System.Diagnostics;
using System.Globalization;

namespace Parapet.Benchmarks;

/// <summary>
/// Measures whole runs and the kernels they are made of, on one core, and studies on all, and prints what docs/performance.md shows.
/// <c>dotnet run -c Release --project benchmarks/Parapet.Benchmarks [-- runs|build|tasks|kernels|viewshed|study]</c>
/// </summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (args.Length > 1 || (args.Length == 1 && args[0] is not ("runs" or "build" or "tasks" or "kernels" or "viewshed" or "study")))
        {
            Console.Error.WriteLine("benchmarks: give nothing, runs, build, tasks, kernels, viewshed or study");
            return 2;
        }

        Console.WriteLine($"{Environment.ProcessorCount} processors, one used but for studies; .NET {Environment.Version}; {(System.Runtime.GCSettings.IsServerGC ? "server" : "workstation")} collector");
        Console.WriteLine();
        // Before the process is bound to a core.
        if (args is [] or ["study"])
            StudyBenchmarks.Print();
        if (args is ["study"])
            return 0;

        // One core, so that neither collection nor compilation in the background is had for nothing.
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            using Process self = Process.GetCurrentProcess();
            self.ProcessorAffinity = 1 << (Environment.ProcessorCount - 1);
        }

        if (args is [] or ["runs"])
            RunBenchmarks.Print();
        if (args is [] or ["build"])
            BuildBenchmarks.Print();
        if (args is [] or ["tasks"])
        {
            TaskTimes.Print("energy-and-ports");
            TaskTimes.Print("drone-swarm");
        }

        if (args is [] or ["kernels"])
            KernelBenchmarks.Print();
        if (args is [] or ["viewshed"])
            ViewshedBenchmarks.Print();
        return 0;
    }
}
