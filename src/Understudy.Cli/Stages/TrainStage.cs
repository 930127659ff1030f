using System.CommandLine;
using System.Globalization;
using System.Text.Json;

using Understudy.Core;
using Understudy.Data;
using Understudy.Evaluation;
using Understudy.Training;
using Understudy.Training.Torch;

namespace Understudy.Cli;

/// <summary>Prepared examples → the specialist that the search stops at.</summary>
public static class TrainStage
{
    /// <summary>Reads the training options, checking them.</summary>
    public static TrainPlan Read(ParseResult parsed, TrainingOptions options, Session session)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(session);
        string rungs = parsed.GetValue(options.Rungs)!;
        string[] names = rungs.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.Length == 0 || names.Any(r => r is not ("linear" or "encoder" or "tagger" or "decoder")))
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, $"--rungs takes a list of: linear, encoder, tagger, decoder. Found '{rungs}'.");
        }

        double budget = parsed.GetValue(options.Budget), encoderBudget = parsed.GetValue(options.EncoderBudget);
        var linear = new TrainOptions
        {
            Target = parsed.GetValue(options.TrainOn) == "gold" ? LearningTarget.Gold : LearningTarget.Teacher,
            Seed = session.Seed,
            TimeBudget = budget is > 0 and < 1e6 ? TimeSpan.FromSeconds(budget) : TimeSpan.Zero,
            Threads = session.Threads,
        };
        EncoderOptions? recipe = parsed.GetValue(options.Recipe) is { } file ? ReadRecipe(file) : null;
        DecoderOptions decoder = DecoderRecipe.Read(parsed, options);
        List<string> faults = [.. linear.Validate(), .. recipe?.Validate().Select(e => "--recipe: " + e) ?? [], .. decoder.Validate().Select(e => "decoder: " + e)];
        if (DecoderRecipe.Unservable(decoder.Config(decoder.VocabularySize)) is { } unservable)
        {
            faults.Add("decoder: " + unservable);
        }

        if (!(encoderBudget is >= 1 and <= 604_800))
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"--encoder-budget must lie between 1 and 604800 seconds; found {encoderBudget}."));
        }

        if (parsed.GetValue(options.Objective) == PreferenceOptions.Distillation != (parsed.GetValue(options.DistilFrom) is not null))
        {
            faults.Add("--objective distill and --distil-from DIR belong together: the directory is the decoder that is learned from.");
        }

        return faults.Count > 0
            ? throw new UnderstudyException(ErrorCode.OptionsInvalid, string.Join("\n  ", faults))
            : new TrainPlan
            {
                Linear = linear,
                UseLinear = names.Contains("linear"),
                UseEncoder = names.Contains("encoder"),
                UseTagger = names.Contains("tagger"),
                UseDecoder = names.Contains("decoder"),
                Forced = parsed.GetResult(options.Rungs) is { Implicit: false } || parsed.GetValue(options.From) is not null,
                Decoder = decoder,
                Preference = parsed.GetValue(options.Objective) is { } objective and not PreferenceOptions.Supervised ? new PreferenceOptions { Objective = objective } : null,
                From = parsed.GetValue(options.From)?.FullName,
                DistilFrom = parsed.GetValue(options.DistilFrom)?.FullName,
                EncoderBudget = TimeSpan.FromSeconds(encoderBudget),
                Recipe = recipe,
                Unlabelled = [.. (parsed.GetValue(options.Unlabelled) ?? []).Select(f => f.FullName)],
            };
    }

    /// <summary>
    /// Climbs the rungs: linear, then the encoder, or for function calls the tagger and the decoder, each where it was asked for or could change the verdict.
    /// Which one is judged is decided on selection; test stays closed. An identical specialist that is already there is reused.
    /// </summary>
    public static async Task<Trained> RunAsync(Session session, Prepared prepared, TrainPlan plan, EvaluationOptions promises, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(prepared);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(promises);
        ExampleTable table = prepared.Table;
        if (!table.HasTeacher && plan.Linear.Target == LearningTarget.Teacher)
        {
            plan = plan with { Linear = plan.Linear with { Target = LearningTarget.Gold } }; // without a teacher the truth is all there is to learn
        }

        if (plan.Linear.Target == LearningTarget.Gold && !table.HasGold)
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, "--train-on gold needs gold labels; the examples have none. Import the file again with --gold COLUMN.");
        }

        bool calls = prepared.Workload.Kind == WorkloadKind.FunctionCall;
        bool useLinear = plan.UseLinear && (!calls || CallSet.IsClosed(table, prepared.Partition.Rows(SplitKind.Train), plan.Linear.Target));
        List<(string What, Func<Task<TrainedRung>> Train)> rungs = [];
        Offer(useLinear, "A linear model", () => Task.FromResult(LinearStage.Run(session, prepared, plan.Linear, cancellationToken)));
        Offer(!calls && plan.UseEncoder, "An encoder", () => EncoderStage.RunAsync(session, prepared, plan, cancellationToken));
        Offer(calls && plan.UseTagger, "A tagger", () => Task.FromResult(TaggerStage.Run(session, prepared, plan, promises.Equality, cancellationToken)));
        Offer(calls && plan.UseDecoder, "A decoder", () => DecoderStage.RunAsync(session, prepared, plan, promises.Equality, cancellationToken));
        if (rungs.Count == 0)
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, calls
                ? "None of the rungs named fits: the workload makes function calls, which the tagger and the decoder learn (--rungs tagger,decoder), and the linear rung where the same few calls recur."
                : "None of the rungs named fits: this workload is learned by the linear and the encoder rung (--rungs linear,encoder).");
        }

        var climb = new List<TrainedRung>();
        TrainedRung? best = null;
        foreach ((string what, Func<Task<TrainedRung>> train) in rungs)
        {
            if (best is not null && !plan.Forced)
            {
                if (ClimbRule.WhyEnough(best, prepared, promises) is { } enough)
                {
                    session.Say(enough);
                    break;
                }

                session.Say($"  {what} could change the verdict: training one. (--rungs {best.Name} keeps to the {best.Name} rung.)");
            }

            TrainedRung next = await train();
            climb.Add(next);
            best = best is null ? next : Better(session, best, next);
        }

        Trained kept = Keep(session, best!, climb.Count == 1 ? [] : [.. climb.Select((r, i) => r.Trial(i == 0 ? null : climb[0], r == best))], cancellationToken);
        climb.Where(r => r != best).ToList().ForEach(r => r.Discard());
        return kept;

        void Offer(bool fits, string what, Func<Task<TrainedRung>> train)
        {
            if (fits)
            {
                rungs.Add((what, train));
            }
        }
    }

    private static TrainedRung Better(Session session, TrainedRung best, TrainedRung next)
    {
        RungChoice.Comparison c = RungChoice.Compare(best.Units, best.Values, next.Units, next.Values);
        TrainedRung chosen = c.TakesDearer ? next : best;
        session.Say(string.Create(CultureInfo.InvariantCulture, $"On {c.Units:#,0} selection {(best.Metric == "NDCG@10" ? "queries" : "rows")}, {best.Metric}: {best.Name} {100 * c.Cheaper:0.0}, {next.Name} {100 * c.Dearer:0.0} ({100 * (c.Dearer - c.Cheaper):+0.0;−0.0} points, standard error {100 * c.StandardError:0.0}): {chosen.Name} is chosen; the dearer rung has to lead by two standard errors."));
        return chosen;
    }

    private static Trained Keep(Session session, TrainedRung rung, IReadOnlyList<RungTrial> trials, CancellationToken cancellationToken)
    {
        SpecialistRecord record = rung.Keep(cancellationToken);
        session.Say($"Specialist: {Session.Shown(Path.Combine(session.Workspace.Directory, record.Directory))}");
        return new Trained(record, trials);
    }

    /// <summary>Reads a recipe's file, which an option of that name gave.</summary>
    internal static EncoderOptions ReadRecipe(FileInfo file, string option = "--recipe")
    {
        try
        {
            return EncoderOptions.Parse(File.ReadAllBytes(file.FullName));
        }
        catch (JsonException e)
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, $"{option} {file}:{e.LineNumber + 1}:{e.BytePositionInLine + 1}: expected an encoder's recipe: {e.Message.ReplaceLineEndings(" ").Split(" LineNumber: ")[0]}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnderstudyException(ErrorCode.PathUnusable, $"{option} {file} cannot be read: {e.Message}", e);
        }
    }
}
