namespace Understudy.Bench;

/// <summary>The figures of function calls.</summary>
public static class FunctionFigures
{
    private const string StudyPrefix = "study-tagger-", DecodeSpeed = "decode-speed", Constrained = "constrained", Preference = "preference";

    /// <summary>Names of the arms, for <c>--arm</c>.</summary>
    public static IReadOnlyList<string> Arms { get; } = ["tagger", "decoder", "sft-speed", DecodeSpeed, Constrained, Preference, "depth"];

    /// <summary>Arms that are run only when they are named: what helps the tagger and what does not, on rows held out of train.</summary>
    public static IReadOnlyList<string> Studies { get; } = [.. TaggerStudy.Recipes.Keys.Select(r => StudyPrefix + r)];

    /// <summary>Measures arm by arm; finished arms are stored and resumed, seed by seed.</summary>
    /// <param name="dataRoot"><c>UNDERSTUDY_DATA</c>, or null.</param>
    /// <param name="plan">How.</param>
    /// <param name="store">What is measured already.</param>
    /// <param name="wanted">Names of <see cref="Arms"/> or <see cref="Studies"/>; empty measures all arms.</param>
    /// <param name="cancellationToken">Stops; the arm in progress is not stored.</param>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(string? dataRoot, FunctionPlan plan, FigureStore store, IReadOnlyCollection<string> wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(wanted);
        List<Figure> figures = [];
        foreach (string arm in wanted.Count == 0 ? Arms : Arms.Concat(Studies).Where(wanted.Contains))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await plan.Log.WriteLineAsync(arm);
            if (arm is DecodeSpeed or Constrained)
            {
                figures.AddRange(await store.GetAsync(arm, [], () => arm == DecodeSpeed ? DecodeSpeedArm.MeasureAsync(plan, cancellationToken) : Task.FromResult(ConstrainedArm.Measure(plan, cancellationToken))));
                continue;
            }

            if (arm == Preference)
            {
                figures.AddRange(await store.GetAsync(plan.Full ? arm + "-full" : arm, [AssistantRows.Path], c => Task.FromResult(PreferenceArm.Measure(plan with { Checkpoints = c }, cancellationToken))));
                continue;
            }

            if (dataRoot is null)
            {
                figures.Add(Figure.Skipped($"snips as function calls: {arm}", "share", arm switch { "tagger" => .885, "decoder" => .80, _ => null }, "UNDERSTUDY_DATA is not set"));
                continue;
            }

            var data = new RealData(dataRoot);
            string[] train = data.Files("snips", [.. SnipsRows.TrainFiles]), validate = data.Files("snips", [.. SnipsRows.ValidateFiles]);
            figures.AddRange(arm switch
            {
                "tagger" => await store.GetAsync(arm, train.Concat(validate), c => Task.FromResult(TaggerArm.Measure(plan with { Checkpoints = c }, train, validate, cancellationToken))),
                "decoder" => await store.GetAsync(arm, train.Concat(validate), c => Task.FromResult(DecoderArm.Measure(plan with { Checkpoints = c }, train, validate, cancellationToken))),
                "sft-speed" => await store.GetAsync(arm, train, () => Task.FromResult(SftSpeedArm.Measure(plan, train, cancellationToken))),
                "depth" => await store.GetAsync(plan.Full ? "depth-full" : arm, train.Concat(validate), c => Task.FromResult(DepthArm.Measure(plan with { Checkpoints = c }, train, validate, cancellationToken))),
                _ => await store.GetAsync(arm, train, () => Task.FromResult(TaggerStudy.Measure(plan, arm[StudyPrefix.Length..], train, cancellationToken))),
            });
        }

        return figures;
    }
}
