using System.Globalization;

using Microsoft.AspNetCore.Http;

namespace Understudy.Gateway;

/// <summary>The headers that say who answered, how sure, and what it cost in time.</summary>
internal static class AnswerHeaders
{
    public const string RequestId = ForwardedHeaders.Own + "request-id";
    public const string AnsweredBy = ForwardedHeaders.Own + "answered-by";
    public const string Decision = ForwardedHeaders.Own + "decision";
    public const string Workload = ForwardedHeaders.Own + "workload";
    public const string Conversation = ForwardedHeaders.Own + "conversation";
    public const string User = ForwardedHeaders.Own + "user";
    public const string Confidence = ForwardedHeaders.Own + "confidence";
    public const string AddedMilliseconds = ForwardedHeaders.Own + "added-ms";
    public const string Recorded = ForwardedHeaders.Own + "recorded";
    private const string OpenAiRequestId = "x-request-id";

    /// <summary>What is known before the answer begins.</summary>
    public static void Begin(HttpResponse response, GatewayCall call, string answeredBy)
    {
        IHeaderDictionary headers = response.Headers;
        headers[RequestId] = call.Id;
        headers[AnsweredBy] = answeredBy;
        headers[Decision] = DecisionNames.Of(call.Decision);
        headers.TryAdd(OpenAiRequestId, call.Id);
        if ((call.NamedWorkload ?? call.Route?.Route.Workload) is { } workload)
        {
            headers[Workload] = workload;
        }

        if (call.Specialist is { } specialist)
        {
            headers[Confidence] = specialist.Confidence.ToString("0.####", CultureInfo.InvariantCulture);
        }
    }

    /// <summary>What is known once the whole answer is there.</summary>
    public static void End(HttpResponse response, double addedMilliseconds, bool recorded)
    {
        response.Headers[AddedMilliseconds] = addedMilliseconds.ToString("0.###", CultureInfo.InvariantCulture);
        response.Headers[Recorded] = recorded ? "yes" : "no";
    }
}
