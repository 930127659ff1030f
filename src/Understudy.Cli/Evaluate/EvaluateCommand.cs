using System.CommandLine;

using Understudy.Core;
using Understudy.Data;
using Understudy.Evaluation;

namespace Understudy.Cli;

/// <summary><c>understudy evaluate NAME</c>: the registered test of the newest specialist.</summary>
public static class EvaluateCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Build(Terminal terminal)
    {
        var name = new Argument<string>("workload") { Description = "Name of a workload with a trained specialist." };
        var promises = new PromiseOptions();
        var command = new Command("evaluate", """
            Certify the escalation threshold, register the test, open the test rows once, and write certificate and report.

            Example:
              understudy evaluate triage --max-error 0.03 --margin 0.01 --gate
            """) { name };
        promises.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using Session session = Session.Open(parsed, terminal);
            EvaluationOptions options = Promises.Read(parsed, promises, session.Seed);
            using ProgramCallChecker? checker = ProgramCallChecker.Start(parsed.GetValue(promises.Checker), cancellationToken: cancellationToken);
            SpecialistRecord record = Specialists.Newest(session, parsed.GetValue(name)!);
            Prepared prepared = Prepared.Load(session, record.WorkloadId, new Seed(record.Seed), verify: true, cancellationToken);
            if (prepared.Examples.Content != record.Data)
            {
                throw new UnderstudyException(ErrorCode.IntegrityBroken, $"The specialist {record.Id} was trained on other rows than the workload has now: its test rows are no longer apart from its training rows. Train again: understudy train {prepared.Workload.Id}");
            }

            EvaluationResult result = await EvaluateStage.RunAsync(session, prepared, record, [], options, parsed.GetValue(promises.Prices), checker, cancellationToken);
            return Outcome.Print(session, result, parsed.GetValue(promises.Gate));
        });
        return command;
    }
}
