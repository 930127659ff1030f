namespace Understudy.Inference;

/// <summary>
/// GPT-2's alphabet: every byte as one visible character, so that byte sequences can be written as tokens in JSON. Printable
/// bytes stand for themselves, the others for the characters from U+0100 on.
/// </summary>
internal static class ByteAlphabet
{
    private static readonly char[] Characters = MakeCharacters();

    /// <summary>The characters by byte.</summary>
    public static ReadOnlySpan<char> ByByte => Characters;

    /// <summary>Writes bytes as a token's text.</summary>
    public static string TextOf(ReadOnlySpan<byte> bytes)
    {
        var text = new char[bytes.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            text[i] = Characters[bytes[i]];
        }

        return new string(text);
    }

    /// <summary>The bytes that a token's text stands for; null when a character is not of the alphabet.</summary>
    public static byte[]? BytesOf(string text)
    {
        var bytes = new byte[text.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            int b = Array.IndexOf(Characters, text[i]);
            if (b < 0)
            {
                return null;
            }

            bytes[i] = (byte)b;
        }

        return bytes;
    }

    private static char[] MakeCharacters()
    {
        var characters = new char[256];
        int next = 256;
        for (int b = 0; b < 256; b++)
        {
            characters[b] = b is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF) ? (char)b : (char)next++;
        }

        return characters;
    }
}
