using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;

namespace Understudy.Data;

/// <summary>Strings to stand in place of values of a JSON document; all other bytes are copied.</summary>
internal static class JsonEdits
{
    /// <summary>Writes the document with the edits made.</summary>
    /// <param name="json">The document.</param>
    /// <param name="edits">In order of place, none overlapping.</param>
    /// <param name="output">Where to.</param>
    public static void Write(ReadOnlySpan<byte> json, List<JsonEdit> edits, IBufferWriter<byte> output)
    {
        int copied = 0;
        foreach (JsonEdit edit in edits)
        {
            output.Write(json[copied..edit.Start]);
            output.Write("\""u8);
            Encoding.UTF8.GetBytes(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(edit.Text), output);
            output.Write("\""u8);
            copied = edit.End;
        }

        output.Write(json[copied..]);
    }
}

/// <summary>One of them.</summary>
/// <param name="Start">First byte of the value.</param>
/// <param name="End">The byte after its last.</param>
/// <param name="Text">The string's text, not escaped.</param>
internal readonly record struct JsonEdit(int Start, int End, string Text);
