using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

using Understudy.Core;
using Understudy.Data;
using Understudy.Inference;
using Understudy.Training;
using Understudy.Training.Torch;

namespace Understudy.Cli;

/// <summary>Prepared examples → decoder specialist; a cancelled run goes on where it stopped when the command is repeated.</summary>
public static class DecoderStage
{
    /// <summary>Trains, chooses the served form and calibrates it.</summary>
    public static async Task<TrainedRung> RunAsync(Session session, Prepared prepared, TrainPlan plan, CallEquality equality, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(prepared);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(equality);
        LearningTarget target = plan.Linear.Target;
        int[] selection = PreparedCalls.Labelled(prepared, SplitKind.Selection, target);
        DecoderStart? start = plan.From is null ? null : Start(session, plan.From), teacher = plan.DistilFrom is null ? null : Start(session, plan.DistilFrom);
        List<string> texts = await UnlabelledTexts.ReadAsync(session, plan, cancellationToken);
        CallRow[] rows = PreparedCalls.Rows(prepared, PreparedCalls.Labelled(prepared, SplitKind.Train, target), target), selected = PreparedCalls.Rows(prepared, selection, target);
        var request = new DecoderRequest
        {
            Train = [.. rows.Select(DecoderRow.Of)],
            Selection = [.. selected.Select(DecoderRow.Of)],
            Tools = prepared.Tools,
            Texts = texts,
            Start = start,
            Options = texts.Count > 0 && plan.Decoder.PretrainEpochs == 0 ? plan.Decoder with { PretrainEpochs = 1 } : plan.Decoder,
            Seed = session.Seed,
            Threads = session.Threads,
        };
        if (teacher is not null && !DecoderTrainer.TokenizerOf(request, cancellationToken).ToJson().AsSpan().SequenceEqual(teacher.Tokenizer.ToJson()))
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, $"The decoder in {plan.DistilFrom} has another tokenizer than the one that would be trained, so its distributions mean other tokens. Give one that was trained on this workload with the same rows, --unlabelled files and vocabularySize.");
        }

        JsonElement recipe = JsonSerializer.SerializeToElement(request.Options, DecoderOptionsJson.Default.DecoderOptions);
        string data = prepared.Examples.Content.Hex, parts = string.Join(',', prepared.Partition.Rows(SplitKind.Train));
        TrainingJobLog log = TrainingJobs.Open(session, "decoder", data, $"{data} {parts} {session.Seed} {target} decoder {plan.From} {plan.Preference?.Objective} {plan.DistilFrom} {ContentHash.Of(string.Join('\0', texts)).Hex} {recipe.GetRawText()}", recipe);
        string checkpoints = TrainingJobs.Directory(session, log);
        session.Say(Announced(request));
        long started = Stopwatch.GetTimestamp();
        (DecoderResult result, ServedDecoderForm form) = TrainingJobs.Guarded(session, log, () =>
        {
            DecoderResult trained = new DecoderTrainer(
                checkpoints,
                session.Progress,
                e => log.AddMetrics(e.Number, string.Create(CultureInfo.InvariantCulture, $"Epoch {e.Number}: loss {e.Loss:0.000}"), [new("train_loss", e.Loss)]),
                memory => session.Say($"  Memory: {memory}; beside it the program, libtorch and freed pieces that the C library keeps: some 1 GB, up to 4 where rows have many lengths")).Train(request, cancellationToken);
            session.EndStage();
            if (plan.Preference is { } preference)
            {
                trained = TrainedOn(session, prepared, target, rows, trained, teacher, preference, checkpoints, cancellationToken);
                session.EndStage();
            }

            return (trained, ServedDecoder.Choose(trained, session.Threads, session.Progress, cancellationToken));
        });
        session.EndStage();
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var matcher = new CallMatcher(equality, prepared.Tools);
        IReadOnlyList<CallPrediction> answers = form.Predictions;
        double[] right = CallSelection.Right(answers, selected, matcher);
        IReadOnlyList<CandidateThreshold> thresholds = CallSelection.Thresholds(answers, selected, matcher);
        Report(session, result, form, seconds);
        return new TrainedRung
        {
            Name = "decoder",
            Rung = Rung.Decoder,
            Units = [.. selection.Select(row => prepared.Partition.Unit[row])],
            Values = right,
            Metric = "exact call",
            Thresholds = thresholds,
            Seconds = seconds,
            Keep = _ => TrainingJobs.Guarded(session, log, () =>
            {
                string fresh = SpecialistStore.Fresh(session, prepared);
                SpecialistManifest manifest = ServedDecoder.Manifest(result, form, prepared.Workload.Name, data) with
                {
                    AnswerShape = prepared.Workload.Shape,
                    CandidateThresholds = thresholds,
                    LearningCurve = right.Length == 0 ? [] : [new LearningCurvePoint(request.Train.Count, right.Average(), right.Length)],
                };
                manifest = manifest with { Lineage = manifest.Lineage with { Target = target == LearningTarget.Gold ? "gold" : "teacher" } };
                ContentHash hash = ServedDecoder.Write(fresh, result, form, manifest);
                SpecialistRecord record = SpecialistStore.Keep(session, prepared, fresh, hash, Rung.Decoder, seconds);
                TrainingJobs.Finish(log, checkpoints, result.Outcome.Tokens, record);
                return record;
            }),
            Discard = () => TrainingJobs.Finish(log, checkpoints, result.Outcome.Tokens, null),
        };
    }

    private static DecoderResult TrainedOn(Session session, Prepared prepared, LearningTarget target, CallRow[] rows, DecoderResult result, DecoderStart? teacher, PreferenceOptions options, string checkpoints, CancellationToken cancellationToken)
    {
        var request = new PreferenceRequest
        {
            Start = new DecoderStart(result.Weights, result.Tokenizer, result.Prompt),
            Train = rows,
            TeacherAnswers = target == LearningTarget.Gold ? PreparedCalls.TeacherAnswers(prepared, PreparedCalls.Labelled(prepared, SplitKind.Train, LearningTarget.Gold)) : [],
            Teacher = teacher,
            Tools = result.Request.Tools,
            Options = options,
            Seed = session.Seed.For("preference"),
            Threads = session.Threads,
        };
        PreferenceResult trained = new PreferenceTrainer(checkpoints, session.Progress).Train(request, cancellationToken);
        session.EndStage();
        session.Say($"  Trained on by {options.Objective}{(trained.Pairs.Count == 0 ? "" : $", {trained.Pairs.Sum(p => p.Count)} pairs ({string.Join(", ", trained.Pairs.Select(p => $"{p.Source} {p.Cause} {p.Count}"))})")}: {trained.Displacement}");
        return result with { Weights = trained.Weights };
    }

    private static DecoderStart Start(Session session, string directory)
    {
        var read = PretrainedDecoder.Read(directory);
        DecoderConfig c = read.Weights.Config;
        if (DecoderRecipe.Unservable(c) is { } fault)
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, $"The decoder in {directory} could be trained on, but not served: {fault}");
        }

        session.Say(string.Create(CultureInfo.InvariantCulture, $"  From {Session.Shown(directory)}: {c.Layers} layers of width {c.Width}, vocabulary {c.VocabularySize:#,0}, {c.Parameters / 1e6:0.0} million parameters"));
        return new DecoderStart(read.Weights, read.Tokenizer, read.Prompt);
    }

    private static string Announced(DecoderRequest request)
    {
        DecoderOptions o = request.Options;
        DecoderConfig c = request.Start?.Weights.Config ?? o.Config(o.VocabularySize);
        string adapted = o.LowRank.Rank > 0 ? string.Create(CultureInfo.InvariantCulture, $", adapters of rank {o.LowRank.Rank} ({string.Join(", ", o.LowRank.Targets)})") : "";
        return string.Create(CultureInfo.InvariantCulture, $"Decoder '{o.Name}': {c.Layers} layers of width {c.Width}, {c.Parameters / 1e6:0.0} million parameters{adapted}, {o.Epochs} epochs of {request.Train.Count:#,0} rows");
    }

    private static void Report(Session session, DecoderResult result, ServedDecoderForm form, double seconds)
    {
        bool eight = form.Serving.ServedFile == DecoderArtifact.EightBitFile;
        session.Say(string.Create(CultureInfo.InvariantCulture, $"Trained the decoder on {result.Request.Train.Count:#,0} rows in {seconds:0} s: exact call {100 * (eight ? form.EightBitExact : form.FloatExact):0.0} % on {result.Request.Selection.Count:#,0} selection rows; {result.Outcome.Tokens / Math.Max(1e-9, result.Outcome.Seconds):#,0} tokens/s, {100 * result.Outcome.ShareOfLimit:0} % of the limit"));
        session.Say(string.Create(CultureInfo.InvariantCulture, $"  8-bit graph {100 * form.EightBitExact:0.0} % against {100 * form.FloatExact:0.0} % of the 32-bit one: {(eight ? "it serves" : "the 32-bit form serves")}; answers are {(form.Unconstrained is null ? "held to the functions' schemas" : $"not constrained: {form.Unconstrained}")}{(form.Serving.CopiedArguments.Count > 0 ? $"; copied from the text: {string.Join(", ", form.Serving.CopiedArguments.Take(4))}{(form.Serving.CopiedArguments.Count > 4 ? $" and {form.Serving.CopiedArguments.Count - 4} more" : "")}" : "")}"));
    }
}
