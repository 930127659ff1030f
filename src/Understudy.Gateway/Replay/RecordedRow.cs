using System.Text.Json;

using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>One line of a recording, taken apart.</summary>
internal readonly record struct RecordedRow
{
    public CallEndpoint Endpoint { get; private init; }

    public JsonElement Request { get; private init; }

    public JsonElement Response { get; private init; }

    public double Milliseconds { get; private init; }

    /// <summary>Reads a line's document; null when it holds no answer that can be served, and why.</summary>
    public static RecordedRow? Read(JsonElement root, out string problem)
    {
        problem = "expected an object with 'request' and 'response'";
        if (root.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        JsonElement request = Body(Member(root, "request") is { ValueKind: JsonValueKind.Object } named ? named : Member(root, "body"));
        JsonElement response = Body(Member(root, "response"));
        if (request.ValueKind != JsonValueKind.Object || response.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            problem = Member(root, "error").ValueKind == JsonValueKind.Object ? "the call failed" : problem;
            return null;
        }

        if (response.ValueKind == JsonValueKind.Object && Member(response, "error").ValueKind is JsonValueKind.Object or JsonValueKind.String)
        {
            problem = "the call failed";
            return null;
        }

        if (Kind(request, response) is not { } endpoint)
        {
            problem = "request and response are of no API that is known (messages and choices, input and output, input and embeddings, query and results)";
            return null;
        }

        return new RecordedRow { Endpoint = endpoint, Request = request, Response = response, Milliseconds = Number(root, "latency_ms") };
    }

    /// <summary>A property; undefined when there is none.</summary>
    public static JsonElement Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out JsonElement value) ? value : default;

    private static JsonElement Body(JsonElement value) => Member(value, "body") is { ValueKind: JsonValueKind.Object } body ? body : value;

    private static double Number(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out double number) && number is >= 0 and < 86_400_000 ? number : 0;

    private static CallEndpoint? Kind(JsonElement request, JsonElement response)
    {
        if (Member(request, "messages").ValueKind == JsonValueKind.Array)
        {
            return Member(response, "choices") is { ValueKind: JsonValueKind.Array } choices && choices.GetArrayLength() > 0 && Member(choices[0], "message").ValueKind == JsonValueKind.Object ? CallEndpoint.ChatCompletions : null;
        }

        if (Member(request, "query").ValueKind == JsonValueKind.String)
        {
            return response.ValueKind == JsonValueKind.Array || Member(response, "results").ValueKind == JsonValueKind.Array ? CallEndpoint.Rerank : null;
        }

        return Member(request, "input").ValueKind is not (JsonValueKind.String or JsonValueKind.Array) ? null
            : Member(response, "output").ValueKind == JsonValueKind.Array ? CallEndpoint.Responses
            : Member(response, "data").ValueKind == JsonValueKind.Array ? CallEndpoint.Embeddings
            : null;
    }
}
