using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>A call of chat completions, responses, embeddings or another path: read, recognised, decided, answered by specialist or large model, recorded.</summary>
internal sealed class CallHandler(RouteBook routes, SpecialistDesk desk, PassThrough passThrough, CallLedger ledger, JsonRedactor? redactor, GatewayOptions options, RetryMemory retries, Pseudonym pseudonyms, GatewayTelemetry telemetry)
{
    // A reader keeps its buffers; one a thread is enough, as reading never waits.
    [ThreadStatic]
    private static ChatRequestReader? s_reader;

    /// <summary>Answers a call.</summary>
    public async Task AnswerAsync(HttpContext http, GatewayCall call, string path)
    {
        ReadOnlyMemory<byte> body = call.Body;
        call.Redacted = call.Endpoint == CallEndpoint.Other ? default : (redactor ?? JsonRedactor.Default).Redact(body);
        if (!body.IsEmpty && !TryRead(call, out string? problem))
        {
            await OpenAiError.WriteAsync(http, GatewayError.InvalidField, problem).ConfigureAwait(false);
            return;
        }

        Identify(http, call);
        ChatRequest request = call.Request;
        bool usageAsked = false;
        if (call.Endpoint is CallEndpoint.ChatCompletions or CallEndpoint.Responses)
        {
            if (routes.Current.Find(call.NamedWorkload, request.Model, request.Fingerprint) is { } route)
            {
                if (desk.Decide(call, route) && !call.IsForbidden)
                {
                    await SpecialistAnswersAsync(http, call).ConfigureAwait(false);
                    return;
                }

                if (request.Model is { } model && route.Route.Aliases.Contains(model) && route.Route.TeacherModels is [var teacher, ..])
                {
                    body = RequestEdits.SetModel(body.Span, teacher);
                }
            }

            if (call.Endpoint == CallEndpoint.ChatCompletions && request.Stream && !request.IncludeUsage && options.AskForStreamUsage)
            {
                (body, usageAsked) = (RequestEdits.AskForUsage(body.Span), true);
            }
        }

        if (call.IsForbidden)
        {
            await OpenAiError.WriteAsync(http, GatewayError.WorkloadForbidden).ConfigureAwait(false);
            return;
        }

        await PassAsync(http, call, path, body, usageAsked, () => SpecialistAnswersAsync(http, call)).ConfigureAwait(false);
    }

    /// <summary>Lets the large model answer; where it cannot and the route allows it, the specialist does.</summary>
    public async Task PassAsync(HttpContext http, GatewayCall call, string path, ReadOnlyMemory<byte> body, bool usageAsked, Func<Task> standIn)
    {
        UpstreamFailure failure = await passThrough.AnswerAsync(http, call, path, body, usageAsked).ConfigureAwait(false);
        if (failure == UpstreamFailure.None)
        {
            return;
        }

        if (call.SpecialistMayStandIn)
        {
            call.Decision = CallDecision.UpstreamAway;
            await standIn().ConfigureAwait(false);
            return;
        }

        await FailedAsync(http, call, failure).ConfigureAwait(false);
    }

    /// <summary>Who asks, in which conversation, and whether for the second time.</summary>
    public void Identify(HttpContext http, GatewayCall call)
    {
        IHeaderDictionary headers = http.Request.Headers;
        ChatRequest said = call.RawRequest(); // an id that is an e-mail address must be hashed, not its placeholder
        string? user = Header(headers, AnswerHeaders.User) ?? said.User, conversation = Header(headers, AnswerHeaders.Conversation) ?? said.Conversation;
        call.UserHash = user is null ? null : pseudonyms.OfUser(user);
        call.Conversation = conversation is null ? null : pseudonyms.OfConversation(conversation);
        call.Kept = redactor is null ? call.Endpoint == CallEndpoint.Other ? default : call.Body
            : call.UserHash is { } hash && call.Request.User is not null ? RequestEdits.SetUser(call.Redacted.Span, hash)
            : call.Redacted;

        call.RetryOf = retries.Find(headers, call);
    }

    private static string? Header(IHeaderDictionary headers, string name) =>
        headers.TryGetValue(name, out StringValues value) && value.Count == 1 && value[0] is { Length: > 0 and <= 512 } text ? text : null;

