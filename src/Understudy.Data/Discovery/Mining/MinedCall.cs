namespace Understudy.Data;

/// <summary>A call as mining sees it: its prompt's stream and tokens, what kind of answer it got, and when.</summary>
/// <param name="Number">The call's number in order of arrival.</param>
/// <param name="Text">Its <see cref="PromptScript"/>.</param>
/// <param name="Tokens">Tokens of the stream.</param>
/// <param name="Extras">Hash of tools and response format.</param>
/// <param name="Answer">A short answer's text, a tool's name, the names in a JSON answer; <see cref="AnswerSign.FreeText"/> for prose, null for none.</param>
/// <param name="Time">Unix milliseconds, or the call's number where times are unknown.</param>
internal sealed record MinedCall(long Number, byte[] Text, PromptTokens.Token[] Tokens, ulong Extras, string? Answer, long Time)
{
    /// <summary>Tokens in a shingle.</summary>
    public const int ShingleLength = 3;

    /// <summary>A number of its own, to tell sets of calls by their sums.</summary>
    public ulong Salt { get; } = JsonHash.Mix((ulong)Number ^ 0x5851F42D4C957F2DUL);

    /// <summary>Number of shingles, repeats included.</summary>
    public int Shingles => Math.Max(0, Tokens.Length - ShingleLength + 1);

    /// <summary>Hash of the tokens from a place on.</summary>
    public ulong Shingle(int at) => Hash(Tokens[at].Hash, Tokens[at + 1].Hash, Tokens[at + 2].Hash);

    /// <summary>Hash of three tokens in order.</summary>
    public static ulong Hash(uint a, uint b, uint c) => JsonHash.Mix(((ulong)a << 32 | b) + (c * 0x9E3779B97F4A7C15UL));
}
