using System.Globalization;

using Understudy.Bench;
using Understudy.Research;
using Understudy.Training.Torch;

if (args is ["child", .. var child])
{
    await BenchServers.RunAsync(child, CancellationToken.None);
    return 0;
}

string[] wanted = [.. args.Select((a, i) => (a, i)).Where(x => x.i > 0 && args[x.i - 1] == "--arm").Select(x => x.a)];
if (args is not ["figures", var name, ..] || name is not ("learn" or "encoder" or "gateway" or "discovery" or "functions") || !wanted.All((name == "gateway" ? GatewayFigures.Arms : name == "discovery" ? DiscoveryFigures.Arms : name == "functions" ? FunctionFigures.Arms.Concat(FunctionFigures.Studies) : EncoderFigures.Arms.Concat(EncoderFigures.Studies)).Contains) || (args.Contains("--arm") && (name == "learn" || args[^1] == "--arm")) || (args.Contains("--half") && Half() is TrafficHalf.All) || (args.Contains("--size") && Text("--size") is not "full"))
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project bench/Understudy.Bench -- figures learn [--json] [--fresh]");
    Console.Error.WriteLine($"       … -- figures encoder [--arm {string.Join('|', EncoderFigures.Arms.Concat(EncoderFigures.Studies))}]… [--encoder-seeds 0..3] [--quick] [--json] [--fresh]");
    Console.Error.WriteLine($"       … -- figures gateway [--arm {string.Join('|', GatewayFigures.Arms)}]… [--kills 1000] [--quick] [--json] [--fresh]");
    Console.Error.WriteLine($"       … -- figures discovery [--arm {string.Join('|', DiscoveryFigures.Arms)}]… [--half {string.Join('|', Sets())}] [--verbose] [--quick] [--json] [--fresh]");
    Console.Error.WriteLine($"       … -- figures functions [--arm {string.Join('|', FunctionFigures.Arms.Concat(FunctionFigures.Studies))}]… [--size full] [--quick] [--json] [--fresh]");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};
string? data = Environment.GetEnvironmentVariable("UNDERSTUDY_DATA") is { Length: > 0 } d && Directory.Exists(d) ? Path.GetFullPath(d) : null;
bool quick = name != "learn" && args.Contains("--quick");
var store = new FigureStore(Path.Combine("artifacts", "figures", name), fresh: args.Contains("--fresh"), keep: !quick);
try
{
    IReadOnlyList<Figure> figures;
    if (name == "learn")
    {
        figures = await LearnFigures.MeasureAsync(data, store, Console.Error, stop.Token);
    }
    else if (name == "gateway")
    {
        var plan = new GatewayPlan { Quick = quick, Log = Console.Error };
        figures = await GatewayFigures.MeasureAsync(plan with { Kills = Math.Max(1, Number("--kills") ?? plan.Kills) }, store, wanted, stop.Token);
    }
    else if (name == "discovery")
    {
        var plan = new DiscoveryPlan { Quick = quick, Verbose = args.Contains("--verbose"), Half = Half(), Log = Console.Error };
        figures = await DiscoveryFigures.MeasureAsync(plan, store, wanted, stop.Token);
    }
    else if (name == "functions")
    {
        figures = await FunctionFigures.MeasureAsync(data, new FunctionPlan { Quick = quick, Full = Text("--size") == "full", Log = Console.Error }, store, wanted, stop.Token);
    }
    else
    {
        var plan = new EncoderPlan { Runtime = TrainingRuntime.Choose(), Quick = quick, Log = Console.Error };
        plan = plan with { EncoderSeeds = Math.Clamp(Number("--encoder-seeds") ?? plan.EncoderSeeds, 0, 3) };
        figures = await EncoderFigures.MeasureAsync(data, plan, store, wanted, stop.Token);
    }

    if (quick)
    {
        figures = [.. figures.Select(f => f with { Name = "(quick trial, no figure) " + f.Name })];
    }

    FigurePrinter.Print(Console.Out, figures, json: args.Contains("--json"));
    return quick || figures.All(f => f.Holds || f.Value is null) ? 0 : 1;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped. Finished arms are stored; the same command goes on.");
    return 130;
}

int? Number(string option) => Text(option) is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : null;

string? Text(string option)
{
    int at = Array.IndexOf(args, option);
    return at > 0 && at + 1 < args.Length ? args[at + 1] : null;
}

IEnumerable<string> Sets() => Enum.GetValues<TrafficHalf>().Where(h => h != TrafficHalf.All).Select(h => h.ToString().ToLowerInvariant());

// All stands for a name that is none of those that can be measured.
TrafficHalf Half() => Array.IndexOf(args, "--half") switch
{
    < 0 => TrafficHalf.Development,
    int at when at + 1 < args.Length && Sets().Contains(args[at + 1]) => Enum.Parse<TrafficHalf>(args[at + 1], ignoreCase: true),
    _ => TrafficHalf.All,
};
