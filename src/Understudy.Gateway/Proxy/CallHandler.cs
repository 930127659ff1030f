using Microsoft.AspNetCore.Http;

using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>A chat-completions call: read, recognised, decided, answered by specialist or large model, recorded.</summary>
internal sealed class CallHandler(RouteBook routes, SpecialistDesk desk, PassThrough passThrough, CallLedger ledger, IContentRedactor redactor, GatewayOptions options, RetryMemory retries, Func<string, string> pseudonym)
{
    // A reader keeps its buffers; one a thread is enough, as reading never waits.
    [ThreadStatic]
    private static ChatRequestReader? s_reader;

    /// <summary>Answers a call; false when the request is no chat request, and why.</summary>
    public async Task AnswerAsync(HttpContext http, GatewayCall call, string path)
    {
        ReadOnlyMemory<byte> body = call.Body;
        call.Redacted = redactor.Redact(body);
        if (!(s_reader ??= new ChatRequestReader()).TryRead(call.Redacted.Span, out ChatRequest request, out string? problem))
        {
            await GatewayErrors.WriteAsync(http, StatusCodes.Status400BadRequest, "invalid_request_error", "invalid_body", problem!).ConfigureAwait(false);
            return;
        }

        call.Request = request;
        Identify(http, call);
        bool usageAsked = false;
        if (routes.Current.Find(call.NamedWorkload, request.Model, request.Fingerprint) is { } route)
        {
            if (desk.Decide(call, route, request.Input))
            {
                await SpecialistAnswersAsync(http, call).ConfigureAwait(false);
                return;
            }

            if (route.Route.TeacherModels is [var teacher, ..] && route.Route.Aliases.Contains(request.Model))
            {
                body = RequestEdits.SetModel(body.Span, teacher);
            }
        }

        if (request.Stream && !request.IncludeUsage && options.AskForStreamUsage)
        {
            (body, usageAsked) = (RequestEdits.AskForUsage(body.Span), true);
        }

        UpstreamFailure failure = await passThrough.AnswerAsync(http, call, path, body, usageAsked).ConfigureAwait(false);
        if (failure == UpstreamFailure.None)
        {
            return;
        }

        if (call.SpecialistMayStandIn)
        {
            call.Decision = CallDecision.UpstreamAway;
            await SpecialistAnswersAsync(http, call).ConfigureAwait(false);
            return;
        }

        await FailedAsync(http, call, failure).ConfigureAwait(false);
    }

    /// <summary>Who asks, in which conversation, and whether for the second time.</summary>
    private void Identify(HttpContext http, GatewayCall call)
    {
        IHeaderDictionary headers = http.Request.Headers;
        string? user = Header(headers, AnswerHeaders.User) ?? call.Request.User, conversation = Header(headers, AnswerHeaders.Conversation) ?? call.Request.Conversation;
        call.UserHash = user is null ? null : pseudonym(user);
        call.Conversation = conversation is null ? null : pseudonym(conversation);
        call.RetryOf = retries.Find(headers, call);
    }

    private static string? Header(IHeaderDictionary headers, string name) => headers.TryGetValue(name, out Microsoft.Extensions.Primitives.StringValues value) && value.Count == 1 && value[0] is { Length: > 0 and <= 512 } text ? text : null;

    private async Task SpecialistAnswersAsync(HttpContext http, GatewayCall call)
    {
        SpecialistAnswer answer = call.Specialist!;
        ReadOnlyMemory<byte> whole = SpecialistWriter.Completion(call, answer).WrittenMemory;
        var facts = new AnswerFacts { Id = SpecialistWriter.AnswerId(call), Model = SpecialistWriter.ModelPrefix + answer.SpecialistId, Text = answer.Text, Finish = "stop", Usage = Core.TokenUsage.Unknown };
        http.Response.StatusCode = StatusCodes.Status200OK;
        http.Response.ContentType = call.Request.Stream ? "text/event-stream" : "application/json";
        AnswerHeaders.Begin(http.Response, call, answer.SpecialistId);
        bool recorded = await ledger.RecordAsync(call, CallOutcome.Ok, StatusCodes.Status200OK, facts, whole, bySpecialist: true, streamed: call.Request.Stream).ConfigureAwait(false);
        AnswerHeaders.End(http.Response, ledger.Added(call), recorded);
        ReadOnlyMemory<byte> body = call.Request.Stream ? SpecialistWriter.Stream(call, answer).WrittenMemory : whole;
        if (!call.Request.Stream)
        {
            http.Response.ContentLength = body.Length;
        }

        await http.Response.BodyWriter.WriteAsync(body, http.RequestAborted).ConfigureAwait(false);
    }

    private async Task FailedAsync(HttpContext http, GatewayCall call, UpstreamFailure failure)
    {
        (int status, string code, string message) = failure switch
        {
            UpstreamFailure.Slow => (StatusCodes.Status504GatewayTimeout, "upstream_timeout", $"The large model did not answer within {options.UpstreamTimeout.TotalSeconds:0} s."),
            UpstreamFailure.Open => (StatusCodes.Status503ServiceUnavailable, "upstream_away", "The large model failed too often just now and is not being asked for a moment. Try again later."),
            UpstreamFailure.Refused => (StatusCodes.Status502BadGateway, "upstream_refused", "The large model's name resolves to an address that an upstream may not have. Ask the gateway's operator."),
            UpstreamFailure.Broken => (StatusCodes.Status502BadGateway, "upstream_broken", "The large model's answer broke off."),
            _ => (StatusCodes.Status502BadGateway, "upstream_unreachable", "The large model cannot be reached."),
        };
        http.Response.Clear();
        if (failure == UpstreamFailure.Open)
        {
            http.Response.Headers.RetryAfter = "1";
        }

        AnswerHeaders.Begin(http.Response, call, "gateway");
        bool recorded = await ledger.RecordAsync(call, failure == UpstreamFailure.Broken ? CallOutcome.Partial : CallOutcome.Failed, status, AnswerFacts.Unknown, default).ConfigureAwait(false);
        AnswerHeaders.End(http.Response, ledger.Added(call), recorded);
        await GatewayErrors.WriteAsync(http, status, "upstream_error", code, message).ConfigureAwait(false);
    }
}
