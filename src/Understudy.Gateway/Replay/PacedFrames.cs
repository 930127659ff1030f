using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Understudy.Gateway;

/// <summary>Frames of a stream that are sent one by one, with the pauses that make up the answer's time.</summary>
internal sealed class PacedFrames
{
    private readonly List<byte[]> _frames = [];
    private readonly ArrayBufferWriter<byte> _buffer = new(512);

    /// <summary>The frames.</summary>
    public IReadOnlyList<byte[]> All => _frames;

    /// <summary>Adds a frame whose data is an object.</summary>
    /// <param name="type">The event's name; null for none.</param>
    /// <param name="write">Writes the object's properties.</param>
    public void Add(string? type, Action<Utf8JsonWriter> write)
    {
        _buffer.ResetWrittenCount();
        if (type is not null)
        {
            Encoding.UTF8.GetBytes($"event: {type}\n", _buffer);
        }

        _buffer.Write("data: "u8);
        using (var json = new Utf8JsonWriter(_buffer, AnswerJson.Relaxed))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        _buffer.Write("\n\n"u8);
        _frames.Add(_buffer.WrittenSpan.ToArray());
    }

    /// <summary>Adds the frame that ends a stream of chat completions.</summary>
    public void AddDone() => _frames.Add("data: [DONE]\n\n"u8.ToArray());

    /// <summary>A text in the pieces in which a model would say it: words with the space before them.</summary>
    public static IEnumerable<string> Pieces(string text)
    {
        int start = 0;
        for (int i = 1; i < text.Length; i++)
        {
            if (text[i] is ' ' or '\n' && text[i - 1] is not (' ' or '\n'))
            {
                yield return text[start..i];
                start = i;
            }
        }

        if (start < text.Length)
        {
            yield return text[start..];
        }
    }
}
