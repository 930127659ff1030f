using System.Text.Json;

namespace Understudy.Data;

/// <summary>Probabilities of an answer of one token, from <c>logprobs.content[0].top_logprobs</c>.</summary>
internal static class TokenLogProbabilities
{
    /// <summary>
    /// Probability by token (white space trimmed, summed over spellings that trim to the same), or null when the answer
    /// has more than one token: the probability of its first token is then not that of the answer.
    /// </summary>
    public static Dictionary<string, double>? Read(JsonElement choice)
    {
        if (!CallJson.Object(choice, "logprobs", out JsonElement logprobs)
            || !logprobs.TryGetProperty("content", out JsonElement content)
            || content.ValueKind != JsonValueKind.Array || content.GetArrayLength() != 1
            || content[0].ValueKind != JsonValueKind.Object
            || !content[0].TryGetProperty("top_logprobs", out JsonElement top)
            || top.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var probabilities = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (JsonElement token in top.EnumerateArray())
        {
            if (CallJson.String(token, "token")?.Trim() is { Length: > 0 } text && CallJson.Number(token, "logprob") is <= 1e-6 and { } logprob)
            {
                probabilities[text] = probabilities.GetValueOrDefault(text) + Math.Exp(logprob);
            }
        }

        return probabilities.Count >= 2 ? probabilities : null;
    }
}
