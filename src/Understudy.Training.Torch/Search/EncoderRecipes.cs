using Understudy.Core;

namespace Understudy.Training.Torch;

/// <summary>
/// The recipe for a workload within a planned amount of work. Planned from counts with a nominal rate, so that the result does not
/// depend on how fast the machine was.
/// </summary>
public static class EncoderRecipes
{
    /// <summary>Floating-point operations a second that a plan counts on: two common cores with bfloat16 at about half of their limit.</summary>
    public const double NominalRate = 180e9;

    private const int FewestEpochs = 3;

    /// <summary>Short texts, classification: small, wide enough for a vocabulary of its own, strongly regularised.</summary>
    public static EncoderOptions Small { get; } = new()
    {
        Name = "small",
        Layers = 2,
        Width = 256,
        Heads = 4,
        FeedForward = 768,
        Epochs = 20,
        Dropout = 0.2f,
        TokenDropout = 0.15f,
        Objective = new ObjectiveOptions { Name = ObjectiveFactory.SoftCrossEntropy, LabelSmoothing = 0.1 },
    };

    /// <summary>Query-item pairs: grades as classes, more tokens a step.</summary>
    public static EncoderOptions Pairs { get; } = Small with { Name = "pairs", Epochs = 12, BatchTokens = 2048, TokenDropout = 0.05f, MaximumTokens = 96, Objective = new ObjectiveOptions { Name = ObjectiveFactory.SoftCrossEntropy, LabelSmoothing = 0.05 } };

    /// <summary>From pretrained weights: few epochs, a small step; the shape is the weights'.</summary>
    public static EncoderOptions Pretrained { get; } = new()
    {
        Name = "pretrained",
        Epochs = 5,
        LearningRate = 5e-5f,
        BatchTokens = 2048,
        WarmUp = 0.1f,
        WeightDecay = 0.01f,
        Objective = new ObjectiveOptions { Name = ObjectiveFactory.SoftCrossEntropy, LabelSmoothing = 0.05 },
    };

    /// <summary>The recipe for a table's training rows.</summary>
    /// <param name="table">The examples.</param>
    /// <param name="rows">Rows to learn from.</param>
    /// <param name="budget">Planned time of the training.</param>
    public static EncoderOptions For(ExampleTable table, IReadOnlyList<int> rows, TimeSpan budget)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(rows);
        EncoderOptions recipe = table.HasQueries ? Pairs : Small;
        double epoch = Seconds(table, rows, recipe with { Epochs = 1 });
        int epochs = (int)Math.Clamp(budget.TotalSeconds / Math.Max(1e-9, epoch), FewestEpochs, recipe.Epochs);
        return recipe with { Epochs = epochs };
    }

    /// <summary>Planned seconds of a recipe on two common cores.</summary>
    public static double Seconds(ExampleTable table, IReadOnlyList<int> rows, EncoderOptions options)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(options);
        const double CharactersPerToken = 4;
        double operations = 0;
        foreach (int row in rows)
        {
            double characters = table.Input(row).Length + (table.HasQueries ? table.QueryText(table.Query(row)).Length + 80 : 0);
            int tokens = (int)Math.Min(options.MaximumTokens, 2 + (characters / CharactersPerToken));
            operations += EncoderTrainer.Operations(options.Config(options.VocabularySize, 2, 0), tokens, options.RDrop > 0 ? 2 : 1);
        }

        return options.Epochs * operations / NominalRate;
    }
}
