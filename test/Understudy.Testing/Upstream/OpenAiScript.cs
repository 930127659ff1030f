using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;

namespace Understudy.Testing;

/// <summary>Answers as an OpenAI-compatible server does, the same bytes for the same request.</summary>
internal static class OpenAiScript
{
    internal const long Created = 1_760_000_000;

    /// <summary>The natural answer to a request; <paramref name="reply"/> gives the text for the last user message.</summary>
    public static NaturalAnswer Answer(UpstreamRequest request, int number, Func<string, string> reply)
    {
        try
        {
            return Understood(request, number, reply);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or OverflowException or NullReferenceException or ArgumentException)
        {
            return Error(400, "Invalid type for a parameter.", "invalid_request_error", "invalid_type"); // a field is of another kind than the API says
        }
    }

    private static NaturalAnswer Understood(UpstreamRequest request, int number, Func<string, string> reply)
    {
        string path = request.Path.StartsWith("/v1/", StringComparison.Ordinal) ? request.Path[3..] : request.Path;
        return (request.Method, path) switch
        {
            ("GET", "/models") => Json(new JsonObject { ["object"] = "list", ["data"] = new JsonArray(Model("scripted-large"), Model("scripted-small")) }),
            ("GET", _) when path.StartsWith("/models/", StringComparison.Ordinal) => Json(Model(path["/models/".Length..])),
            ("POST", _) when request.Json is null => Error(400, "We could not parse the JSON body of your request.", "invalid_request_error", null),
            ("POST", "/chat/completions") => ChatScript.Answer(request.Json, number, reply),
            ("POST", "/responses") => ResponsesScript.Answer(request.Json, number, reply),
            ("POST", "/embeddings") => Embeddings(request.Json),
            ("POST", "/rerank") => Rerank(request.Json),
            _ => Error(404, $"Unknown request URL: {request.Method} {request.Path}.", "invalid_request_error", "unknown_url"),
        };
    }

    public static NaturalAnswer Json(JsonObject body, int status = 200) => new(status, "application/json", [Encoding.UTF8.GetBytes(body.ToJsonString())]);

    public static NaturalAnswer Error(int status, string message, string type, string? code) =>
        Json(new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["type"] = type, ["param"] = null, ["code"] = code } }, status);

    /// <summary>Tokens by a rule that is easy to check: one for each started four characters.</summary>
    public static int Tokens(string text) => (text.Length + 3) / 4;

    /// <summary>Text cut into the pieces that a stream gives: words with the space before them.</summary>
    public static IEnumerable<string> Pieces(string text)
    {
        int start = 0;
        for (int i = 1; i < text.Length; i++)
        {
            if (text[i] == ' ')
            {
                yield return text[start..i];
                start = i;
            }
        }

        yield return text[start..];
    }

    /// <summary>The text of a message's content: a string, or the parts that are text.</summary>
    public static string TextOf(JsonNode? content) => content switch
    {
        JsonValue value when value.TryGetValue(out string? text) => text,
        JsonArray parts => string.Join('\n', parts.Select(p => p?["text"]?.GetValue<string>()).Where(t => t is not null)),
        _ => "",
    };

    private static JsonObject Model(string id) => new() { ["id"] = id, ["object"] = "model", ["created"] = Created, ["owned_by"] = "scripted" };

    private static NaturalAnswer Embeddings(JsonObject request)
    {
        List<string> inputs = request["input"] is JsonArray many ? [.. many.Select(m => m!.ToJsonString())] : [request["input"]?.ToJsonString() ?? ""];
        int dimensions = Math.Clamp(request["dimensions"]?.GetValue<int>() ?? 8, 1, 4096);
        bool base64 = request["encoding_format"]?.GetValue<string>() == "base64";
        var data = new JsonArray();
        for (int i = 0; i < inputs.Count; i++)
        {
            float[] vector = Vector(inputs[i], dimensions);
            JsonNode embedding = base64 ? JsonValue.Create(Base64(vector)) : new JsonArray([.. vector.Select(v => (JsonNode)v)]);
            data.Add(new JsonObject { ["object"] = "embedding", ["index"] = i, ["embedding"] = embedding });
        }

        int tokens = inputs.Sum(Tokens);
        return Json(new JsonObject { ["object"] = "list", ["data"] = data, ["model"] = request["model"]?.DeepClone(), ["usage"] = new JsonObject { ["prompt_tokens"] = tokens, ["total_tokens"] = tokens } });
    }

    private static float[] Vector(string text, int dimensions)
    {
        var vector = new float[dimensions];
        for (int i = 0; i < text.Length; i++)
        {
            vector[i % dimensions] += text[i] / 128f;
        }

        float norm = MathF.Sqrt(vector.Sum(v => v * v));
        return norm == 0 ? vector : [.. vector.Select(v => v / norm)];
    }

    private static string Base64(float[] vector)
    {
        var bytes = new byte[vector.Length * sizeof(float)];
        for (int i = 0; i < vector.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), vector[i]);
        }

        return Convert.ToBase64String(bytes);
    }

    private static NaturalAnswer Rerank(JsonObject request)
    {
        HashSet<string> query = [.. Words(request["query"]?.GetValue<string>() ?? "")];
        var documents = (request["documents"] as JsonArray ?? []).Select(d => d is JsonObject o ? TextOf(o["text"]) : TextOf(d)).ToList();
        bool returned = request["return_documents"]?.GetValue<bool>() ?? false;
        IEnumerable<JsonObject> results = documents
            .Select((text, index) => (text, index, score: Words(text).Count(query.Contains) / (double)Math.Max(1, query.Count)))
            .OrderByDescending(d => d.score).ThenBy(d => d.index)
            .Take(request["top_n"]?.GetValue<int>() ?? documents.Count)
            .Select(d =>
            {
                var result = new JsonObject { ["index"] = d.index, ["relevance_score"] = d.score };
                if (returned)
                {
                    result["document"] = new JsonObject { ["text"] = d.text };
                }

                return result;
            });
        return Json(new JsonObject { ["id"] = "rerank-1", ["model"] = request["model"]?.DeepClone(), ["results"] = new JsonArray([.. results]) });
    }

    private static string[] Words(string text) => text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
