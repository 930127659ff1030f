using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

using Understudy.Core;
using Understudy.Data;
using Understudy.Inference;
using Understudy.Training;
using Understudy.Training.Torch;

namespace Understudy.Cli;

/// <summary>Prepared examples → tagger specialist; a cancelled run goes on where it stopped when the command is repeated.</summary>
public static class TaggerStage
{
    private const int Named = 5;

    /// <summary>Trains.</summary>
    public static TrainedRung Run(Session session, Prepared prepared, TrainPlan plan, CallEquality equality, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(prepared);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(equality);
        int[] selection = PreparedCalls.Labelled(prepared, SplitKind.Selection, plan.Linear.Target);
        var request = new TaggerRequest
        {
            Train = PreparedCalls.Rows(prepared, PreparedCalls.Labelled(prepared, SplitKind.Train, plan.Linear.Target), plan.Linear.Target),
            Selection = PreparedCalls.Rows(prepared, selection, plan.Linear.Target),
            Tools = prepared.Tools,
            Day = DayOf(prepared.Workload.Templates.Count > 0 ? prepared.Workload.Templates.Select(t => t.ToString()!) : [prepared.Workload.SystemPrompt ?? ""]),
            Seed = session.Seed,
            Threads = session.Threads,
        };
        JsonElement recipe = JsonSerializer.SerializeToElement(request.Options, TaggerOptionsJson.Default.TaggerOptions);
        string data = prepared.Examples.Content.Hex, rows = string.Join(',', prepared.Partition.Rows(SplitKind.Train));
        TrainingJobLog log = TrainingJobs.Open(session, "tagger", data, $"{data} {rows} {session.Seed} {plan.Linear.Target} tagger {recipe.GetRawText()}", recipe);
        string checkpoints = TrainingJobs.Directory(session, log);
        session.Say(string.Create(CultureInfo.InvariantCulture, $"Tagger '{request.Options.Name}': {request.Options.Layers} layer of width {request.Options.Hidden} each way, {request.Options.Epochs} epochs of {request.Train.Count:#,0} rows, or as many as make {request.Options.LeastSteps:#,0} steps"));
        long started = Stopwatch.GetTimestamp();
        TaggerResult result = TrainingJobs.Guarded(session, log, () => new TaggerTrainer(checkpoints, session.Progress, e => log.AddMetrics(e.Number, string.Create(CultureInfo.InvariantCulture, $"Epoch {e.Number}: loss {e.Loss:0.000}"), [new("train_loss", e.Loss)])).Train(request, cancellationToken));
        session.EndStage();
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var matcher = new CallMatcher(equality, prepared.Tools);
        double[] right = CallSelection.Right(result.SelectionAnswers, request.Selection, matcher);
        IReadOnlyList<CandidateThreshold> thresholds = CallSelection.Thresholds(result.SelectionAnswers, request.Selection, matcher);
        Report(session, result, right, seconds);
        return new TrainedRung
        {
            Name = "tagger",
            Rung = Rung.Tagger,
            Units = [.. selection.Select(row => prepared.Partition.Unit[row])],
            Values = right,
            Metric = "exact call",
            Thresholds = thresholds,
            Seconds = seconds,
            Keep = _ => TrainingJobs.Guarded(session, log, () =>
            {
                string fresh = SpecialistStore.Fresh(session, prepared);
                SpecialistManifest manifest = ServedTagger.Manifest(result, prepared.Workload.Name, data) with
                {
                    AnswerShape = prepared.Workload.Shape,
                    Tools = prepared.Tools!.Json,
                    CandidateThresholds = thresholds,
                    LearningCurve = right.Length == 0 ? [] : [new LearningCurvePoint(request.Train.Count, right.Average(), right.Length)],
                };
                manifest = manifest with { Lineage = manifest.Lineage with { Target = plan.Linear.Target == LearningTarget.Gold ? "gold" : "teacher" } };
                ContentHash hash = ServedTagger.Write(fresh, result, manifest).Hash;
                SpecialistRecord record = SpecialistStore.Keep(session, prepared, fresh, hash, Rung.Tagger, seconds);
                TrainingJobs.Finish(log, checkpoints, result.Outcome.Tokens, record);
                return record;
            }),
            Discard = () => TrainingJobs.Finish(log, checkpoints, result.Outcome.Tokens, null),
        };
    }

    /// <summary>The day that what all prompts have in common states; null where they state none, or several.</summary>
    /// <param name="prompts">The system prompt, or the fixed text of the templates.</param>
    internal static DateOnly? DayOf(IEnumerable<string> prompts)
    {
        DateOnly?[] days = [.. prompts.Select(p => RequestDay.Find(p)).Distinct()];
        return days.Length == 1 ? days[0] : null;
    }

    private static void Report(Session session, TaggerResult result, double[] right, double seconds)
    {
        AlignmentReport a = result.Alignment;
        session.Say(string.Create(CultureInfo.InvariantCulture, $"Trained the tagger on {a.Rows:#,0} rows in {seconds:0} s: exact call {100 * (right.Length == 0 ? 0 : right.Average()):0.0} % on {right.Length:#,0} selection rows; {a.Exact + a.Inexact:#,0} rows can be put together from their texts, {a.Abstained:#,0} are learned as the large model's, {a.Unaligned.Values.Sum():#,0} are not learned from"));
        ArgumentReport[] none = [.. a.Arguments.Where(r => r.Form is null)];
        if (none.Length > 0)
        {
            session.Say($"  What no tagger can find in the texts: {string.Join(", ", none.Take(Named).Select(r => $"{r.Function}.{r.Path}"))}{(none.Length > Named ? ", …" : "")}");
        }
    }
}
