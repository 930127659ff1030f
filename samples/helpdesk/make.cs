#:package Microsoft.ML.Tokenizers
#:package Microsoft.ML.Tokenizers.Data.Cl100kBase
#:property RestorePackagesWithLockFile=false
#:property RestoreLockedMode=false
#:property NoWarn=RS0030;CS1591;CS1573
#:property PublishAot=false

// Makes calls.jsonl from what the writers wrote and what the labellers answered:
//   dotnet run samples/helpdesk/make.cs -- samples/helpdesk
// Token usage is counted with the cl100k_base tokenizer as one call a message would take
// (3 tokens a message, 1 a role, 3 for the reply's start: the chat format's published counting rule).
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

using Microsoft.ML.Tokenizers;

string root = args.Length > 0 ? args[0] : "samples/helpdesk";
string provenance = Path.Combine(root, "provenance");
string system = File.ReadAllText(Path.Combine(provenance, "system-prompt.txt")).TrimEnd('\n');
Tokenizer tokenizer = TiktokenTokenizer.CreateForModel("gpt-4");
var json = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

var intended = new Dictionary<string, string>(StringComparer.Ordinal); // message id -> the category it was written for
foreach (string line in File.ReadLines(Path.Combine(provenance, "written.jsonl")))
{
    using JsonDocument row = JsonDocument.Parse(line);
    intended.Add(row.RootElement.GetProperty("id").GetString()!, row.RootElement.GetProperty("category").GetString()!);
}

int systemTokens = tokenizer.CountTokens(system);
using FileStream output = File.Create(Path.Combine(root, "calls.jsonl"));
var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
int calls = 0, agreements = 0;
foreach (string given in Directory.GetFiles(Path.Combine(provenance, "given"), "batch-*.jsonl").Order(StringComparer.Ordinal))
{
    string name = Path.GetFileNameWithoutExtension(given);
    string answered = Path.Combine(provenance, "answered", name + ".tsv");
    hashes["given/" + Path.GetFileName(given)] = Hash(given);
    hashes["answered/" + name + ".tsv"] = Hash(answered);
    Dictionary<string, string> answers = File.ReadLines(answered).Select(l => l.Split('\t')).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
    foreach (string line in File.ReadLines(given))
    {
        using JsonDocument row = JsonDocument.Parse(line);
        string id = row.RootElement.GetProperty("id").GetString()!;
        string message = row.RootElement.GetProperty("message").GetString()!;
        string content = $"{{\"category\":\"{answers[id]}\"}}";
        int prompt = systemTokens + tokenizer.CountTokens(message) + (2 * (3 + 1)) + 3;
        int completion = tokenizer.CountTokens(content);
        calls++;
        agreements += answers[id] == intended[id] ? 1 : 0;
        using (var w = new Utf8JsonWriter(output, json))
        {
            w.WriteStartObject();
            w.WriteString("id", id);
            w.WriteString("gold", intended[id]);
            w.WriteStartObject("request");
            w.WriteString("model", "helpdesk-teacher");
            w.WriteNumber("temperature", 0);
            w.WriteStartArray("messages");
            Message(w, "system", system);
            Message(w, "user", message);
            w.WriteEndArray();
            w.WriteEndObject();
            w.WriteStartObject("response");
            w.WriteString("id", "chatcmpl-" + id);
            w.WriteString("object", "chat.completion");
            w.WriteString("model", "helpdesk-teacher");
            w.WriteStartArray("choices");
            w.WriteStartObject();
            w.WriteNumber("index", 0);
            w.WritePropertyName("message");
            Message(w, "assistant", content);
            w.WriteString("finish_reason", "stop");
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
}

output.Flush();
hashes["system-prompt.txt"] = Hash(Path.Combine(provenance, "system-prompt.txt"));
hashes["written.jsonl"] = Hash(Path.Combine(provenance, "written.jsonl"));
File.WriteAllText(Path.Combine(provenance, "SHA256SUMS"), string.Concat(hashes.Select(h => $"{h.Value}  {h.Key}\n")));
Console.WriteLine($"{calls} calls, teacher and intended category agree on {agreements} ({100.0 * agreements / calls:0.0} %)");

static string Hash(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

static void Message(Utf8JsonWriter w, string role, string content)
{
    w.WriteStartObject();
    w.WriteString("role", role);
    w.WriteString("content", content);
    w.WriteEndObject();
}
