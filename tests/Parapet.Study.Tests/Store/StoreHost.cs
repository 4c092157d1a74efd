using System.Diagnostics;
using System.Runtime.CompilerServices;
using Parapet.Study.Execute;
using Parapet.Study.Store;

namespace Parapet.Study.Tests.Store;

/// <summary>
/// A process of its own that writes or reads a store, for the tests that kill it or take its disk away. It is this very program,
/// started with the variable below: it then does that job before any test runs, and ends.
/// </summary>
internal static class StoreHost
{
    private const string Variable = "PARAPET_STORE_HOST";

    // For tests, too, a store is the work of milliseconds; a process that takes this long hangs.
    private const int MostMilliseconds = 120_000;

    private static readonly Lazy<bool> OwnDisksAllowed = new(Allowed);

    /// <summary>Whether a process may mount disks that only it sees.</summary>
    public static bool HasOwnDisks => OperatingSystem.IsLinux() && OwnDisksAllowed.Value;

    /// <summary>The same commands where mounts are seen by no other process and end with this one.</summary>
    public static string OwnDisks(string shell) => $"exec unshare --mount --map-root-user bash -c \"{shell.Replace("$", "\\$", StringComparison.Ordinal)}\"";

    /// <summary>Words before the program: another user, a limit, a disk of its own; <c>{}</c> stands for the program.</summary>
    public static ProcessStartInfo Start(string job, string folder, int samples, string shell = "exec {}")
    {
        string program = $"dotnet exec '{typeof(StoreHost).Assembly.Location}'";
        var start = new ProcessStartInfo("bash", ["-c", shell.Replace("{}", program, StringComparison.Ordinal)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[Variable] = FormattableString.Invariant($"{job}|{folder}|{samples}");
        return start;
    }

    public static (int Status, string Output, string Error) Run(string job, string folder, int samples, string shell = "exec {}")
    {
        using Process process = Process.Start(Start(job, folder, samples, shell))!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(MostMilliseconds))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'{job}' on a store did not end.");
        }

        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    private static bool Allowed()
    {
        using Process process = Process.Start(new ProcessStartInfo("bash", ["-c", OwnDisks("mount -t tmpfs none /mnt")]) { RedirectStandardError = true })!;
        return process.WaitForExit(MostMilliseconds) && process.ExitCode == 0;
    }

    [ModuleInitializer]
    internal static void Host()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } call)
            return;
        string[] parts = call.Split('|');
        try
        {
            Do(parts[0], parts[1], int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture));
            Environment.Exit(0);
        }
        catch (StudyStoreException e)
        {
            Console.Out.WriteLine(e.Fault);
            Console.Error.WriteLine(e.Message);
            Environment.Exit(3);
        }
    }

    private static void Do(string job, string folder, int samples)
    {
        var study = new MadeUpSamples();
        switch (job)
        {
            case "write":
                using (StudyStore store = StudyStore.CreateOrResume(folder, study.Manifest))
                {
                    Console.Out.WriteLine("open");
                    while (store.Samples < samples)
                    {
                        store.Append(study.Sample(store.Samples));
                        Console.Out.WriteLine(store.Samples);
                    }
                }

                break;
            case "read":
                using (StudyStore store = StudyStore.OpenRead(folder))
                    Console.Out.WriteLine(store.Read().Count());
                break;
            case "measure":
                Measure(folder, samples, new MadeUpSamples(full: true));
                break;
            default:
                throw new ArgumentException($"There is no job '{job}'.");
        }
    }

    /// <summary>Runs a second and bytes a run, for the figures in docs/study-store.md.</summary>
    private static void Measure(string folder, int samples, MadeUpSamples study)
    {
        // Made beforehand, so that only the store is measured; 50 of them, again and again under new numbers.
        SampleOutcome[] made = [.. study.Samples(50)];
        StudyStore store = StudyStore.Create(folder, study.Manifest);
        double before = Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;
        var watch = Stopwatch.StartNew();
        for (int i = 0; i < samples; i++)
            store.Append(made[i % made.Length] with { Index = i });
        store.Finish();
        double seconds = watch.Elapsed.TotalSeconds;
        long bytes = new FileInfo(Path.Combine(folder, StudyStore.FileName)).Length;
        // Processor seconds beside wall seconds: a busy machine shows.
        double processor = Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds - before;
        Console.Out.WriteLine(FormattableString.Invariant(
            $"{store.Runs} runs, appended {store.Runs / seconds:F0} a second, {store.Runs / processor:F0} a processor second, {(double)bytes / store.Runs:F0} bytes a run"));
        watch.Restart();
        long memory = GC.GetTotalMemory(forceFullCollection: true);
        double sum = store.Read().Sum(s => s.Cells[0][0].SimulatedSeconds);
        seconds = watch.Elapsed.TotalSeconds;
        long grown = GC.GetTotalMemory(forceFullCollection: true) - memory;
        Console.Out.WriteLine(FormattableString.Invariant($"{store.Runs / seconds:F0} read a second, {grown} bytes kept, check {sum:F3}"));
        watch.Restart();
        CsvExport.Write(store, Path.Combine(folder, "csv"));
        Console.Out.WriteLine(FormattableString.Invariant($"{store.Runs / watch.Elapsed.TotalSeconds:F0} exported a second"));
        store.Dispose();
        watch.Restart();
        StudyStore.Resume(folder, store.Manifest).Dispose();
        Console.Out.WriteLine(FormattableString.Invariant($"{bytes / 1e6 / watch.Elapsed.TotalSeconds:F0} MB checked a second by resuming"));
    }
}
