using System.Text.Json;
using System.Text.Unicode;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>What the first lines of a JSON Lines file look like.</summary>
internal sealed record JsonSniff(SourceFormat Format, IReadOnlyList<string> Names, bool HasRequests, bool HasAnswers)
{
    private const int Lines = 100;
    private const int MaximumNames = 200;

    /// <summary>Whether the text begins like JSON.</summary>
    public static bool IsJson(ReadOnlySpan<byte> start)
    {
        ReadOnlySpan<byte> text = start.TrimStart(" \t\r\n"u8);
        return text is [(byte)'{', ..] || (text is [(byte)'[', ..] && text[1..].TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)']', ..]);
    }

    /// <summary>Whether the file is JSON by its name, or else by how it begins.</summary>
    public static bool LooksLikeJson(SourceFile file)
    {
        if (file.Extension is ".jsonl" or ".ndjson" or ".json")
        {
            return true;
        }

        using TextSource source = file.OpenText();
        var start = new byte[4096];
        int read = source.Utf8.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return IsJson(start.AsSpan(0, read));
    }

    /// <summary>Looks at the first lines.</summary>
    public static JsonSniff Of(SourceFile file, int maximumLine)
    {
        using TextSource source = file.OpenText();
        var lines = new LineReader(source.Utf8, maximumLine);
        var names = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        int objects = 0, calls = 0, requests = 0, answers = 0;
        bool array = false;
        for (int i = 0; i < Lines && lines.Read(); i++)
        {
            ReadOnlySpan<byte> line = lines.Line.Span.Trim(" \t"u8);
            array |= objects == 0 && line is [(byte)'[', ..];
            if (lines.TooLong || line is not [(byte)'{', ..] || !Utf8.IsValid(line))
            {
                continue;
            }

            try
            {
                using var document = JsonDocument.Parse(lines.Line);
                JsonElement root = document.RootElement;
                Collect(root, "", names, seen);
                bool request = CallJson.Request(root, out _), answer = CallJson.HasAnswer(root);
                objects++;
                calls += request && answer ? 1 : 0;
                requests += request && !answer ? 1 : 0;
                answers += answer && !request ? 1 : 0;
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                continue; // a bad row is the import's affair
            }
        }

        if (objects == 0)
        {
            throw new UnderstudyException(
                ErrorCode.InputUnreadable,
                array
                    ? $"{file.Path}: expected JSON Lines (one object a line), found one JSON array. Turn it into lines first, for example with: jq -c '.[]' FILE"
                    : $"{file.Path}: expected JSON Lines (one object a line), found no whole object in the first lines. If it is one JSON document over many lines, turn it into lines first, for example with: jq -c . FILE");
        }

        SourceFormat format = calls * 2 >= objects ? SourceFormat.CallLog : requests * 2 >= objects ? SourceFormat.BatchPair : SourceFormat.JsonLines;
        return new JsonSniff(format, names, requests * 2 >= objects, answers * 2 >= objects);
    }

    private static void Collect(JsonElement value, string prefix, List<string> names, HashSet<string> seen)
    {
        foreach (JsonProperty property in value.EnumerateObject())
        {
            string name = prefix + property.Name;
            if (names.Count < MaximumNames && seen.Add(name))
            {
                names.Add(name);
            }

            if (property.Value.ValueKind == JsonValueKind.Object && prefix.Length == 0)
            {
                Collect(property.Value, name + ".", names, seen);
            }
        }
    }
}
