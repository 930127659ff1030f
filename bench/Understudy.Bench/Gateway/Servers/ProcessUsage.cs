using System.Globalization;

namespace Understudy.Bench;

/// <summary>What a process and its children use, from Linux's <c>/proc</c>: unlike wall time it does not suffer from other work on the machine.</summary>
public static class ProcessUsage
{
    private const double TicksASecond = 100; // USER_HZ, fixed in Linux's interface

    /// <summary>Processor seconds up to now, in user and kernel mode, of a process and its children.</summary>
    public static double CpuSeconds(int process) => Sum(process, p =>
    {
        string stat = File.ReadAllText($"/proc/{p}/stat");
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' '); // behind the name, which may hold anything
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksASecond;
    });

    /// <summary>Resident MiB of a process and its children.</summary>
    public static double ResidentMiB(int process) => Sum(process, p =>
    {
        string? line = File.ReadLines($"/proc/{p}/status").FirstOrDefault(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return line is null ? 0 : double.Parse(line.AsSpan(6, line.Length - 8).Trim(), CultureInfo.InvariantCulture) / 1024;
    });

    private static double Sum(int process, Func<int, double> one)
    {
        try
        {
            string[] children = File.ReadAllText($"/proc/{process}/task/{process}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return one(process) + children.Sum(c => Sum(int.Parse(c, CultureInfo.InvariantCulture), one));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0; // it ended between two looks
        }
    }
}
