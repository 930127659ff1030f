using System.Text;
using System.Text.Json;

using Understudy.Core;
using Understudy.Data;

namespace Understudy.EndToEnd.Tokenizers;

/// <summary>Every distinct text of the real data: all values of JSON files, all fields of CSV files, the sentences of Parquet files.</summary>
internal static class RealTexts
{
    /// <summary>Reads the folders below <paramref name="data"/>, in the order of their names.</summary>
    public static async Task<string[]> ReadAsync(string data)
    {
        HashSet<string> texts = new(StringComparer.Ordinal);
        foreach (string path in Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Where(p => !p.Contains("wordpiece", StringComparison.Ordinal)))
        {
            switch (Path.GetExtension(path))
            {
                case ".json":
                    ReadJson(path, texts);
                    break;
                case ".csv":
                    texts.UnionWith(Fields(Decode(path)));
                    break;
                case ".parquet":
                    ImportResult result = await Importer.ImportAsync(new ImportOptions { Path = path, Input = "text", Label = "label" }, new Sink(texts));
                    break;
                case ".txt" or ".md":
                    texts.Add(Decode(path));
                    break;
            }
        }

        return [.. texts];
    }

    private static void ReadJson(string path, HashSet<string> texts)
    {
        // Some files are JSON Lines despite their name.
        string content = Decode(path);
        string[] documents = content.TrimStart().StartsWith("{\"id", StringComparison.Ordinal) || content.Contains("}\n{", StringComparison.Ordinal) ? content.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [content];
        foreach (string document in documents)
        {
            using JsonDocument json = JsonDocument.Parse(document);
            Walk(json.RootElement, texts);
        }
    }

    private static void Walk(JsonElement element, HashSet<string> texts)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                texts.Add(element.GetString()!);
                break;
            case JsonValueKind.Object:
                foreach (JsonProperty p in element.EnumerateObject())
                {
                    Walk(p.Value, texts);
                }

                break;
            case JsonValueKind.Array:
                // An utterance of snips lies in pieces: the whole, too.
                if (element.EnumerateArray().All(e => e.ValueKind == JsonValueKind.Object && e.TryGetProperty("text", out _)))
                {
                    texts.Add(string.Concat(element.EnumerateArray().Select(e => e.GetProperty("text").GetString())));
                }

                foreach (JsonElement e in element.EnumerateArray())
                {
                    Walk(e, texts);
                }

                break;
        }
    }

    private static IEnumerable<string> Fields(string csv)
    {
        var field = new StringBuilder();
        bool quoted = false;
        foreach (char c in csv)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && c is ',' or '\n' or '\r')
            {
                yield return field.ToString();
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        yield return field.ToString();
    }

    private static string Decode(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    private sealed class Sink(HashSet<string> texts) : IExampleSink
    {
        public ValueTask AddAsync(ExampleRow row, CancellationToken cancellationToken)
        {
            texts.Add(row.Input);
            return ValueTask.CompletedTask;
        }
    }
}
