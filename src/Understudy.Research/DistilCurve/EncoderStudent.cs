using System.Globalization;
using System.Text.Json;

using Understudy.Core;
using Understudy.Inference;
using Understudy.Training.Torch;

namespace Understudy.Research;

/// <summary>The encoder rung as <c>learn</c> trains it, judged in the form that would be served. Selection rows are watched, never learned from.</summary>
public sealed class EncoderStudent : IStudent
{
    private readonly TrainingRuntime _runtime;
    private readonly EncoderOptions? _recipe;
    private readonly EncoderOptions? _control;
    private readonly TimeSpan _budget;
    private readonly string? _checkpoints;
    private readonly int _threads;

    /// <summary>Makes the student.</summary>
    /// <param name="runtime">Where it trains.</param>
    /// <param name="recipe">Its recipe; null for the built-in one.</param>
    /// <param name="control">Of the larger student; null for twice the layers and the width.</param>
    /// <param name="budget">Planned time of one training where the built-in recipe is used.</param>
    /// <param name="checkpoints">Where trainings in progress keep their checkpoints; null keeps none.</param>
    /// <param name="threads">Threads of scoring.</param>
    public EncoderStudent(TrainingRuntime runtime, EncoderOptions? recipe, EncoderOptions? control, TimeSpan budget, string? checkpoints, int threads)
    {
        _runtime = runtime;
        _recipe = recipe;
        _control = control;
        _budget = budget;
        _checkpoints = checkpoints;
        _threads = threads;
    }

    /// <inheritdoc/>
    public Rung Rung => Rung.Encoder;

    /// <inheritdoc/>
    public string Description => _recipe is null
        ? "encoder: a small transformer trained from random weights with the built-in recipe, in the form that would be served; selection rows, labelled as the arm's pool is, are watched and not learned from"
        : string.Create(CultureInfo.InvariantCulture, $"encoder: '{_recipe.Name}', {_recipe.Layers} layers of width {_recipe.Width}, {_recipe.Epochs} epochs, in the form that would be served; selection rows, labelled as the arm's pool is, are watched and not learned from");

    /// <inheritdoc/>
    public string LargeDescription => _control is null
        ? "twice the layers, width, heads and inner width of the student, same epochs"
        : string.Create(CultureInfo.InvariantCulture, $"the control recipe '{_control.Name}': {_control.Layers} layers of width {_control.Width}, {_control.Epochs} epochs");

    /// <inheritdoc/>
    public bool EnlargeEverywhere => false;

    /// <inheritdoc/>
    public string Identity => string.Create(CultureInfo.InvariantCulture, $"encoder {_runtime.Precision} {_runtime.Device} {_budget.TotalSeconds} {Text(_recipe)} {Text(_control)}");

    /// <inheritdoc/>
    public async ValueTask<StudentFit> FitAsync(StudentRequest request, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        EncoderOptions recipe = _recipe ?? EncoderRecipes.For(request.Table, request.TrainRows, _budget);
        if (request.Enlarge is { } state)
        {
            recipe = _control ?? Enlarge(EncoderOptions.Parse(System.Text.Encoding.UTF8.GetBytes(state)));
        }

        string? checkpoints = _checkpoints is null ? null : Path.Combine(_checkpoints, request.Key);
        EncoderResult result = EncoderSearch.Run(
            new EncoderRequest { Table = request.Table, TrainRows = request.TrainRows, SelectionRows = request.SelectionRows, Options = recipe, Seed = request.Seed, Runtime = _runtime, Threads = _threads, CheckpointDirectory = checkpoints },
            progress,
            cancellationToken);
        List<Responses> answers = [];
        (IDisposable served, IResponder responder) = Serve(result);
        using (served)
        {
            foreach ((ExampleTable table, int[] rows) in request.Questions)
            {
                answers.Add(await responder.RespondAsync(table, rows, cancellationToken).ConfigureAwait(false));
            }
        }

        if (checkpoints is not null && Directory.Exists(checkpoints))
        {
            Directory.Delete(checkpoints, recursive: true);
        }

        string words = string.Create(CultureInfo.InvariantCulture, $"{recipe.Name}, {recipe.Layers} × {recipe.Width}, {recipe.Epochs} epochs, {(result.QuantizedGraph is null ? "32-bit" : "8-bit")} form");
        return new StudentFit(answers, words, Text(recipe), EncoderParameters.List(result.Weights.Config).Sum(p => p.Count));
    }

    /// <summary>Twice the student in every direction.</summary>
    internal static EncoderOptions Enlarge(EncoderOptions recipe) => recipe with
    {
        Name = recipe.Name + "+large",
        Layers = 2 * recipe.Layers,
        Width = 2 * recipe.Width,
        Heads = 2 * recipe.Heads,
        FeedForward = 2 * recipe.FeedForward,
    };

    private static string Text(EncoderOptions? options) => options is null ? "built-in" : JsonSerializer.Serialize(options, EncoderOptionsJson.Default.EncoderOptions);

    private static (IDisposable Served, IResponder Responder) Serve(EncoderResult result)
    {
        if (result.Request.Table.HasQueries)
        {
            EncoderRanker ranker = ServedEncoder.Ranker(result);
            return (ranker, new RankingResponder(ranker, threads: 1));
        }

        EncoderSpecialist specialist = ServedEncoder.Classifier(result);
        return (specialist, new ClassifierResponder(specialist, threads: 1));
    }
}
