#:package Microsoft.ML.Tokenizers
#:package Microsoft.ML.Tokenizers.Data.Cl100kBase
#:property RestorePackagesWithLockFile=false
#:property RestoreLockedMode=false
#:property NoWarn=RS0030;CS1591;CS1573
#:property PublishAot=false

// Makes calls.jsonl from what the writers wrote and what the labellers answered:
//   dotnet run samples/assistant/make.cs -- samples/assistant
// A message is its own key between written and given (no two are equal). Token usage is counted with the cl100k_base
// tokenizer as one call a message would take: the messages by the chat format's published counting rule, the tools and the
// calls as the JSON text that carries them.
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

using Microsoft.ML.Tokenizers;

string root = args.Length > 0 ? args[0] : "samples/assistant";
string provenance = Path.Combine(root, "provenance");
string system = File.ReadAllText(Path.Combine(provenance, "system-prompt.txt")).TrimEnd('\n');
using JsonDocument tools = JsonDocument.Parse(File.ReadAllText(Path.Combine(provenance, "tools.json")));
Tokenizer tokenizer = TiktokenTokenizer.CreateForModel("gpt-4");
var json = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
int fixedTokens = tokenizer.CountTokens(system) + tokenizer.CountTokens(Compact(tools.RootElement)) + (2 * (3 + 1)) + 3;

Dictionary<string, JsonElement> written = Rows("written").ToDictionary(r => r.GetProperty("message").GetString()!, StringComparer.Ordinal);
Dictionary<string, JsonElement> answered = Rows("answered").ToDictionary(r => r.GetProperty("id").GetString()!, StringComparer.Ordinal);
using FileStream output = File.Create(Path.Combine(root, "calls.jsonl"));
int calls = 0, agreements = 0;
foreach (JsonElement row in Rows("given"))
{
    string id = row.GetProperty("id").GetString()!;
    string message = row.GetProperty("message").GetString()!;
    JsonElement truth = written[message];
    JsonElement[] answer = [.. answered[id].GetProperty("calls").EnumerateArray()];
    string? text = answer.Length == 0 ? answered[id].GetProperty("text").GetString()! : null;
    int prompt = fixedTokens + tokenizer.CountTokens(message);
    int completion = text is null ? tokenizer.CountTokens(string.Concat(answer.Select(Compact))) : tokenizer.CountTokens(text);
    calls++;
    JsonElement given = answered[id].GetProperty("calls");
    agreements += Accepted(truth).Any(a => JsonElement.DeepEquals(a, given)) ? 1 : 0;
    using (var w = new Utf8JsonWriter(output, json))
    {
        w.WriteStartObject();
        w.WriteString("id", id);
        w.WritePropertyName("gold");
        truth.GetProperty("intended").WriteTo(w);
        if (truth.TryGetProperty("accepted", out JsonElement others))
        {
            w.WritePropertyName("accepted");
            others.WriteTo(w);
        }

        w.WriteStartObject("request");
        w.WriteString("model", "assistant-teacher");
        w.WriteNumber("temperature", 0);
        w.WriteStartArray("messages");
        Message(w, "system", system);
        Message(w, "user", message);
        w.WriteEndArray();
        w.WritePropertyName("tools");
        tools.RootElement.WriteTo(w);
        w.WriteEndObject();
        w.WriteStartObject("response");
        w.WriteString("id", "chatcmpl-" + id);
        w.WriteString("object", "chat.completion");
        w.WriteString("model", "assistant-teacher");
        w.WriteStartArray("choices");
        w.WriteStartObject();
        w.WriteNumber("index", 0);
        w.WriteStartObject("message");
        w.WriteString("role", "assistant");
        w.WriteString("content", text);
        if (text is null)
        {
            w.WriteStartArray("tool_calls");
            foreach ((int at, JsonElement call) in answer.Index())
            {
                w.WriteStartObject();
                w.WriteString("id", $"call_{id}_{at}");
                w.WriteString("type", "function");
                w.WriteStartObject("function");
                w.WriteString("name", call.GetProperty("name").GetString());
                w.WriteString("arguments", Compact(call.GetProperty("arguments")));
                w.WriteEndObject();
                w.WriteEndObject();
            }

            w.WriteEndArray();
        }

        w.WriteEndObject();
        w.WriteString("finish_reason", text is null ? "tool_calls" : "stop");
        w.WriteEndObject();
        w.WriteEndArray();
        w.WriteStartObject("usage");
        w.WriteNumber("prompt_tokens", prompt);
        w.WriteNumber("completion_tokens", completion);
        w.WriteNumber("total_tokens", prompt + completion);
        w.WriteEndObject();
        w.WriteEndObject();
        w.WriteEndObject();
    }

    output.WriteByte((byte)'\n');
}

output.Flush();
string[] hashed = [.. Files("answered"), .. Files("given"), .. Files("written"), Path.Combine(provenance, "system-prompt.txt"), Path.Combine(provenance, "tools.json")];
File.WriteAllText(Path.Combine(provenance, "SHA256SUMS"), string.Concat(hashed.Select(f =>
    $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f)))}  {Path.GetRelativePath(provenance, f).Replace('\\', '/')}\n")));
Console.WriteLine($"{calls} calls, the teacher's are the intended or an accepted one on {agreements} ({100.0 * agreements / calls:0.0} %)");

string[] Files(string folder) => [.. Directory.GetFiles(Path.Combine(provenance, folder), "*.jsonl").Order(StringComparer.Ordinal)];

IEnumerable<JsonElement> Rows(string folder) => Files(folder).SelectMany(File.ReadLines).Select(l => JsonDocument.Parse(l).RootElement);

static IEnumerable<JsonElement> Accepted(JsonElement row) => row.TryGetProperty("accepted", out JsonElement others)
    ? [row.GetProperty("intended"), .. others.EnumerateArray()]
    : [row.GetProperty("intended")];

string Compact(JsonElement element)
{
    using var stream = new MemoryStream();
    using (var w = new Utf8JsonWriter(stream, json))
    {
        element.WriteTo(w);
    }

    return System.Text.Encoding.UTF8.GetString(stream.ToArray());
}

static void Message(Utf8JsonWriter w, string role, string content)
{
    w.WriteStartObject();
    w.WriteString("role", role);
    w.WriteString("content", content);
    w.WriteEndObject();
}
