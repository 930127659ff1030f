using System.CommandLine;
using System.Globalization;

using Understudy.Core;
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
        var item = new Option<string[]>("--item") { Description = "Relevance: an item to rank for the query TEXT; repeatable. Without it, every line of standard input is an item.", HelpName = "TEXT" };
        var explain = new Option<bool>("--explain") { Description = "Show what decided the answer: words of the linear rung, function, classes and words of the tagger and tokens of the decoder with their probabilities (for relevance, the score of each item)." };
        var vote = new Option<int?>("--vote") { Description = "Decoders: the answer that most samples agree on, of N at most (16 without N) and fewer where the majority is plain sooner (self-consistency). Certificates do not speak of it.", HelpName = "N", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("ask", """
            Answer a text with the trained specialist, in the shape of the teacher's answers; rank items for a query.

            Examples:
              understudy ask helpdesk "I was charged twice this month"
              understudy ask helpdesk --json < messages.txt
              understudy ask storefront "cordless drill" --item "Drill 18 V, cordless" --item "Drill bits, 10 pieces"
              understudy ask storefront "cordless drill" < items.txt
              understudy ask lamps "turn the hall light blue" --vote 8
            """) { name, text, item, explain, vote };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using Session session = Session.Open(parsed, terminal);
            SpecialistRecord record = Specialists.Newest(session, parsed.GetValue(name)!);
            string directory = Path.Combine(session.Workspace.Directory, record.Directory);
            using OpenedSpecialist opened = OpenedSpecialist.Open(directory, session.Threads);
            double? threshold = Specialists.CertifiedThreshold(session, record);

            // What was redacted before it was learned from is redacted before it is asked.
            bool redacted = session.Workspace.GetWorkload(record.WorkloadId).Redacted;
            Redactor redactor = session.Workspace.TextRedactor();
            string Asked(string given) => redacted ? redactor.Redact(given) : given;
            VotedAnswer? voted = VotedAnswer.Read(opened, parsed.GetResult(vote) is not null, parsed.GetValue(vote), parsed.GetValue(explain));
            if (opened.Ranker is { } ranker)
            {
                string query = parsed.GetValue(text) is { } asked ? Asked(asked) : throw new UnderstudyException(ErrorCode.OptionsInvalid, "This specialist ranks items for a query: give the query as TEXT, and items with --item or as lines of standard input.");
                List<string> items = [.. (parsed.GetValue(item) ?? []).Select(Asked)];
                while (parsed.GetResult(item) is null && await terminal.In.ReadLineAsync(cancellationToken) is { } line)
                {
                    items.Add(Asked(line));
                }

                RankedAnswer.Print(session, ranker, query, items, threshold, parsed.GetValue(explain));
                return ExitCodes.Done;
            }

            if (parsed.GetResult(item) is not null)
            {
                throw new UnderstudyException(ErrorCode.OptionsInvalid, "--item goes with relevance; this specialist answers texts.");
            }

            var probabilities = new float[opened.Manifest.Labels.Count];
            Redactor? asking = redacted ? redactor : null;
            void Answered(string input)
            {
                if (voted is not null)
                {
                    voted.Print(session, input, asking);
                }
                else if (opened.Caller is { } caller)
                {
                    CalledAnswer.Print(session, caller, threshold, input, asking, parsed.GetValue(explain));
                }
                else
                {
                    Answer(session, opened.Classifier!, threshold, input, asking, probabilities, parsed.GetValue(explain));
                }
            }

            if (parsed.GetValue(text) is { } single)
            {
                Answered(single);
                return ExitCodes.Done;
            }

            while (await terminal.In.ReadLineAsync(cancellationToken) is { } line)
            {
                Answered(line);
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static void Answer(Session session, ITextClassifier specialist, double? threshold, string given, Redactor? redactor, float[] probabilities, bool explain)
    {
        string text = given;
        CallerValues? values = redactor is null ? null : CallerValues.Of(given, redactor, out text);
        int label = specialist.Predict(text, probabilities);
        string name = specialist.Manifest.Labels[label], answer = specialist.Manifest.AnswerShape.Render(name);
        if (values?.Restore(answer) is { } restored)
        {
            (answer, name) = (restored.Text, values.Restore(name).Text);
            NoteUnexplained(session, restored);
        }

        float confidence = probabilities[label];
        IReadOnlyList<Contribution> contributions = explain && specialist is LinearSpecialist linear ? linear.Explain(text) : [];
        if (session.Json)
        {
            session.Terminal.Out.WriteLine(VerbJson.Ask(answer, name, confidence, threshold, contributions));
            return;
        }

        session.Terminal.Out.WriteLine(answer);
        string decision = Decision(confidence, threshold);
        session.Terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  confidence {confidence:0.000}, {decision}"));
        foreach (Contribution c in contributions)
        {
            session.Terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {c.Weight,7:+0.00;-0.00}  {c.Block,-5} {c.Text}"));
        }
    }

    /// <summary>Says which redacted values an answer holds that its text does not explain.</summary>
    internal static void NoteUnexplained(Session session, RestoredText restored)
    {
        if (restored.Unexplained.Count > 0)
        {
            session.Terminal.Error.WriteLine($"  {string.Join(", ", restored.Unexplained)}: a redacted value that the text does not hold; the gateway would hand back to the large model");
        }
    }

    /// <summary>What the certified threshold says of a confidence.</summary>
    internal static string Decision(double confidence, double? threshold) => threshold is not { } t
        ? "no certified threshold: a large model should answer"
        : confidence >= t
        ? $"above the certified threshold {t.ToString("0.000", CultureInfo.InvariantCulture)}: the specialist may answer"
        : $"below the certified threshold {t.ToString("0.000", CultureInfo.InvariantCulture)}: hand back to the large model";
}
