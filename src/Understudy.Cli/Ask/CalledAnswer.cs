using System.Globalization;

using Understudy.Core;
using Understudy.Data;
using Understudy.Inference;

namespace Understudy.Cli;

/// <summary>The answer of a specialist that calls functions.</summary>
internal static class CalledAnswer
{
    private const string Abstains = "(no call: hand back to the large model)";

    /// <summary>Calls as a person reads them.</summary>
    public static string Text(string? calls, AnswerShape shape) => calls is null ? Abstains : shape.Object is null ? calls : shape.Render(calls);

    /// <summary>Calls with the text's own values in place of what was redacted; says which of them the text does not hold.</summary>
    public static string? Restored(Session session, CallerValues? values, string? calls)
    {
        if (calls is null || values?.Restore(calls) is not { } restored)
        {
            return calls;
        }

        AskCommand.NoteUnexplained(session, restored);
        return restored.Text;
    }

    /// <summary>Prints the calls, with the text's own values in place of what was redacted, and what the certified threshold says of them.</summary>
    public static void Print(Session session, ICallPredictor caller, double? threshold, string given, Redactor? redactor, bool explain)
    {
        string text = given;
        CallerValues? values = redactor is null ? null : CallerValues.Of(given, redactor, out text);
        CallPrediction answer = caller.Predict(text);
        answer = answer with { Calls = Restored(session, values, answer.Calls) };
        IReadOnlyList<CallStep> steps = explain ? caller.Explain(text) : [];
        if (session.Json)
        {
            session.Terminal.Out.WriteLine(VerbJson.Call(answer, caller.Manifest.AnswerShape, threshold, steps));
            return;
        }

        session.Terminal.Out.WriteLine(Text(answer.Calls, caller.Manifest.AnswerShape));
        if (answer.Calls is not null)
        {
            session.Terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  confidence {answer.Confidence:0.000}, {AskCommand.Decision(answer.Confidence, threshold)}"));
        }

        foreach (CallStep step in steps)
        {
            session.Terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {step.Probability,7:0.0000}  {step.Text}"));
        }
    }
}
