using System.Globalization;

using Understudy.Core;
using Understudy.Training;
using Understudy.Training.Torch;

namespace Understudy.Bench;

/// <summary>What helps the tagger and what does not: recipes on a tenth of snips' train that is held out; validate is never read.</summary>
public static class TaggerStudy
{
    /// <summary>Recipes by name: each one change of the default.</summary>
    public static IReadOnlyDictionary<string, TaggerOptions> Recipes { get; } = new Dictionary<string, TaggerOptions>(StringComparer.Ordinal)
    {
        ["default"] = new(),
        ["no-swap"] = new() { ValueSwap = 0 },
        ["swap-less"] = new() { ValueSwap = 0.3f },
        ["dropout"] = new() { Dropout = 0.5f },
        ["layers"] = new() { Layers = 2 },
        ["wide"] = new() { Hidden = 192 },
        ["intent"] = new() { IntentWeight = 3 },
        ["word-dropout"] = new() { WordDropout = 1 },
        ["average"] = new() { AverageDecay = 0.999f },
        ["rate"] = new() { LearningRate = 0.0015f },
        ["long"] = new() { Epochs = 20 },
        ["grams"] = new() { MinimumGram = 3 },
    };

    /// <summary>Measures one recipe.</summary>
    public static IReadOnlyList<Figure> Measure(FunctionPlan plan, string recipe, IEnumerable<string> trainFiles, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        IReadOnlyList<CallRow> all = SnipsRows.Read(trainFiles);
        int[] order = [.. Enumerable.Range(0, all.Count)];
        new SeededRandom(new Seed(77).For("snips-selection")).Shuffle<int>(order);
        int held = all.Count / 10;
        CallRow[] selection = [.. order[..held].Select(i => all[i])], train = [.. order[held..].Order().Select(i => all[i])];
        TaggerOptions options = plan.Quick ? Recipes[recipe] with { Epochs = 1, LeastSteps = 0 } : Recipes[recipe];
        TaggerResult result = new TaggerTrainer(progress: new LogProgress(plan.Log, recipe)).Train(new TaggerRequest { Train = train, Selection = selection, Options = options, Seed = new Seed(1), Threads = 1 }, cancellationToken);
        var score = CallScore.Of(ServedTagger.Specialist(result), selection);
        return [new Figure { Name = $"snips, tagger recipe '{recipe}': exact call on {held:#,0} held-out train rows", Value = score.Exact, Unit = "share", Holds = true, Note = string.Create(CultureInfo.InvariantCulture, $"seed 1; right function {score.Functions:0.0000}, F1 of arguments {score.ArgumentF1:0.0000}") }];
    }
}
