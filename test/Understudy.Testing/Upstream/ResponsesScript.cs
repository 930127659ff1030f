using System.Text;
using System.Text.Json.Nodes;

namespace Understudy.Testing;

/// <summary>The responses API: whole, or as typed events whose <c>sequence_number</c> has no gaps.</summary>
internal static class ResponsesScript
{
    public static NaturalAnswer Answer(JsonObject request, int number, Func<string, string> reply)
    {
        string prompt = request["input"] is JsonArray items
            ? OpenAiScript.TextOf(items.LastOrDefault(m => m?["role"]?.GetValue<string>() == "user")?["content"])
            : OpenAiScript.TextOf(request["input"]);
        string said = reply(prompt);
        string text = request["text"]?["format"]?["schema"] is { } schema ? SchemaScript.Obey(schema, said) : said;
        string id = $"resp_{number:d6}", item = $"msg_{number:d6}";
        int asked = OpenAiScript.Tokens(prompt), told = OpenAiScript.Tokens(text);
        JsonObject Part(string value) => new() { ["type"] = "output_text", ["text"] = value, ["annotations"] = new JsonArray() };
        JsonObject Message(string status, string? value) =>
            new() { ["type"] = "message", ["id"] = item, ["status"] = status, ["role"] = "assistant", ["content"] = value is null ? new JsonArray() : new JsonArray(Part(value)) };
        JsonObject Response(string status, bool done) => new()
        {
            ["id"] = id,
            ["object"] = "response",
            ["created_at"] = OpenAiScript.Created,
            ["status"] = status,
            ["model"] = request["model"]?.DeepClone(),
            ["output"] = done ? new JsonArray(Message("completed", text)) : new JsonArray(),
            ["usage"] = done ? new JsonObject { ["input_tokens"] = asked, ["output_tokens"] = told, ["total_tokens"] = asked + told } : null,
        };
        if (request["stream"]?.GetValue<bool>() != true)
        {
            return OpenAiScript.Json(Response("completed", done: true));
        }

        var frames = new List<byte[]>();
        void Add(string type, JsonObject body)
        {
            var typed = new JsonObject { ["type"] = type, ["sequence_number"] = frames.Count };
            foreach ((string key, JsonNode? value) in body)
            {
                typed[key] = value?.DeepClone();
            }

            frames.Add(Encoding.UTF8.GetBytes($"event: {type}\ndata: {typed.ToJsonString()}\n\n"));
        }

        JsonObject Place(string key, JsonNode value) => new() { ["item_id"] = item, ["output_index"] = 0, ["content_index"] = 0, [key] = value };
        Add("response.created", new JsonObject { ["response"] = Response("in_progress", done: false) });
        Add("response.in_progress", new JsonObject { ["response"] = Response("in_progress", done: false) });
        Add("response.output_item.added", new JsonObject { ["output_index"] = 0, ["item"] = Message("in_progress", null) });
        Add("response.content_part.added", Place("part", Part("")));
        foreach (string piece in OpenAiScript.Pieces(text))
        {
            Add("response.output_text.delta", Place("delta", piece));
        }

        Add("response.output_text.done", Place("text", text));
        Add("response.content_part.done", Place("part", Part(text)));
        Add("response.output_item.done", new JsonObject { ["output_index"] = 0, ["item"] = Message("completed", text) });
        Add("response.completed", new JsonObject { ["response"] = Response("completed", done: true) });
        return new NaturalAnswer(200, "text/event-stream", frames);
    }
}
