using System.Globalization;

using Understudy.Inference;

namespace Understudy.Cli;

/// <summary>The answer of a specialist that calls functions.</summary>
internal static class CalledAnswer
{
    private const string Abstains = "(no call: hand back to the large model)";

    /// <summary>Prints the calls and what the certified threshold says of them.</summary>
    public static void Print(Session session, ICallPredictor caller, double? threshold, string text)
    {
        CallPrediction answer = caller.Predict(text);
        if (session.Json)
        {
            session.Terminal.Out.WriteLine(VerbJson.Call(answer, threshold));
            return;
        }

        session.Terminal.Out.WriteLine(answer.Calls ?? Abstains);
        if (answer.Calls is not null)
        {
            session.Terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  confidence {answer.Confidence:0.000}, {AskCommand.Decision(answer.Confidence, threshold)}"));
        }
    }
}
