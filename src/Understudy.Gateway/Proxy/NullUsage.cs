using System.Text.Json;

namespace Understudy.Gateway;

/// <summary>
/// Once a stream is asked for token counts, every chunk of it says <c>"usage":null</c> until the one that has them. A client that did not
/// ask is not to see that the gateway did.
/// </summary>
internal static class NullUsage
{
    /// <summary>The frame without that member; every other byte stays. A frame in any other form is returned as it is.</summary>
    public static ReadOnlyMemory<byte> Cut(ReadOnlyMemory<byte> frame)
    {
        int start = frame.Span.IndexOf((byte)'{');
        if (start < 0 || frame.Span.IndexOf("\"usage\""u8) < 0)
        {
            return frame;
        }

        try
        {
            var reader = new Utf8JsonReader(frame.Span[start..], isFinalBlock: false, default);
            reader.Read();
            int last = 1; // the end of the member before
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isUsage = reader.ValueTextEquals("usage"u8);
                if (!reader.Read() || !reader.TrySkip())
                {
                    return frame;
                }

                int end = (int)reader.BytesConsumed;
                if (isUsage && reader.TokenType == JsonTokenType.Null)
                {
                    int next = last > 1 ? 0 : frame.Span[(start + end)..].IndexOfAnyExcept(" ,"u8); // the first member takes the comma behind it along
                    return (byte[])[.. frame.Span[..(start + last)], .. frame.Span[(start + end + Math.Max(0, next))..]];
                }

                last = end;
            }
        }
        catch (JsonException)
        {
            // passed on as it is
        }

        return frame;
    }
}
