using System.CommandLine;

using Understudy.Evaluation;

namespace Understudy.Cli;

/// <summary><c>understudy train NAME</c>: imported examples into a specialist.</summary>
public static class TrainCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Build(Terminal terminal)
    {
        var name = new Argument<string>("workload") { Description = "Name of an imported workload." };
        var training = new TrainingOptions();
        var command = new Command("train", """
            Train a specialist on an imported workload. Test and calibration rows stay closed.

            Example:
              understudy train triage --budget 30
            """) { name };
        training.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using Session session = Session.Open(parsed, terminal);
            TrainPlan plan = TrainStage.Read(parsed, training, session);
            Prepared prepared = Prepared.Load(session, parsed.GetValue(name)!, session.Seed, verify: false, cancellationToken);
            PlanText.Say(session, prepared, new EvaluationOptions());
            Trained trained = await TrainStage.RunAsync(session, prepared, plan, new EvaluationOptions(), cancellationToken);
            if (session.Json)
            {
                terminal.Out.WriteLine(VerbJson.Train(trained.Specialist, session.Workspace.Directory));
            }
            else
            {
                session.Say($"Next: understudy evaluate {prepared.Workload.Id}");
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
