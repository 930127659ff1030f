using System.Text.Json;

using Microsoft.Extensions.AI;

namespace Understudy.Extensions.AI;

/// <summary>Messages as chat completions have them.</summary>
internal static class ChatMessageJson
{
    /// <summary>Writes a message; a message of tool results becomes one a result.</summary>
    public static void Write(Utf8JsonWriter json, ChatMessage message)
    {
        if (message.Role == ChatRole.Tool)
        {
            foreach (FunctionResultContent result in message.Contents.OfType<FunctionResultContent>())
            {
                json.WriteStartObject();
                json.WriteString("role", "tool");
                json.WriteString("tool_call_id", result.CallId);
                json.WriteString("content", Text(result.Result));
                json.WriteEndObject();
            }

            return;
        }

        FunctionCallContent[] calls = [.. message.Contents.OfType<FunctionCallContent>()];
        AIContent[] parts = [.. message.Contents.Where(IsPart)];
        if (message.Role == ChatRole.User && parts.Length == 0)
        {
            return;
        }

        json.WriteStartObject();
        json.WriteString("role", message.Role.Value);
        if (parts is [TextContent only])
        {
            json.WriteString("content", only.Text);
        }
        else if (parts.Length > 0)
        {
            json.WriteStartArray("content");
            foreach (AIContent part in parts)
            {
                WritePart(json, part);
            }

            json.WriteEndArray();
        }
        else if (calls.Length == 0)
        {
            json.WriteString("content", "");
        }

        if (Name(message.AuthorName) is { Length: > 0 } name)
        {
            json.WriteString("name", name);
        }

        WriteCalls(json, calls);
        json.WriteEndObject();
    }

    /// <summary>Writes <c>tool_calls</c>; nothing where there are none.</summary>
    public static void WriteCalls(Utf8JsonWriter json, IReadOnlyList<FunctionCallContent> calls)
    {
        if (calls.Count == 0)
        {
            return;
        }

        json.WriteStartArray("tool_calls");
        foreach (FunctionCallContent call in calls)
        {
            json.WriteStartObject();
            json.WriteString("id", call.CallId);
            json.WriteString("type", "function");
            json.WriteStartObject("function");
            json.WriteString("name", call.Name);
            json.WriteString("arguments", JsonSerializer.Serialize(call.Arguments, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(IDictionary<string, object?>))));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static bool IsPart(AIContent content) => content is TextContent or HostedFileContent
        || content is UriContent uri && uri.HasTopLevelMediaType("image")
        || content is DataContent data && (data.HasTopLevelMediaType("image") || Audio(data) is not null || IsPdf(data));

    private static void WritePart(Utf8JsonWriter json, AIContent part)
    {
        json.WriteStartObject();
        switch (part)
        {
            case TextContent text:
                json.WriteString("type", "text");
                json.WriteString("text", text.Text);
                break;
            case DataContent data when Audio(data) is { } format:
                json.WriteString("type", "input_audio");
                json.WriteStartObject("input_audio");
                json.WriteString("data", data.Base64Data.Span);
                json.WriteString("format", format);
                json.WriteEndObject();
                break;
            case DataContent data when IsPdf(data):
                json.WriteString("type", "file");
                json.WriteStartObject("file");
                json.WriteString("filename", data.Name ?? "file.pdf");
                json.WriteString("file_data", data.Uri);
                json.WriteEndObject();
                break;
            case HostedFileContent file:
                json.WriteString("type", "file");
                json.WriteStartObject("file");
                json.WriteString("file_id", file.FileId);
                json.WriteEndObject();
                break;
            default:
                json.WriteString("type", "image_url");
                json.WriteStartObject("image_url");
                json.WriteString("url", part is DataContent image ? image.Uri : ((UriContent)part).Uri.ToString());
                json.WriteEndObject();
                break;
        }

        json.WriteEndObject();
    }

    private static string? Audio(DataContent data) => data.MediaType switch
    {
        "audio/wav" or "audio/x-wav" or "audio/vnd.wave" => "wav",
        "audio/mpeg" or "audio/mp3" => "mp3",
        _ => null,
    };

    private static bool IsPdf(DataContent data) => data.MediaType.StartsWith("application/pdf", StringComparison.OrdinalIgnoreCase);

    private static string Text(object? result) => result switch
    {
        null => "",
        string text => text,
        _ => JsonSerializer.Serialize(result, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(object))),
    };

    /// <summary>A name as OpenAI takes it: letters, digits, underscores and hyphens, 64 at most.</summary>
    private static string? Name(string? author) => author is null ? null : string.Concat(author.Where(c => char.IsAsciiLetterOrDigit(c) || c == '_' || c == '-').Take(64));
}
