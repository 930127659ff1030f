using System.Globalization;

using Understudy.Core;
using Understudy.Data;
using Understudy.Inference;
using Understudy.Training;
using Understudy.Training.Torch;

namespace Understudy.Bench;

/// <summary>
/// What changes the encoder's standing against the linear rung, and what it gives the linear rung: one seed a recipe, compared on selection
/// rows alone; no test file is opened.
/// </summary>
public static class StudyArm
{
    private const int Folds = 4;

    /// <summary>The classification sets.</summary>
    public static IReadOnlyList<string> Sets { get; } = ["banking77", "headlines", "media-bias"];

    /// <summary>Measures one set.</summary>
    public static async Task<IReadOnlyList<Figure>> ClassificationAsync(EncoderPlan plan, RealData data, string set, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(data);
        LearningTarget target = set == "media-bias" ? LearningTarget.Teacher : LearningTarget.Gold;
        ExampleTable table = set == "media-bias" ? (await data.LoadMediaBiasAsync(cancellationToken)).Train : (await data.LoadAsync(set, cancellationToken)).Train;
        var seed = new Seed(1);
        Partition partition = AccuracyArm.Divide(table, seed);
        int[] train = plan.Limit(partition.Rows(SplitKind.Train), 800), selection = plan.Limit(partition.Rows(SplitKind.Selection), 200);
        var progress = new LogProgress(plan.Log, set);
        var options = new TrainOptions { Target = target, Seed = seed, LearningCurve = false };
        SearchResult linear = LinearSearch.Run(table, train, selection, options, progress, cancellationToken);
        var study = new Comparisons(plan, set, linear);
        IReadOnlyDictionary<int, float[]> folded = LinearCrossFit.Probabilities(table, train, linear.Options, linear.Temperature, options, folds: Folds, cancellationToken: cancellationToken);
        List<string> more = set == "media-bias" || plan.Quick ? [] : await OtherTextsAsync(data, set, cancellationToken);
        EncoderOptions basis = EncoderRecipes.For(table, train, plan.Budget);
        (string Name, EncoderOptions Recipe, bool Soft, IReadOnlyList<string> Texts)[] variants =
        [
            ("encoder", basis, false, []),
            ("encoder, half of its targets from the linear rung's cross-fitted answers", basis with { Distillation = .5f }, true, []),
            ("encoder, 20 passes of masked-token pretraining on its own text", basis with { PretrainEpochs = 20 }, false, []),
            ("encoder, 5 passes of masked-token pretraining on other texts too", basis with { PretrainEpochs = 5 }, false, more),
        ];
        foreach ((string name, EncoderOptions recipe, bool soft, IReadOnlyList<string> texts) in variants)
        {
            if (set == "media-bias" ? recipe.PretrainEpochs > 0 : recipe.PretrainEpochs == 5 && more.Count == 0)
            {
                continue; // the longest set is pretrained on nothing: an hour each
            }

            EncoderResult encoder = Train(plan, table, train, selection, target, seed, recipe, soft ? folded : null, texts, $"{set}-{Array.FindIndex(variants, v => v.Name == name)}", progress, cancellationToken);
            await study.AddAsync(name, encoder.SelectionUnits, encoder.Selection, encoder.Seconds);
            await StudentsAsync(study, name, table, train, selection, options, linear, encoder, folded, progress, cancellationToken);
        }

        return study.Figures;
    }

    /// <summary>Measures storefront's pairs: the objectives.</summary>
    public static async Task<IReadOnlyList<Figure>> RelevanceAsync(EncoderPlan plan, string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ExampleTable table = await RealData.ReadAsync(new ImportOptions { Path = path, Query = "query", Item = "item", Label = "label", Gold = "gold" }, null, cancellationToken);
        int[] units = NearDuplicates.Group(table, new NearDuplicateOptions(), Seed.Default, null, cancellationToken);
        Partition partition = Splitter.Split(table, units, new SplitOptions { Train = .5, Selection = .25, Calibration = 0, Test = .25, ByTime = false }, new Seed(1));
        int[] train = partition.Rows(SplitKind.Train), selection = partition.Rows(SplitKind.Selection);
        var progress = new LogProgress(plan.Log, "storefront");
        SearchResult linear = LinearRankingSearch.Run(table, train, selection, partition.Unit, new TrainOptions { Seed = new Seed(1), LearningCurve = false }, progress, cancellationToken);
        var study = new Comparisons(plan, "storefront", linear);
        EncoderOptions basis = EncoderRecipes.For(table, train, plan.Budget);
        (string Name, EncoderOptions Recipe)[] variants =
        [
            ("encoder, cross-entropy over grades", basis),
            ("encoder, margin-MSE", Ranking(ObjectiveFactory.MarginMse)),
            ("encoder, RankNet", Ranking(ObjectiveFactory.RankNet)),
            ("encoder, ListNet", Ranking(ObjectiveFactory.ListNet)),
            ("encoder, ADR-MSE", Ranking(ObjectiveFactory.AdrMse)),
            ("encoder, cross-entropy, 20 passes of masked-token pretraining", basis with { PretrainEpochs = 20 }),
            ("encoder, cross-entropy, one layer", basis with { Layers = 1 }),
        ];
        foreach ((string name, EncoderOptions recipe) in variants)
        {
            EncoderResult encoder = Train(plan, table, train, selection, LearningTarget.Teacher, new Seed(1), recipe, null, [], $"storefront-{recipe.Objective.Name}-{recipe.PretrainEpochs}-{recipe.Layers}", progress, cancellationToken);
            await study.AddAsync($"{name} ({encoder.Training.Epochs.Count} epochs, best {encoder.Training.Best:0.0000})", encoder.SelectionUnits, encoder.Selection, encoder.Seconds);
        }

        return study.Figures;

        EncoderOptions Ranking(string objective) => basis with { Objective = new ObjectiveOptions { Name = objective } };
    }

