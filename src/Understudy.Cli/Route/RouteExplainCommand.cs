using System.CommandLine;
using System.Text.Json;

using Understudy.Core;
using Understudy.Data;
using Understudy.Gateway;

namespace Understudy.Cli;

/// <summary><c>understudy route explain</c>: what would become of a request, and why.</summary>
internal static class RouteExplainCommand
{
    public static Command Build(Terminal terminal)
    {
        var request = new Option<FileInfo>("--request") { Description = "File with the request's JSON.", HelpName = "FILE", Required = true };
        var workload = new Option<string?>("--workload") { Description = "The workload that the client names in x-understudy-workload.", HelpName = "NAME" };
        var conversation = new Option<string?>("--conversation") { Description = "The conversation that the request belongs to: decides canary and hold-back.", HelpName = "ID" };
        var command = new Command("explain", """
            Say what the gateway would do with a request, step by step, without asking the large model.

            Example:
              understudy route explain --request call.json --workload helpdesk
            """) { request, workload, conversation };
        command.SetAction((parsed, cancellationToken) =>
        {
            using Session session = Session.Open(parsed, terminal);
            using var loader = new RouteLoader(session.Workspace.Directory, session.Threads, terminal.Time);
            RouteTable routes = loader.Load(new RouteFile(session.Workspace.Directory, terminal.Time).Read(), cancellationToken);
            FileInfo file = parsed.GetValue(request)!;
            byte[] content;
            try
            {
                content = File.ReadAllBytes(file.FullName);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new UnderstudyException(ErrorCode.PathUnusable, $"{file}: the request cannot be read ({e.Message}).", e);
            }

            Print(session, RouteExplainer.Explain(content, parsed.GetValue(workload), parsed.GetValue(conversation), routes, session.Workspace.JsonRedactor(), Pseudonym.Open(session.Workspace.Directory), terminal.Time));
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    private static void Print(Session session, RequestExplanation explanation)
    {
        if (session.Json)
        {
            session.Terminal.Out.WriteLine(JsonSerializer.Serialize(explanation, RequestExplanationJson.Default.RequestExplanation));
            return;
        }

        for (int i = 0; i < explanation.Steps.Count; i++)
        {
            session.Terminal.Out.WriteLine($"{i + 1}. {explanation.Steps[i]}");
        }

        session.Terminal.Out.WriteLine($"→ {explanation.AnsweredBy} answers{(explanation.Answer is { } answer ? $"; the specialist says: {answer}" : "")}");
    }
}
