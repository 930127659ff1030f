using System.CommandLine;
using System.Globalization;

using Understudy.Data;
using Understudy.Inference;

namespace Understudy.Cli;

/// <summary><c>understudy ask NAME TEXT</c>: one answer, or one for each line of standard input.</summary>
public static class AskCommand
{
    /// <summary>Builds the verb.</summary>
    public static Command Build(Terminal terminal)
    {
        var name = new Argument<string>("workload") { Description = "Name of a workload, or id of a specialist." };
        var text = new Argument<string?>("text") { Description = "The input. Without it, every line of standard input is one.", Arity = ArgumentArity.ZeroOrOne };
        var explain = new Option<bool>("--explain") { Description = "Show the n-grams that decided the answer against the runner-up." };
        var command = new Command("ask", """
            Answer a text with the trained specialist, in the shape of the teacher's answers.

            Examples:
              understudy ask helpdesk "I was charged twice this month"
              understudy ask helpdesk --json < messages.txt
            """) { name, text, explain };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using Session session = Session.Open(parsed, terminal);
            SpecialistRecord record = Specialists.Newest(session, parsed.GetValue(name)!);
            string directory = Path.Combine(session.Workspace.Directory, record.Directory);
            LinearSpecialist specialist = LinearSpecialist.Load(directory);
            double? threshold = Specialists.CertifiedThreshold(session, record);
            var probabilities = new float[specialist.Labels.Count];
            if (parsed.GetValue(text) is { } single)
            {
                Answer(session, specialist, threshold, single, probabilities, parsed.GetValue(explain));
                return ExitCodes.Done;
            }

            while (await terminal.In.ReadLineAsync(cancellationToken) is { } line)
            {
                Answer(session, specialist, threshold, line, probabilities, parsed.GetValue(explain));
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static void Answer(Session session, LinearSpecialist specialist, double? threshold, string text, float[] probabilities, bool explain)
    {
        int label = specialist.Predict(text, probabilities);
        string answer = specialist.Manifest.AnswerShape.Render(specialist.Labels[label]);
        float confidence = probabilities[label];
        IReadOnlyList<Contribution> contributions = explain ? specialist.Explain(text) : [];
        if (session.Json)
        {
            session.Terminal.Out.WriteLine(VerbJson.Ask(answer, specialist.Labels[label], confidence, threshold, contributions));
            return;
        }

        session.Terminal.Out.WriteLine(answer);
        string decision = threshold is not { } t ? "no certified threshold: a large model should answer" : confidence >= t ? $"above the certified threshold {t.ToString("0.000", CultureInfo.InvariantCulture)}: the specialist may answer" : $"below the certified threshold {t.ToString("0.000", CultureInfo.InvariantCulture)}: hand back to the large model";
        session.Terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  confidence {confidence:0.000}, {decision}"));
        foreach (Contribution c in contributions)
        {
            session.Terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {c.Weight,7:+0.00;-0.00}  {c.Block,-5} {c.Text}"));
        }
    }
}
