using System.Buffers;
using System.Text.Json;

using Understudy.Inference;

namespace Understudy.Gateway;

/// <summary>Reads rerank requests and writes their answers, in Jina's and Cohere's form (<c>documents</c>, <c>results</c>) or in that of text-embeddings-inference (<c>texts</c>, a bare list).</summary>
internal sealed record RerankForm
{
    /// <summary>Whether it is text-embeddings-inference's form.</summary>
    public required bool IsBare { get; init; }

    public string? Model { get; init; }

    public required string Query { get; init; }

    public required IReadOnlyList<string> Items { get; init; }

    /// <summary>How many results are wanted; null for all.</summary>
    public int? Top { get; init; }

    /// <summary>Whether the items stand in the answer.</summary>
    public bool WithText { get; init; }

    /// <summary>Reads a request; null with the problem when it is none.</summary>
    public static RerankForm? Read(ReadOnlyMemory<byte> body, out string? problem)
    {
        problem = null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || Text(root, "query") is not { } query)
            {
                problem = "Expected a JSON object with 'query' as text.";
                return null;
            }

            bool bare = root.TryGetProperty("texts", out JsonElement items);
            if ((!bare && !root.TryGetProperty("documents", out items)) || items.ValueKind != JsonValueKind.Array)
            {
                problem = "Expected 'documents' (or 'texts') as an array.";
                return null;
            }

            List<string> texts = [];
            foreach (JsonElement item in items.EnumerateArray())
            {
                if ((item.ValueKind == JsonValueKind.String ? item.GetString() : item.ValueKind == JsonValueKind.Object ? Text(item, "text") : null) is not { } text)
                {
                    problem = $"Expected a text, or an object with 'text', as document {texts.Count}.";
                    return null;
                }

                texts.Add(text);
            }

            return new RerankForm
            {
                IsBare = bare,
                Model = Text(root, "model"),
                Query = query,
                Items = texts,
                Top = root.TryGetProperty("top_n", out JsonElement top) && top.ValueKind == JsonValueKind.Number && top.TryGetInt32(out int n) && n > 0 ? n : null,
                WithText = Flag(root, "return_documents") || Flag(root, "return_text"),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            problem = "The request's body is not valid JSON.";
            return null;
        }
    }

    /// <summary>Writes the answer, best first.</summary>
    /// <param name="scores">One an item, in [0, 1].</param>
    /// <param name="model">Who answers.</param>
    /// <param name="id">Id of the answer.</param>
    public byte[] Write(float[] scores, string model, string id)
    {
        int[] order = [.. Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i])]; // equal scores keep their order
        var buffer = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(buffer, AnswerJson.Relaxed);
        if (!IsBare)
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("model", model);
            json.WritePropertyName("results");
        }

        json.WriteStartArray();
        foreach (int i in order.AsSpan(0, Math.Min(Top ?? order.Length, order.Length)))
        {
            json.WriteStartObject();
            json.WriteNumber("index", i);
            json.WriteNumber(IsBare ? "score" : "relevance_score", scores[i]);
            if (WithText && IsBare)
            {
                json.WriteString("text", Items[i]);
            }
            else if (WithText)
            {
                json.WriteStartObject("document");
                json.WriteString("text", Items[i]);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (!IsBare)
        {
            json.WriteStartObject("usage");
            json.WriteNumber("total_tokens", 0);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Brings a ranker's scores, of any range, into [0, 1] without changing their order: by the range of its grades, else by the logistic function.</summary>
    public static void ToUnit(Span<float> scores, SpecialistManifest manifest)
    {
        (double low, double high) = manifest.Grades is { Count: > 1 } grades ? (grades.Min(), grades.Max()) : (0, 0);
        foreach (ref float score in scores)
        {
            score = (float)(high > low ? Math.Clamp((score - low) / (high - low), 0, 1) : 1 / (1 + Math.Exp(-score)));
        }
    }

    /// <summary>The item that an answer puts first; -1 when it cannot be read.</summary>
    public static int First(ReadOnlyMemory<byte> answer)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(answer);
            JsonElement list = document.RootElement;
            list = list.ValueKind == JsonValueKind.Object && list.TryGetProperty("results", out JsonElement results) ? results : list;
            return list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0 && list[0].TryGetProperty("index", out JsonElement index) ? index.GetInt32() : -1;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return -1;
        }
    }

    private static string? Text(JsonElement parent, string name) => parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool Flag(JsonElement parent, string name) => parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.True;
}
