#:property RestorePackagesWithLockFile=false
#:property RestoreLockedMode=false
#:property NoWarn=RS0030;CA5394
#:property PublishAot=false

// Gives every written message a new number in a new, seeded random order, and nothing else: what the labellers see.
//   dotnet run samples/assistant/provenance/blind.cs -- samples/assistant/provenance
using System.Text.Encodings.Web;
using System.Text.Json;

string[] messages = [.. Directory.GetFiles(Path.Combine(args[0], "written"), "*.jsonl").Order(StringComparer.Ordinal)
    .SelectMany(File.ReadLines)
    .Select(l => JsonDocument.Parse(l).RootElement.GetProperty("message").GetString()!)];
new Random(41026).Shuffle(messages);
string given = Path.Combine(args[0], "given");
Directory.CreateDirectory(given);
var json = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
foreach ((int batch, string[] rows) in messages.Chunk(100).Index())
{
    using FileStream output = File.Create(Path.Combine(given, $"{batch:00}.jsonl"));
    foreach ((int at, string message) in rows.Index())
    {
        using (var w = new Utf8JsonWriter(output, json))
        {
            w.WriteStartObject();
            w.WriteString("id", $"a{(batch * 100) + at:0000}");
            w.WriteString("message", message);
            w.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }
}
