using System.Globalization;
using System.Text.Json;

using Understudy.Core;
using Understudy.Data;
using Understudy.Inference;
using Understudy.Training;
using Understudy.Training.Torch;

namespace Understudy.Cli;

/// <summary>Prepared examples → encoder specialist; a cancelled run goes on where it stopped when the command is repeated.</summary>
public static class EncoderStage
{
    /// <summary>Trains and exports.</summary>
    public static async Task<TrainedRung> RunAsync(Session session, Prepared prepared, TrainPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(prepared);
        ArgumentNullException.ThrowIfNull(plan);
        ExampleTable table = prepared.Table;
        int[] train = prepared.Partition.Rows(SplitKind.Train), selection = prepared.Partition.Rows(SplitKind.Selection);
        EncoderOptions recipe = plan.Recipe ?? (plan.From is null ? EncoderRecipes.For(table, train, plan.EncoderBudget) : Fitting(EncoderRecipes.Pretrained, plan.From));
        List<string> texts = await UnlabelledTexts.ReadAsync(session, plan, cancellationToken);
        TrainingRuntime runtime = TrainingRuntime.Choose(threads: session.Threads);
        session.Say(plan.From is null
            ? string.Create(CultureInfo.InvariantCulture, $"Encoder '{recipe.Name}': {recipe.Layers} layers of width {recipe.Width}, {recipe.Epochs} epochs, about {EncoderRecipes.Seconds(table, train, recipe):0} s planned, on {runtime.Description}")
            : string.Create(CultureInfo.InvariantCulture, $"Encoder from {Session.Shown(plan.From)}: {recipe.Epochs} epochs, on {runtime.Description}"));
        TrainingJobLog log = OpenLog(session, prepared, plan, recipe, texts);
        string checkpoints = TrainingJobs.Directory(session, log);
        var request = new EncoderRequest
        {
            Table = table,
            TrainRows = train,
            SelectionRows = selection,
            Options = recipe,
            Target = plan.Linear.Target,
            Seed = session.Seed,
            Runtime = runtime,
            Threads = session.Threads,
            CheckpointDirectory = checkpoints,
            Log = log,
            UnlabelledTexts = texts,
            From = plan.From is null ? null : outputs => Start(session, plan.From, outputs, recipe),
        };
        EncoderResult result = TrainingJobs.Guarded(session, log, () => EncoderSearch.Run(request, session.Progress, cancellationToken));
        session.EndStage();
        Report(session, result);
        return new TrainedRung
        {
            Name = "encoder",
            Rung = Rung.Encoder,
            Units = result.SelectionUnits,
            Values = result.Selection,
            Metric = result.MetricName,
            Thresholds = result.CandidateThresholds,
            Seconds = result.Seconds,
            Keep = stop => TrainingJobs.Guarded(session, log, () => Keep(session, prepared, request, result, stop)),
            Discard = () => Finish(request, result, null),
        };
    }

    /// <summary>Draws the learning curve, writes and registers.</summary>
    private static SpecialistRecord Keep(Session session, Prepared prepared, EncoderRequest request, EncoderResult result, CancellationToken cancellationToken)
    {
        session.Say(string.Create(CultureInfo.InvariantCulture, $"Drawing the encoder's learning curve: the same training on a quarter and on half of the rows, about {EncoderCurve.Work * result.Seconds:0} s"));
        IReadOnlyList<LearningCurvePoint> curve = EncoderCurve.Measure(request, result, session.Progress, cancellationToken);
        session.EndStage();
        string fresh = SpecialistStore.Fresh(session, prepared);
        ContentHash hash = EncoderExporter.Write(fresh, Export(prepared, result, curve), prepared.Table, result.ScoredRows, result.Logits, session.Threads);
        SpecialistRecord record = SpecialistStore.Keep(session, prepared, fresh, hash, Rung.Encoder, result.Seconds);
        Finish(request, result, record);
        return record;
    }

    private static void Finish(EncoderRequest request, EncoderResult result, SpecialistRecord? record)
    {
        TrainingJobs.Finish(request.Log!, request.CheckpointDirectory!, result.Training.Tokens, record);
    }

