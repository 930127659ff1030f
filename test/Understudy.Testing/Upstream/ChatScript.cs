using System.Text;
using System.Text.Json.Nodes;

namespace Understudy.Testing;

/// <summary>Chat completions, whole and streamed, with text, tool calls, or JSON by schema.</summary>
internal static class ChatScript
{
    public static NaturalAnswer Answer(JsonObject request, int number, Func<string, string> reply)
    {
        if (request["messages"] is not JsonArray { Count: > 0 } messages)
        {
            return OpenAiScript.Error(400, "Missing required parameter: 'messages'.", "invalid_request_error", "missing_required_parameter");
        }

        string prompt = OpenAiScript.TextOf(messages.LastOrDefault(m => m?["role"]?.GetValue<string>() == "user")?["content"]);
        string said = reply(prompt);
        JsonObject? function = CalledFunction(request);
        string text = function is not null ? SchemaScript.Obey(function["parameters"], said)
            : request["response_format"]?["json_schema"]?["schema"] is { } schema ? SchemaScript.Obey(schema, said)
            : request["response_format"]?["type"]?.GetValue<string>() == "json_object" ? SchemaScript.AsObject(said)
            : said;
        int asked = messages.Sum(m => OpenAiScript.Tokens(OpenAiScript.TextOf(m?["content"])));
        int choices = Math.Clamp(request["n"]?.GetValue<int>() ?? 1, 1, 128);
        var answer = new Chat($"chatcmpl-{number:d6}", request["model"]?.GetValue<string>() ?? "scripted-large", text, function?["name"]?.GetValue<string>(), choices, asked);
        return request["stream"]?.GetValue<bool>() == true ? Stream(answer, request["stream_options"]?["include_usage"]?.GetValue<bool>() == true) : Whole(answer);
    }

    private sealed record Chat(string Id, string Model, string Text, string? Function, int Choices, int Asked)
    {
        public string Finish => Function is null ? "stop" : "tool_calls";

        public string CallId => "call_" + Id["chatcmpl-".Length..];
    }

    private static JsonObject? CalledFunction(JsonObject request)
    {
        if (request["tools"] is not JsonArray { Count: > 0 } tools || (request["tool_choice"] as JsonValue)?.GetValue<string>() == "none")
        {
            return null;
        }

        string? named = (request["tool_choice"] as JsonObject)?["function"]?["name"]?.GetValue<string>();
        return (named is null ? tools[0] : tools.First(t => t?["function"]?["name"]?.GetValue<string>() == named))?["function"] as JsonObject;
    }

    private static NaturalAnswer Whole(Chat chat)
    {
        var choices = new JsonArray();
        for (int i = 0; i < chat.Choices; i++)
        {
            var message = new JsonObject { ["role"] = "assistant", ["content"] = chat.Function is null ? chat.Text : null, ["refusal"] = null };
            if (chat.Function is not null)
            {
                message["tool_calls"] = new JsonArray(new JsonObject { ["id"] = chat.CallId, ["type"] = "function", ["function"] = new JsonObject { ["name"] = chat.Function, ["arguments"] = chat.Text } });
            }

            choices.Add(new JsonObject { ["index"] = i, ["message"] = message, ["logprobs"] = null, ["finish_reason"] = chat.Finish });
        }

        return OpenAiScript.Json(new JsonObject
        {
            ["id"] = chat.Id,
            ["object"] = "chat.completion",
            ["created"] = OpenAiScript.Created,
            ["model"] = chat.Model,
            ["choices"] = choices,
            ["usage"] = Usage(chat),
            ["system_fingerprint"] = "fp_scripted",
        });
    }

    private static NaturalAnswer Stream(Chat chat, bool includeUsage)
    {
        var frames = new List<byte[]>();
        void Add(JsonArray choices, JsonObject? usage = null)
        {
            var chunk = new JsonObject { ["id"] = chat.Id, ["object"] = "chat.completion.chunk", ["created"] = OpenAiScript.Created, ["model"] = chat.Model, ["system_fingerprint"] = "fp_scripted", ["choices"] = choices };
            if (includeUsage)
            {
                chunk["usage"] = usage;
            }

            frames.Add(Encoding.UTF8.GetBytes($"data: {chunk.ToJsonString()}\n\n"));
        }

        JsonArray Choice(int index, JsonObject delta, string? finish = null) => new(new JsonObject { ["index"] = index, ["delta"] = delta, ["logprobs"] = null, ["finish_reason"] = finish });
        JsonObject Call(JsonObject call) => new() { ["tool_calls"] = new JsonArray(call) };
        for (int i = 0; i < chat.Choices; i++)
        {
            Add(Choice(i, new JsonObject { ["role"] = "assistant", ["content"] = chat.Function is null ? "" : null }));
            if (chat.Function is not null)
            {
                Add(Choice(i, Call(new JsonObject { ["index"] = 0, ["id"] = chat.CallId, ["type"] = "function", ["function"] = new JsonObject { ["name"] = chat.Function, ["arguments"] = "" } })));
            }

            foreach (string piece in OpenAiScript.Pieces(chat.Text))
            {
                Add(Choice(i, chat.Function is null ? new JsonObject { ["content"] = piece } : Call(new JsonObject { ["index"] = 0, ["function"] = new JsonObject { ["arguments"] = piece } })));
            }

            Add(Choice(i, [], chat.Finish));
        }

        if (includeUsage)
        {
            Add([], Usage(chat));
        }

        frames.Add("data: [DONE]\n\n"u8.ToArray());
        return new NaturalAnswer(200, "text/event-stream", frames);
    }

    private static JsonObject Usage(Chat chat)
    {
        int told = OpenAiScript.Tokens(chat.Text) * chat.Choices;
        return new JsonObject { ["prompt_tokens"] = chat.Asked, ["completion_tokens"] = told, ["total_tokens"] = chat.Asked + told };
    }
}
