using Understudy.Core;
using Understudy.Evaluation;

namespace Understudy.Cli;

/// <summary>Ends <c>learn</c> and <c>evaluate</c>: the table or the JSON document, and the exit code.</summary>
public static class Outcome
{
    /// <summary>Prints the result; with <paramref name="gate"/> anything but Promote is exit code 3.</summary>
    public static int Print(Session session, EvaluationResult result, bool gate)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(result);
        if (session.Json)
        {
            session.Terminal.Out.Write(ReportJson.Write(result));
        }
        else
        {
            ResultTable.Print(session.Terminal, result);
            session.Say($"Report      {Session.Shown(result.ReportPath!)}");
            session.Say($"Certificate {Session.Shown(result.CertificatePath!)}");
            session.Say($"Try it      understudy ask {result.Workload.Name} \"…\"");
        }

        return gate && result.Decision != Verdict.Promote ? ExitCodes.NotPromoted : ExitCodes.Done;
    }
}
