using System.Globalization;

using Understudy.Core;
using Understudy.Data;
using Understudy.Inference;
using Understudy.Training;
using Understudy.Training.Torch;

namespace Understudy.Bench;

/// <summary>Both rungs trained with one seed on one division into train and selection, chosen between on selection, and answered on a test.</summary>
public sealed record RungRun
{
    /// <summary>Seed of division and training.</summary>
    public required int Seed { get; init; }

    /// <summary>The linear rung's answers.</summary>
    public required Responses Linear { get; init; }

    /// <summary>The encoder's answers; null when it was not trained.</summary>
    public Responses? Encoder { get; init; }

    /// <summary>Right or wrong a test row.</summary>
    public required bool[] LinearRight { get; init; }

    /// <summary>Likewise of the encoder; null when it was not trained.</summary>
    public bool[]? EncoderRight { get; init; }

    /// <summary>The comparison on selection; null when the encoder was not trained.</summary>
    public RungChoice.Comparison? Choice { get; init; }

    /// <summary>What was trained, for notes.</summary>
    public required string Recipes { get; init; }

    /// <summary>Of the rung that selection chose.</summary>
    public bool[] ChosenRight => Choice is { TakesDearer: true } ? EncoderRight! : LinearRight;

    /// <summary>The choice in words.</summary>
    public string ChoiceText => Choice is not { } c ? $"seed {Seed} linear (no encoder trained)" : string.Create(CultureInfo.InvariantCulture, $"seed {Seed} {(c.TakesDearer ? "encoder" : "linear")} (selection {c.Units:#,0}: linear {c.Cheaper:0.0000}, encoder {c.Dearer:0.0000}, 2 standard errors {2 * c.StandardError:0.0000})");

    /// <summary>Share of the rows that are right.</summary>
    public static double Accuracy(bool[] right)
    {
        ArgumentNullException.ThrowIfNull(right);
        return right.Count(r => r) / (double)Math.Max(1, right.Length);
    }

    /// <summary>Trains and answers.</summary>
    /// <param name="plan">How.</param>
    /// <param name="name">Of the set, for lines and checkpoints.</param>
    /// <param name="train">Rows that are divided into train and selection.</param>
    /// <param name="test">Rows with gold.</param>
    /// <param name="testRows">Which of them.</param>
    /// <param name="seed">Seed of division and training.</param>
    /// <param name="target">Which labels are learned.</param>
    /// <param name="withEncoder">Whether the encoder is trained too.</param>
    /// <param name="cancellationToken">Stops; the encoder leaves a checkpoint.</param>
    public static async Task<RungRun> RunAsync(EncoderPlan plan, string name, ExampleTable train, ExampleTable test, int[] testRows, int seed, LearningTarget target, bool withEncoder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(test);
        var s = new Seed((ulong)seed);
        Partition partition = AccuracyArm.Divide(train, s);
        int[] trainRows = plan.Limit(partition.Rows(SplitKind.Train), 800), selectionRows = plan.Limit(partition.Rows(SplitKind.Selection), 200);
        var progress = new LogProgress(plan.Log, $"{name} seed {seed}");
        var options = new TrainOptions { Target = target, Seed = s, LearningCurve = false };
        SearchResult linear = LinearSearch.Run(train, trainRows, selectionRows, options, progress, cancellationToken);
        Responses linearAnswers = await ServedLinear.Responder(linear).RespondAsync(test, testRows, cancellationToken);
        var run = new RungRun { Seed = seed, Linear = linearAnswers, LinearRight = Right(linearAnswers), Recipes = linear.Options.Name };
        await plan.Log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {name} seed {seed} linear '{linear.Options.Name}': {Accuracy(run.LinearRight):0.0000} in {linear.Seconds:0.0} s"));
        if (!withEncoder)
        {
            return run;
        }

        EncoderResult encoder = Train(plan, name, train, trainRows, selectionRows, s, target, progress, cancellationToken);
        using EncoderSpecialist served = ServedEncoder.Classifier(encoder);
        Responses answers = await new ClassifierResponder(served, "encoder", threads: 1).RespondAsync(test, testRows, cancellationToken);
        run = run with
        {
            Encoder = answers,
            EncoderRight = Right(answers),
            Choice = RungChoice.Compare(linear.SelectionUnits, linear.SelectionValues, encoder.SelectionUnits, encoder.Selection),
            Recipes = $"{linear.Options.Name}; encoder '{encoder.Options.Name}', {encoder.Options.Epochs} epochs, {(encoder.QuantizedGraph is null ? "32-bit" : "8-bit")} form",
        };
        await plan.Log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {name} seed {seed} encoder '{encoder.Options.Name}', {encoder.Options.Epochs} epochs: {Accuracy(run.EncoderRight):0.0000} in {encoder.Seconds:0} s; chosen: {run.ChoiceText}"));
        return run;

        bool[] Right(Responses given) => [.. testRows.Select((r, i) => test.Gold(r) >= 0 && given.Labels[i] == test.Gold(r))];
    }

    /// <summary>Trains the encoder as <c>learn</c> does, on the training rows alone.</summary>
    internal static EncoderResult Train(EncoderPlan plan, string name, ExampleTable table, int[] trainRows, int[] selectionRows, Seed seed, LearningTarget target, IProgress<StageProgress> progress, CancellationToken cancellationToken)
    {
        EncoderOptions recipe = EncoderRecipes.For(table, trainRows, plan.Budget);
        return EncoderSearch.Run(
            new EncoderRequest
            {
                Table = table,
                TrainRows = trainRows,
                SelectionRows = selectionRows,
                Options = plan.Quick ? recipe with { Epochs = 1 } : recipe,
                Target = target,
                Seed = seed,
                Runtime = plan.Runtime,
                CheckpointDirectory = plan.Checkpoints is { } directory ? Path.Combine(directory, $"{name}-{seed.Value}") : null,
            },
            progress,
            cancellationToken);
    }
}
