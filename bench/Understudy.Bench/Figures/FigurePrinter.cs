using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Understudy.Bench;

/// <summary>Prints figures as a table for people or as a JSON document.</summary>
public static class FigurePrinter
{
    /// <summary>Writes the figures.</summary>
    public static void Print(TextWriter output, IReadOnlyList<Figure> figures, bool json)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(new FigureDocument(figures, Machine()), FigureJson.Default.FigureDocument));
            return;
        }

        output.WriteLine(Machine());
        foreach (Figure f in figures)
        {
            string mark = f.Value is null ? "skip" : f.Bar is null ? "    " : f.Holds ? "ok  " : "MISS";
            string interval = f.Low is { } low && f.High is { } high ? $" [{Number(low)}, {Number(high)}]" : "";
            string bar = f.Bar is { } b ? $"  (bar {Number(b)})" : "";
            output.WriteLine($"{mark} {f.Name}: {(f.Value is { } v ? Number(v) : "–")}{interval} {f.Unit}{bar}");
            output.WriteLine($"       {f.Note}");
            foreach (Peer p in f.Peers)
            {
                output.WriteLine($"       {p.Kind,-9} {p.Name}: {(p.Value is { } pv ? Number(pv) : "absent")}");
            }
        }
    }

    private static string Number(double v) => Math.Abs(v) is >= 1000 or 0 ? v.ToString("#,0", CultureInfo.InvariantCulture)
        : Math.Abs(v) >= 10 ? v.ToString("0.0", CultureInfo.InvariantCulture)
        : v.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Machine() => $"{Processor()}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}";

    private static string Processor()
    {
        const string Info = "/proc/cpuinfo";
        string? line = File.Exists(Info) ? File.ReadLines(Info).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
