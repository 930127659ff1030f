using System.Text.Json;
using System.Text.Json.Nodes;

namespace Understudy.Gateway;

/// <summary>A whole answer of <c>/v1/responses</c> as the typed events that it would have been, numbered without gaps.</summary>
internal sealed class ResponseFrames
{
    private readonly PacedFrames _frames = new();
    private int _sequence;

    /// <summary>The frames.</summary>
    public static PacedFrames Of(JsonObject response)
    {
        var events = new ResponseFrames();
        JsonObject begun = Copy(response);
        begun["status"] = "in_progress";
        begun["output"] = new JsonArray();
        begun["usage"] = null;
        events.Add("response.created", ("response", begun));
        events.Add("response.in_progress", ("response", begun));
        int place = 0;
        foreach (JsonObject item in (response["output"] as JsonArray ?? []).OfType<JsonObject>())
        {
            events.Item(item, place++);
        }

        string ending = Text(response, "status") switch { "incomplete" => "response.incomplete", "failed" => "response.failed", _ => "response.completed" };
        events.Add(ending, ("response", response));
        return events._frames;
    }

    private void Item(JsonObject item, int place)
    {
        JsonArray parts = item["content"] as JsonArray ?? [];
        string? arguments = Text(item, "arguments");
        JsonObject begun = Copy(item);
        if (item.ContainsKey("status"))
        {
            begun["status"] = "in_progress";
        }

        if (item.ContainsKey("content"))
        {
            begun["content"] = new JsonArray();
        }

        if (arguments is not null)
        {
            begun["arguments"] = "";
        }

        string id = Text(item, "id") ?? $"item_{place}";
        Add("response.output_item.added", ("output_index", place), ("item", begun));
        for (int i = 0; i < parts.Count; i++)
        {
            if (parts[i] is JsonObject part)
            {
                Part(part, ("item_id", id), ("output_index", place), ("content_index", i));
            }
        }

        if (arguments is not null)
        {
            foreach (string piece in PacedFrames.Pieces(arguments))
            {
                Add("response.function_call_arguments.delta", ("item_id", id), ("output_index", place), ("delta", piece));
            }

            Add("response.function_call_arguments.done", ("item_id", id), ("output_index", place), ("arguments", arguments));
        }

        Add("response.output_item.done", ("output_index", place), ("item", item));
    }

    private void Part(JsonObject part, params (string, JsonNode?)[] where)
    {
        string field = Text(part, "type") == "refusal" ? "refusal" : "text", name = field == "refusal" ? "response.refusal" : "response.output_text";
        string text = Text(part, field) ?? "";
        JsonObject empty = Copy(part);
        empty[field] = "";
        Add("response.content_part.added", [.. where, ("part", empty)]);
        foreach (string piece in PacedFrames.Pieces(text))
        {
            Add(name + ".delta", [.. where, ("delta", piece), .. Probabilities()]);
        }

        Add(name + ".done", [.. where, (field, text), .. Probabilities()]);
        Add("response.content_part.done", [.. where, ("part", part)]);

        (string, JsonNode?)[] Probabilities() => field == "text" ? [("logprobs", new JsonArray())] : [];
    }

    private void Add(string type, params (string Name, JsonNode? Value)[] properties) => _frames.Add(type, json =>
    {
        json.WriteString("type", type);
        json.WriteNumber("sequence_number", _sequence++);
        foreach ((string name, JsonNode? value) in properties)
        {
            json.WritePropertyName(name);
            if (value is null)
            {
                json.WriteNullValue();
            }
            else
            {
                value.WriteTo(json);
            }
        }
    });

    private static JsonObject Copy(JsonObject value) => (JsonObject)value.DeepClone();

    private static string? Text(JsonObject parent, string name) => parent[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
