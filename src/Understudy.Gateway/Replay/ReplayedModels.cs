using System.Buffers;
using System.Text.Json;

namespace Understudy.Gateway;

/// <summary>The models of a recording, in the form of <c>/v1/models</c>.</summary>
internal static class ReplayedModels
{
    /// <summary>All of them.</summary>
    public static byte[] List(IReadOnlyCollection<string> models) => Bytes(json =>
    {
        json.WriteStartObject();
        json.WriteString("object", "list");
        json.WriteStartArray("data");
        foreach (string model in models)
        {
            Model(json, model);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>One of them.</summary>
    public static byte[] One(string model) => Bytes(json => Model(json, model));

    private static void Model(Utf8JsonWriter json, string model)
    {
        json.WriteStartObject();
        json.WriteString("id", model);
        json.WriteString("object", "model");
        json.WriteNumber("created", 0);
        json.WriteString("owned_by", "recording");
        json.WriteEndObject();
    }

    private static byte[] Bytes(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, AnswerJson.Relaxed))
        {
            write(json);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
