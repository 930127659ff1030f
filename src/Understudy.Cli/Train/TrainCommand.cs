using System.CommandLine;

using Understudy.Data;
using Understudy.Evaluation;
using Understudy.Training;

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
        command.SetAction((parsed, cancellationToken) =>
        {
            using Session session = Session.Open(parsed, terminal);
            TrainOptions options = TrainStage.Read(parsed, training, session);
            Prepared prepared = Prepared.Load(session, parsed.GetValue(name)!, session.Seed, verify: false, cancellationToken);
            PlanText.Say(session, prepared, new EvaluationOptions());
            SpecialistRecord record = TrainStage.Run(session, prepared, options, cancellationToken);
            if (session.Json)
            {
                terminal.Out.WriteLine(VerbJson.Train(record, session.Workspace.Directory));
            }
            else
            {
                session.Say($"Next: understudy evaluate {prepared.Workload.Id}");
            }

            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }
}