    /// <summary>Linear students of an encoder: its answers to the rows that it learned from, alone or averaged with the linear rung's own cross-fitted ones.</summary>
    private static async Task StudentsAsync(Comparisons study, string teacher, ExampleTable table, int[] train, int[] selection, TrainOptions options, SearchResult linear, EncoderResult encoder, IReadOnlyDictionary<int, float[]> folded, IProgress<StageProgress> progress, CancellationToken cancellationToken)
    {
        using EncoderSpecialist served = ServedEncoder.Classifier(encoder);
        int classes = table.Labels.Count;
        var answers = new float[train.Length * (long)classes];
        served.PredictMany(table, train, answers, 1, cancellationToken);
        Dictionary<int, float[]> alone = [], both = [];
        for (int i = 0; i < train.Length; i++)
        {
            if (folded.TryGetValue(train[i], out float[]? other))
            {
                alone[train[i]] = answers.AsSpan(i * classes, classes).ToArray();
                both[train[i]] = [.. other.Select((p, c) => (p + alone[train[i]][c]) / 2)];
            }
        }

        foreach ((string name, Dictionary<int, float[]> soft, float share) in new[] { ("its answers", alone, .5f), ("its answers", alone, 1f), ("its answers and the linear rung's cross-fitted ones", both, .5f) })
        {
            SearchResult student = LinearSearch.Run(table, train, selection, options with { SoftLabels = soft, Distillation = share, Candidates = [linear.Options] }, progress, cancellationToken);
            await study.AddAsync(string.Create(CultureInfo.InvariantCulture, $"linear, {share:0.#} of its targets from [{teacher}]: {name}"), student.SelectionUnits, student.SelectionValues, student.Seconds);
        }
    }

    private static EncoderResult Train(EncoderPlan plan, ExampleTable table, int[] train, int[] selection, LearningTarget target, Seed seed, EncoderOptions recipe, IReadOnlyDictionary<int, float[]>? soft, IReadOnlyList<string> texts, string checkpoint, IProgress<StageProgress> progress, CancellationToken cancellationToken) =>
        EncoderSearch.Run(
            new EncoderRequest
            {
                Table = table,
                TrainRows = train,
                SelectionRows = selection,
                Options = plan.Quick ? recipe with { Epochs = 1, PretrainEpochs = Math.Min(1, recipe.PretrainEpochs) } : recipe,
                Target = target,
                Seed = seed,
                Runtime = plan.Runtime,
                SoftLabels = soft,
                UnlabelledTexts = texts,
                CheckpointDirectory = plan.Checkpoints is { } directory ? Path.Combine(directory, checkpoint) : null,
            },
            progress,
            cancellationToken);

    private static async Task<List<string>> OtherTextsAsync(RealData data, string set, CancellationToken cancellationToken)
    {
        List<string> texts = [];
        foreach (string other in new[] { "banking77", "headlines" }.Where(s => s != set))
        {
            Add((await data.LoadAsync(other, cancellationToken)).Train);
        }

        Add((await data.LoadMediaBiasAsync(cancellationToken)).Train);
        return texts;

        void Add(ExampleTable table) => texts.AddRange(Enumerable.Range(0, table.Count).Select(r => table.Input(r).ToString()));
    }

    /// <summary>Figures against the linear rung, unit by unit.</summary>
    private sealed class Comparisons
    {
        private readonly EncoderPlan _plan;
        private readonly string _set;
        private readonly SearchResult _linear;
        private readonly List<Figure> _figures = [];

        public Comparisons(EncoderPlan plan, string set, SearchResult linear) => (_plan, _set, _linear) = (plan, set, linear);

        public IReadOnlyList<Figure> Figures => _figures;

        public async Task AddAsync(string name, IReadOnlyList<int> units, IReadOnlyList<double> values, double seconds)
        {
            RungChoice.Comparison c = RungChoice.Compare(_linear.SelectionUnits, _linear.SelectionValues, units, values);
            double difference = c.Dearer - c.Cheaper;
            string note = string.Create(CultureInfo.InvariantCulture, $"{c.Units:#,0} selection units, one seed: {c.Dearer:0.0000} against {c.Cheaper:0.0000} of '{_linear.Options.Name}'; ± two standard errors; {seconds:0} s");
            await _plan.Log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {_set}: {name}: {difference:+0.0000;-0.0000} ± {2 * c.StandardError:0.0000} ({note})"));
            _figures.Add(Figure.AtLeast($"{_set}, selection, against the linear rung: {name}", difference, difference - (2 * c.StandardError), difference + (2 * c.StandardError), "", null, note));
        }
    }
}
