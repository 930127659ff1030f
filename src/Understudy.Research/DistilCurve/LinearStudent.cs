using System.Globalization;
using System.Text.Json;

using Understudy.Core;
using Understudy.Inference;
using Understudy.Training;

namespace Understudy.Research;

/// <summary>
/// The linear rung as <c>learn</c> trains it. Its final fit learns from selection rows too, which would add their labels to every pool:
/// so it gets none, and chooses by cross-validation inside the pool.
/// </summary>
public sealed class LinearStudent : IStudent
{
    private readonly TimeSpan _budget;
    private readonly int _threads;

    /// <summary>Makes the student.</summary>
    /// <param name="budget">Planned time of one fit on two common cores, 0.1 s to 24 h; turned into work, so that the result does not depend on the machine.</param>
    /// <param name="threads">Threads; changes nothing but the time.</param>
    public LinearStudent(TimeSpan budget, int threads)
    {
        _budget = budget;
        _threads = threads;
    }

    /// <inheritdoc/>
    public Rung Rung => Rung.Linear;

    /// <inheritdoc/>
    public string Description => "linear: n-grams and softmax regression; its recipe is chosen anew on every pool by cross-validation inside it, so that a pool of n labels is all that it sees";

    /// <inheritdoc/>
    public string LargeDescription => "the recipe chosen on the same pool with longer n-grams, wider pairs, rare features kept and twice the memory; a linear student has no depth, so this is a weak stand-in for a model of the teacher's size";

    /// <inheritdoc/>
    public bool EnlargeEverywhere => true;

    /// <inheritdoc/>
    public string Identity => string.Create(CultureInfo.InvariantCulture, $"linear {_budget.TotalSeconds}");

    /// <inheritdoc/>
    public async ValueTask<StudentFit> FitAsync(StudentRequest request, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var options = new TrainOptions { Seed = request.Seed, TimeBudget = _budget, Threads = _threads, LearningCurve = false };
        if (request.Enlarge is { } state)
        {
            LinearOptions wide = Widen(JsonSerializer.Deserialize(state, StudyStateJson.Default.LinearOptions)!);
            options = options with { Candidates = [wide], TimeBudget = 8 * _budget, FeatureMemory = 2 * options.FeatureMemory, WeightMemory = 2 * options.WeightMemory };
        }

        SearchResult result = request.Table.HasQueries
            ? LinearRankingSearch.Run(request.Table, request.TrainRows, [], request.Units, options, null, cancellationToken)
            : LinearSearch.Run(request.Table, request.TrainRows, [], request.Units, options, null, cancellationToken);
        IResponder responder = ServedLinear.Responder(result, _threads);
        List<Responses> answers = [];
        foreach ((ExampleTable table, int[] rows) in request.Questions)
        {
            answers.Add(await responder.RespondAsync(table, rows, cancellationToken).ConfigureAwait(false));
        }

        return new StudentFit(answers, result.Options.Name, JsonSerializer.Serialize(result.Options, StudyStateJson.Default.LinearOptions), (long)result.Model.Features * result.Model.Classes);
    }

    /// <summary>The same recipe with more features.</summary>
    internal static LinearOptions Widen(LinearOptions options)
    {
        FeatureOptions f = options.Features;
        return options with
        {
            Name = options.Name + "+wide",
            MinRows = 1,
            Features = f with
            {
                WordMax = f.WordMax == 0 ? 0 : Math.Min(4, f.WordMax + 1),
                PairWindow = Math.Min(32, 2 * f.PairWindow),
                CharMax = f.CharMax == 0 ? 0 : Math.Min(8, f.CharMax + 2),
            },
        };
    }
}
