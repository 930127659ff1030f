using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

using Understudy.Core;
using Understudy.Training;

namespace Understudy.Bench;

/// <summary>snips: voice-assistant queries with intent and slots, each read as one call <c>Intent(slot=value, …)</c>; a slot that occurs twice has a list.</summary>
public static class SnipsRows
{
    private static readonly string[] Intents = ["AddToPlaylist", "BookRestaurant", "GetWeather", "PlayMusic", "RateBook", "SearchCreativeWork", "SearchScreeningEvent"];

    /// <summary>Names of the files with training rows.</summary>
    public static IReadOnlyList<string> TrainFiles { get; } = [.. Intents.Select(i => $"train_{i}_full.json")];

    /// <summary>Names of the files with the rows that are measured on.</summary>
    public static IReadOnlyList<string> ValidateFiles { get; } = [.. Intents.Select(i => $"validate_{i}.json")];

    /// <summary>Reads files.</summary>
    public static IReadOnlyList<CallRow> Read(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        List<CallRow> rows = [];
        foreach (string path in paths)
        {
            using JsonDocument document = JsonDocument.Parse(TextOf(File.ReadAllBytes(path)));
            foreach (JsonProperty intent in document.RootElement.EnumerateObject())
            {
                rows.AddRange(intent.Value.EnumerateArray().Select(row => Row(intent.Name, row.GetProperty("data"))));
            }
        }

        return rows;
    }

    private static CallRow Row(string intent, JsonElement pieces)
    {
        var text = new StringBuilder();
        var arguments = new JsonObject();
        foreach (JsonElement piece in pieces.EnumerateArray())
        {
            string words = piece.GetProperty("text").GetString()!;
            text.Append(words);
            if (piece.TryGetProperty("entity", out JsonElement slot))
            {
                JsonNode value = JsonValue.Create(words.Trim());
                string name = slot.GetString()!;
                if (arguments[name] is JsonArray list)
                {
                    list.Add(value);
                }
                else
                {
                    arguments[name] = arguments[name] is { } first ? new JsonArray(first.DeepClone(), value) : value;
                }
            }
        }

        return new CallRow(text.ToString(), CallText.Of([new ToolCall(intent, arguments.ToJsonString())])!);
    }

    // One of the files is Latin-1.
    private static string TextOf(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }
}