    private static PretrainedStart Start(Session session, string directory, int outputs, EncoderOptions recipe)
    {
        var pretrained = PretrainedEncoder.Read(directory, outputs, session.Seed.For("head"));
        if (recipe.MaximumTokens > pretrained.Weights.Config.MaximumTokens)
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, $"The recipe's maximumTokens is {recipe.MaximumTokens}; the model in {directory} knows {pretrained.Weights.Config.MaximumTokens} positions. Give at most that.");
        }

        EncoderConfig c = pretrained.Weights.Config;
        session.Say(string.Create(CultureInfo.InvariantCulture, $"  {pretrained.ModelType}: {c.Layers} layers of width {c.Width}, vocabulary {c.VocabularySize:#,0}; {pretrained.Taken.Count} tensors taken, {pretrained.Initialised.Count} new ({string.Join(", ", pretrained.Initialised.Take(4))}), {pretrained.Ignored.Count} ignored"));
        return PretrainedStart.Of(pretrained);
    }

    /// <summary>The recipe with no more tokens than the model has positions; a directory without a readable configuration is refused later, with its reason.</summary>
    private static EncoderOptions Fitting(EncoderOptions recipe, string directory)
    {
        string path = Path.Combine(directory, EncoderConfigJson.FileName);
        return File.Exists(path) ? recipe with { MaximumTokens = Math.Min(recipe.MaximumTokens, EncoderConfigJson.Read(File.ReadAllBytes(path), path).MaximumTokens) } : recipe;
    }

    private static TrainingJobLog OpenLog(Session session, Prepared prepared, TrainPlan plan, EncoderOptions recipe, List<string> texts)
    {
        string data = prepared.Examples.Content.Hex, options = JsonSerializer.Serialize(recipe, EncoderOptionsJson.Default.EncoderOptions);
        string rows = string.Join(',', prepared.Partition.Rows(SplitKind.Train)), unlabelled = ContentHash.Of(string.Join('\0', texts)).Hex;
        return TrainingJobs.Open(session, "encoder", data, $"{data} {rows} {session.Seed} {plan.Linear.Target} {plan.From} {unlabelled} {options}", JsonSerializer.SerializeToElement(recipe, EncoderOptionsJson.Default.EncoderOptions));
    }

    private static EncoderExport Export(Prepared prepared, EncoderResult result, IReadOnlyList<LearningCurvePoint> curve) => new()
    {
        Manifest = ServedEncoder.Manifest(result, prepared.Workload.Name, prepared.Examples.Content.Hex) with
        {
            AnswerShape = prepared.Workload.Shape,
            Training = JsonSerializer.SerializeToElement(result.Options, EncoderOptionsJson.Default.EncoderOptions),
            LearningCurve = curve,
        },
        Weights = result.Weights,
        Tokenizer = result.Tokenizer,
        FloatGraph = result.FloatGraph,
        QuantizedGraph = result.QuantizedGraph,
        Words = result.Words,
    };

    private static void Report(Session session, EncoderResult r)
    {
        session.Say(string.Create(CultureInfo.InvariantCulture, $"Trained the encoder on {r.TrainRows:#,0} rows in {r.Seconds:0} s: {r.MetricName} {100 * r.Metric:0.0} % on {r.Selection.Length:#,0} selection {(r.MetricName == "accuracy" ? "rows" : "queries")}; {r.Training.Tokens / Math.Max(1e-9, r.Training.Seconds):#,0} tokens/s, {100 * r.Training.ShareOfLimit:0} % of the limit, {100 * r.Training.Epochs[^1].PaddingShare:0.0} % padding, {r.PeakBytes >> 20:#,0} MiB peak"));
        session.Say(string.Create(CultureInfo.InvariantCulture, $"  Exported: 32-bit graph equal within {r.GoldenDifference:0.0e0}; 8-bit graph {100 * r.QuantizedMetric:0.0} % against {100 * r.FloatMetric:0.0} %: {(r.QuantizedGraph is null ? "not offered, the 32-bit form serves" : "not worse, it serves")}"));
    }
}
