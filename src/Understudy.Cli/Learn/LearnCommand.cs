using System.CommandLine;

using Understudy.Core;
using Understudy.Evaluation;

namespace Understudy.Cli;

/// <summary><c>understudy learn FILE</c>: the whole way from a file of answers to a verdict.</summary>
public static class LearnCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Build(Terminal terminal)
    {
        var source = new SourceOptions();
        var training = new TrainingOptions();
        var promises = new PromiseOptions();
        var command = new Command("learn", """
            Import a file or what the gateway recorded, train a specialist on it, and say whether it is proven good enough.

            Examples:
              understudy learn calls.jsonl
              understudy learn rows.csv --input message --label category --gold truth
              understudy learn train.csv --no-header --input 1 --gold 2 --test test.csv --target 0.9
              understudy learn pairs.csv --query q --item title --label grade
              understudy learn assistant.jsonl --rungs linear,tagger
              understudy learn mixed.jsonl
              understudy learn --workload triage
            """);
        source.AddTo(command);
        training.AddTo(command);
        promises.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using Session session = Session.Open(parsed, terminal);
            TrainPlan trainPlan = TrainStage.Read(parsed, training, session);
            EvaluationOptions evaluationOptions = Promises.Read(parsed, promises, session.Seed);
            FileInfo? prices = parsed.GetValue(promises.Prices);
            if (prices is not null)
            {
                _ = PriceList.Load(prices.FullName); // a wrong price list is said now, not after the training
            }

            using ProgramCallChecker? checker = ProgramCallChecker.Start(parsed.GetValue(promises.Checker), cancellationToken: cancellationToken);
            var run = new LearnRun(session, parsed, source, trainPlan, evaluationOptions, prices, checker, parsed.GetValue(promises.Gate));
            RecordedSource from = await RecordedSource.ReadAsync(session, parsed, source, cancellationToken);
            try
            {
                return await run.OneAsync(from, cancellationToken);
            }
            catch (UnderstudyException e) when (e.Code == ErrorCode.MixedPrompts && parsed.GetValue(source.Workload) is null)
            {
                return await run.MixedAsync(parsed.GetValue(source.File)!, cancellationToken);
            }
        });
        return command;
    }
}
