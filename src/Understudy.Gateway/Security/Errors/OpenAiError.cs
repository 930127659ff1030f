using System.Buffers;
using System.Globalization;
using System.Text.Json;

using Microsoft.AspNetCore.Http;

namespace Understudy.Gateway;

/// <summary>
/// Errors in OpenAI's form, <c>{"error":{"message","type","param","code"}}</c>, for every failure of the gateway. Messages are fixed texts of
/// ours: nothing that a client or an upstream sent is repeated. Thread-safe.
/// </summary>
public static class OpenAiError
{
    private const string Invalid = "invalid_request_error";
    private const string Server = "server_error";
    private static readonly GatewayErrorForm[] s_forms = [.. Enum.GetValues<GatewayError>().Select(FormOf)];
    private static readonly byte[][] s_bodies = [.. s_forms.Select(f => Encode(f, f.Message, null))];

    /// <summary>The one table from an error to what the client sees.</summary>
    public static GatewayErrorForm Form(GatewayError error) => s_forms[(int)error];

    /// <summary>The error that a key which is not accepted gives.</summary>
    /// <exception cref="ArgumentOutOfRangeException">For an accepted key.</exception>
    public static GatewayError Of(KeyState state) => state switch
    {
        KeyState.Missing => GatewayError.MissingKey,
        KeyState.Unknown => GatewayError.UnknownKey,
        KeyState.Expired => GatewayError.ExpiredKey,
        KeyState.Revoked => GatewayError.RevokedKey,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "An accepted key is no error."),
    };

    /// <summary>The error's JSON document, UTF-8.</summary>
    /// <param name="error">Which.</param>
    /// <param name="message">In place of the default message; must hold nothing that the client or an upstream sent.</param>
    /// <param name="param">Name of the field that is at fault.</param>
    public static ReadOnlyMemory<byte> Body(GatewayError error, string? message = null, string? param = null) =>
        message is null && param is null ? s_bodies[(int)error] : Encode(Form(error), message ?? Form(error).Message, param);

    /// <summary>The error as a frame of a stream whose status is out already: <c>data: {"error":…}</c>, an empty line, <c>data: [DONE]</c>, an empty line.</summary>
    public static ReadOnlyMemory<byte> Frame(GatewayError error, string? message = null) => (byte[])[.. "data: "u8, .. Body(error, message).Span, .. "\n\ndata: [DONE]\n\n"u8];

    /// <summary>Answers a request with an error; when the answer has begun already, breaks the connection off, which is the only error that is left.</summary>
    /// <param name="context">The request.</param>
    /// <param name="error">Which.</param>
    /// <param name="message">In place of the default message; must hold nothing that the client or an upstream sent.</param>
    /// <param name="param">Name of the field that is at fault.</param>
    /// <param name="retryAfter">After how long another attempt makes sense; rounded up to whole seconds, and in milliseconds beside.</param>
    public static Task WriteAsync(HttpContext context, GatewayError error, string? message = null, string? param = null, TimeSpan? retryAfter = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        HttpResponse response = context.Response;
        if (response.HasStarted)
        {
            context.Abort();
            return Task.CompletedTask;
        }

        GatewayErrorForm form = Form(error);
        ReadOnlyMemory<byte> body = Body(error, message, param);
        response.StatusCode = form.Status;
        response.ContentType = "application/json";
        response.ContentLength = body.Length;
        if (form.Status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        if (form.Retry is { } retry)
        {
            response.Headers["x-should-retry"] = retry ? "true" : "false";
        }

        if (retryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            response.Headers["retry-after-ms"] = Math.Ceiling(wait.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        }

        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(body).AsTask();
    }

    private static GatewayErrorForm FormOf(GatewayError error) => error switch
    {
        GatewayError.MalformedJson => new(400, Invalid, "invalid_json", "The body is not a JSON object."),
        GatewayError.DuplicateField => new(400, Invalid, "duplicate_field", "A field is in the body twice. Send each field once."),
        GatewayError.TooDeep => new(400, Invalid, "too_deep", "The body is nested too deeply."),
        GatewayError.InvalidField => new(400, Invalid, "invalid_value", "A field is missing or has a value that is not allowed."),
        GatewayError.BadEncoding => new(400, Invalid, "invalid_content_encoding", "The body does not inflate: it is damaged, or its Content-Encoding is not what was sent."),
        GatewayError.MissingKey => new(401, Invalid, "missing_api_key", "No API key. Send the gateway's client key as Authorization: Bearer us-…"),
        GatewayError.UnknownKey => new(401, Invalid, "invalid_api_key", "Incorrect API key. Send one of the gateway's own client keys (`understudy keys list` shows which there are)."),
        GatewayError.ExpiredKey => new(401, Invalid, "expired_api_key", "The API key has expired. Ask for a new one."),
        GatewayError.RevokedKey => new(401, Invalid, "revoked_api_key", "The API key was revoked. Ask for a new one."),
        GatewayError.WorkloadForbidden => new(403, "permission_error", "workload_forbidden", "The API key may not use this workload."),
        GatewayError.AdminKeyNeeded => new(403, "permission_error", "admin_key_needed", "This needs the gateway's admin key."),
        GatewayError.UnknownPath => new(404, Invalid, "unknown_url", "Unknown request URL. The gateway serves /v1/…"),
        GatewayError.UnknownModel => new(404, Invalid, "model_not_found", "The model does not exist, or the API key may not use it."),
        GatewayError.UnknownId => new(404, Invalid, "not_found", "There is nothing with this id."),
        GatewayError.MethodNotAllowed => new(405, Invalid, "method_not_allowed", "This URL does not take this method."),
        GatewayError.BodyTooSlow => new(408, Invalid, "body_timeout", "The body did not arrive in time.", Retry: true),
        GatewayError.BodyTooLarge => new(413, Invalid, "body_too_large", "The body is too large, or inflates to too much."),
        GatewayError.UnsupportedType => new(415, Invalid, "unsupported_content_type", "The body must be application/json."),
        GatewayError.UnsupportedEncoding => new(415, Invalid, "unsupported_content_encoding", "The body may be encoded as gzip, br or deflate, once."),
        GatewayError.RateLimited => new(429, "rate_limit_error", "rate_limit_exceeded", "The API key's requests a minute are used up. Wait as long as Retry-After says.", Retry: true),
        GatewayError.BudgetSpent => new(429, "insufficient_quota", "insufficient_quota", "The API key's budget for this month is spent.", Retry: false),
        GatewayError.Internal => new(500, Server, "internal_error", "The gateway failed. Its log says more under this answer's request id.", Retry: false),
        GatewayError.UpstreamBroken => new(502, Server, "upstream_broken", "The large model's answer broke off or was no answer."),
        GatewayError.UpstreamAway => new(503, Server, "upstream_unavailable", "The large model cannot be reached."),
        GatewayError.UpstreamTooSlow => new(504, Server, "upstream_timeout", "The large model did not answer in time."),
        GatewayError.Overloaded => new(503, Server, "overloaded", "The gateway has too much to do, or is shutting down.", Retry: true),
        _ => throw new ArgumentOutOfRangeException(nameof(error), error, "Not in the table."),
    };

    private static byte[] Encode(GatewayErrorForm form, string message, string? param)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, AnswerJson.Relaxed))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("error");
            writer.WriteString("message", message);
            writer.WriteString("type", form.Type);
            writer.WriteString("param", param);
            writer.WriteString("code", form.Code);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