    /// <summary>Reads what the request says; a request that has no form of a chat request is passed through unrecognised.</summary>
    private static bool TryRead(GatewayCall call, out string? problem)
    {
        problem = null;
        if (call.Endpoint == CallEndpoint.Other)
        {
            return true; // files and the like are no JSON, and none of it is kept
        }

        ChatRequestReader reader = s_reader ??= new ChatRequestReader();
        bool isObject = reader.TryRead(call.Redacted.Span, out ChatRequest request, out problem);
        call.Request = request;
        if (!isObject)
        {
            _ = reader.TryRead(call.Body.Span, out _, out problem); // what could not be cleaned stands there no more: the place of the fault does
            return false;
        }

        if (call.Endpoint == CallEndpoint.Responses)
        {
            call.ChatForm = ResponsesForm.Request(call.Redacted) ?? default;
            call.Request = !call.ChatForm.IsEmpty && reader.TryRead(call.ChatForm.Span, out ChatRequest chat, out _) ? chat : request with { Input = null, Fingerprint = null };
        }

        return true;
    }

    private async Task SpecialistAnswersAsync(HttpContext http, GatewayCall call)
    {
        SpecialistAnswer answer = call.Specialist!;
        call.Span = telemetry.StartSpecialist(call.Endpoint, answer.SpecialistId, call.Id, http.Request.Headers.TraceParent);
        bool responses = call.Endpoint == CallEndpoint.Responses, stream = call.Request.Stream;
        ReadOnlyMemory<byte> whole = (responses ? ResponsesWriter.Whole(call, answer) : SpecialistWriter.Completion(call, answer)).WrittenMemory;
        AnswerFacts facts = AnswerFacts.Unknown with { Id = SpecialistWriter.AnswerId(call), Model = SpecialistWriter.ModelPrefix + answer.SpecialistId, Text = answer.Text, Finish = "stop" };
        http.Response.StatusCode = StatusCodes.Status200OK;
        http.Response.ContentType = stream ? "text/event-stream" : "application/json";
        AnswerHeaders.Begin(http.Response, call, answer.SpecialistId);
        bool recorded = await ledger.RecordAsync(call, CallOutcome.Ok, StatusCodes.Status200OK, facts, whole, bySpecialist: true, streamed: stream).ConfigureAwait(false);
        AnswerHeaders.End(http.Response, ledger.Added(call), recorded);
        ReadOnlyMemory<byte> body = !stream ? whole : (responses ? ResponsesWriter.Stream(call, answer) : SpecialistWriter.Stream(call, answer)).WrittenMemory;
        http.Response.ContentLength = stream ? null : body.Length;
        await http.Response.BodyWriter.WriteAsync(body, http.RequestAborted).ConfigureAwait(false);
    }

    private async Task FailedAsync(HttpContext http, GatewayCall call, UpstreamFailure failure)
    {
        (GatewayError error, string? message) = failure switch
        {
            UpstreamFailure.Slow => (GatewayError.UpstreamTooSlow, $"The large model did not answer within {options.UpstreamTimeout.TotalSeconds:0.#} s."),
            UpstreamFailure.Open => (GatewayError.UpstreamAway, "The large model failed too often just now and is not being asked for a moment. Try again later."),
            UpstreamFailure.Refused => (GatewayError.UpstreamAway, "The large model's name leads to an address that an upstream may not have. Ask the gateway's operator."),
            UpstreamFailure.Broken => (GatewayError.UpstreamBroken, null),
            _ => (GatewayError.UpstreamAway, null),
        };
        http.Response.Clear();
        AnswerHeaders.Begin(http.Response, call, "gateway");
        bool recorded = await ledger.RecordAsync(call, failure == UpstreamFailure.Broken ? CallOutcome.Partial : CallOutcome.Failed, OpenAiError.Form(error).Status, AnswerFacts.Unknown, default).ConfigureAwait(false);
        AnswerHeaders.End(http.Response, ledger.Added(call), recorded);
        await OpenAiError.WriteAsync(http, error, message, retryAfter: failure == UpstreamFailure.Open ? TimeSpan.FromSeconds(1) : null).ConfigureAwait(false);
    }
}
