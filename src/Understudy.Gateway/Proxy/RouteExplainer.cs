using System.Globalization;

using Microsoft.Extensions.Logging.Abstractions;

using Understudy.Core;
using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>Says what the gateway would do with a chat-completions request, by the code that does it.</summary>
public static class RouteExplainer
{
    /// <summary>Explains one request; the large model is not asked.</summary>
    /// <param name="body">The request's JSON, UTF-8.</param>
    /// <param name="workload">The workload that the client would name; null when it names none.</param>
    /// <param name="conversation">The conversation that it would belong to; null for one of its own.</param>
    /// <param name="routes">The routes.</param>
    /// <param name="redactor">Redacts as the gateway does.</param>
    /// <param name="pseudonyms">Hashes the conversation as the gateway does.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="UnderstudyException">When it is no request.</exception>
    public static RequestExplanation Explain(ReadOnlyMemory<byte> body, string? workload, string? conversation, RouteTable routes, JsonRedactor redactor, Pseudonym pseudonyms, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(routes);
        ArgumentNullException.ThrowIfNull(redactor);
        ArgumentNullException.ThrowIfNull(pseudonyms);
        ArgumentNullException.ThrowIfNull(time);
        ReadOnlyMemory<byte> redacted = redactor.Redact(body, out CallerValues? values);
        if (!new ChatRequestReader().TryRead(redacted.Span, out ChatRequest request, out string? problem))
        {
            throw new UnderstudyException(ErrorCode.InputUnreadable, $"The file holds no request. {problem}");
        }

        string? spoken = conversation ?? request.Conversation;
        var call = new GatewayCall
        {
            Id = "req_explained",
            Started = time.GetTimestamp(),
            StartedAt = time.GetUtcNow(),
            Endpoint = CallEndpoint.ChatCompletions,
            NamedWorkload = workload,
            Body = body,
            Redacted = redacted,
            Values = values,
            Request = request,
            Conversation = spoken is null ? null : pseudonyms.OfConversation(spoken),
        };
        List<string> steps = [$"It asks for the model '{request.Model}'; the fingerprint of its prompt is {request.Fingerprint ?? "none, as it has no user message"}."];
        if (CallIntake.Find(routes, call) is not { } route)
        {
            steps.Add(workload is null ? "No route has this alias, fingerprint or template." : $"There is no route for the workload '{workload}'.");
            return new RequestExplanation { Workload = workload, AnsweredBy = "the large model", Steps = steps };
        }

        string by = workload is not null ? "by name" : route.Route.Aliases.Contains(request.Model) ? "by the model alias" : route.Route.Fingerprints.Contains(request.Fingerprint) ? "by its fingerprint" : "by its prompt's template";
        steps.Add($"It is recognised {by} as '{route.Route.Workload}'.");
        steps.Add(route + ".");
        bool answers = new SpecialistDesk(NullLogger.Instance).Decide(call, route, redactor);
        steps.Add($"{(spoken is null ? "It is a conversation of its own" : "Its conversation")}: {LaneText(route.LaneOf(call.Unit, call.StartedAt))}{(spoken is null ? " (drawn anew for each call)" : "")}.");
        if (call.Specialist is { } said)
        {
            steps.Add(string.Create(CultureInfo.InvariantCulture, $"The specialist's confidence is {said.Confidence:0.####}, the threshold {(route.Threshold is { } t ? t.ToString("0.####", CultureInfo.InvariantCulture) : "none")}."));
        }

        steps.Add(route.Templates.Count > 0 && call is { SlotInput: null, Decision: CallDecision.NotAnswerable }
            ? "Its prompt has none of the templates that the workload was learned with, so there is nothing to ask the specialist with: the large model answers."
            : DecisionText(call.Decision));
        return new RequestExplanation
        {
            Workload = route.Route.Workload,
            AnsweredBy = answers ? call.Specialist!.SpecialistId : "the large model",
            Steps = steps,
            Answer = call.Specialist?.Text,
            Confidence = call.Specialist?.Confidence,
        };
    }

    private static string LaneText(RouteLane lane) => lane switch
    {
        RouteLane.Shadow => "the specialist answers on the side",
        RouteLane.OutsideCanary => "it lies outside the canary's share",
        RouteLane.HoldBack => "it is held back, to keep measuring",
        RouteLane.Answer => "the specialist may answer it",
        _ => "it goes to the large model alone",
    };

    private static string DecisionText(CallDecision decision) => decision switch
    {
        CallDecision.Specialist => "The confidence reaches the threshold: the specialist answers.",
        CallDecision.BelowThreshold => "The confidence is below the threshold: it is handed to the large model.",
        CallDecision.LikeRefused => "It resembles inputs that the teacher refused: it is handed to the large model.",
        CallDecision.NotAnswerable => "It asks for what the specialist cannot give (several choices, log probabilities, tools, more than text, too few tokens, a schema that its answer does not meet, or a redacted value that the request does not hold).",
        CallDecision.SpecialistFailed => "The specialist failed: the large model answers.",
        _ => "The large model answers.",
    };
}
