using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>The way of every call, over HTTP or in process, up to the decision who answers: redacted, read, identified, recognised, decided. Thread-safe.</summary>
internal sealed class CallIntake(RouteBook routes, SpecialistDesk desk, JsonRedactor? redactor, JsonRedactor reading, Pseudonym pseudonyms)
{
    // A reader keeps its buffers; one a thread is enough, as reading never waits.
    [ThreadStatic]
    private static ChatRequestReader? s_reader;

    /// <summary>Redacts and reads what the request says; one that has no form of a chat request passes unrecognised.</summary>
    /// <param name="call">The call; its redacted body and request are filled in.</param>
    /// <param name="problem">Why it is no request, for the client; null when it is one.</param>
    public bool TryRead(GatewayCall call, out string? problem)
    {
        problem = null;
        if (call.Endpoint == CallEndpoint.Other)
        {
            return true; // files and the like are no JSON, and none of it is kept
        }

        call.Redacted = reading.Redact(call.Body, out CallerValues? values);
        call.Values = values;
        if (call.Body.IsEmpty)
        {
            return true;
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

    /// <summary>Who asks, and in which conversation (what was said beside the request goes before what it says itself); and what is kept of it.</summary>
    public void Identify(GatewayCall call, string? user, string? conversation)
    {
        ChatRequest said = call.RawRequest(); // an id that is an e-mail address must be hashed, not its placeholder
        call.UserHash = (user ?? said.User) is { Length: > 0 } who ? pseudonyms.OfUser(who) : null;
        call.Conversation = (conversation ?? said.Conversation) is { Length: > 0 } where ? pseudonyms.OfConversation(where) : null;
        call.Kept = redactor is null ? call.Endpoint == CallEndpoint.Other ? default : call.Body
            : call.UserHash is { } hash && call.Request.User is not null ? RequestEdits.SetUser(call.Redacted.Span, hash)
            : call.Redacted;
    }

    /// <summary>Finds the call's route and lets it decide.</summary>
    /// <returns>True when the specialist's answer is the one to give.</returns>
    public bool Decide(GatewayCall call)
    {
        RouteTable table = routes.Current;
        return Find(table, call) is { } route && desk.Decide(call, route, reading);
    }

    /// <summary>The route of a call: what the client says goes first, then the prompt's fingerprint, then its template; the input is then known too.</summary>
    internal static ActiveRoute? Find(RouteTable table, GatewayCall call)
    {
        ActiveRoute? route = table.Find(call.NamedWorkload, call.Request.Model, call.Request.Fingerprint);
        if (route is { Templates.Count: 0 } || (route is null && (!table.HasTemplates || !string.IsNullOrEmpty(call.NamedWorkload))))
        {
            return route;
        }

        ActiveRoute? matched = table.Match(call.ChatJson(redacted: true).Span, out string? input, route);
        if (matched is null || (route is not null && matched != route))
        {
            return route; // named, but with a prompt that it was not learned with: there is no input to ask the specialist with
        }

        call.SlotInput = matched.TextsAreRedacted || table.Match(call.ChatJson(redacted: false).Span, out string? raw, route) != matched ? input : raw;
        return matched;
    }
}
