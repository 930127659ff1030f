using System.Text.Json;

using Microsoft.AspNetCore.Http;

namespace Understudy.Gateway;

/// <summary>Errors in OpenAI's form.</summary>
internal static class GatewayErrors
{
    public static Task WriteAsync(HttpContext http, int status, string type, string code, string message, string? param = null)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, AnswerJson.Relaxed))
        {
            json.WriteStartObject();
            json.WriteStartObject("error");
            json.WriteString("message", message);
            json.WriteString("type", type);
            json.WriteString("param", param);
            json.WriteString("code", code);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        http.Response.ContentLength = buffer.WrittenCount;
        return http.Response.BodyWriter.WriteAsync(buffer.WrittenMemory).AsTask();
    }
}
