using Understudy.Bench;

if (args is not ["figures", var name, ..] || name is not ("learn" or "encoder"))
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project bench/Understudy.Bench -- figures learn|encoder [--json] [--fresh]");
    return 2;
}

string? data = Environment.GetEnvironmentVariable("UNDERSTUDY_DATA") is { Length: > 0 } d && Directory.Exists(d) ? Path.GetFullPath(d) : null;
var store = new FigureStore(Path.Combine("artifacts", "figures", name), fresh: args.Contains("--fresh"));
IReadOnlyList<Figure> figures = name == "learn"
    ? await LearnFigures.MeasureAsync(data, store, Console.Error, CancellationToken.None)
    : await EncoderFigures.MeasureAsync(data, store, Console.Error);
FigurePrinter.Print(Console.Out, figures, json: args.Contains("--json"));
return figures.All(f => f.Holds || f.Value is null) ? 0 : 1;
