using System.Text.Json;

using Understudy.Core;

namespace Understudy.Inference;

/// <summary>A downloaded <c>config.json</c>: bounded, well-formed, every name once.</summary>
internal static class ConfigFile
{
    // An id2label of 100,000 labels takes some megabytes.
    private const int LongestFile = 16 << 20;

    /// <summary>Reads a file with what is given.</summary>
    /// <param name="json">The file's bytes.</param>
    /// <param name="path">Where it lies, for messages.</param>
    /// <param name="read">Reads the properties.</param>
    /// <exception cref="UnderstudyException">When it is too long, no JSON object, or refused by <paramref name="read"/>.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> json, string path, Func<ConfigFields, T> read)
    {
        if (json.Length > LongestFile)
        {
            throw new UnderstudyException(ErrorCode.InputUnreadable, $"Expected a config.json of at most {LongestFile:N0} bytes; {path} has {json.Length:N0}.");
        }

        try
        {
            ReadOnlyMemory<byte> text = json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json;
            using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 32, AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? read(new ConfigFields(document.RootElement))
                : throw new UnderstudyException(ErrorCode.InputUnreadable, $"Expected the settings of a model; {path} holds no JSON object.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            string place = e is JsonException { LineNumber: { } line, BytePositionInLine: { } at } ? $":{line + 1}:{at + 1}" : "";
            throw new UnderstudyException(ErrorCode.InputUnreadable, $"Expected the settings of a model as JSON with every name once; {path}{place} is not. Download the file again.", e);
        }
    }

    /// <summary>The refusal of a model that cannot be computed, with all reasons.</summary>
    public static UnderstudyException Unusable(string path, IEnumerable<string> errors) =>
        new(ErrorCode.InputUnreadable, $"{path} describes a model that cannot be used: {string.Join(" ", errors)}");
}
