using System.Globalization;

namespace Understudy.Inference;

/// <summary>How a completion is chosen.</summary>
public sealed record DecodingOptions
{
    /// <summary>Most tokens of a completion, the end token included, from 1; the session's room limits it too. Default 256.</summary>
    public int MaximumTokens { get; init; } = 256;

    /// <summary>Divides the scores before a token is drawn, 0 to 10; 0 takes the likeliest token. Default 0.</summary>
    public double Temperature { get; init; }

    /// <summary>Tokens are drawn from the fewest likeliest ones that have this probability together (nucleus sampling, 1904.09751), above 0 to 1. Default 1: all.</summary>
    public double TopP { get; init; } = 1;

    /// <summary>Tokens that are not taken are noted where their probability is this or more, above 0 to 1. Default 1: none.</summary>
    public double LeastAlternative { get; init; } = 1;

    /// <summary>Everything that is wrong, each with the key and the range; empty when usable.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> errors = [];
        Check(MaximumTokens >= 1, nameof(MaximumTokens), MaximumTokens, "1 or more");
        Check(Temperature is >= 0 and <= 10, nameof(Temperature), Temperature, "0 to 10");
        Check(LeastAlternative is > 0 and <= 1, nameof(LeastAlternative), LeastAlternative, "above 0 to 1");
        Check(TopP is > 0 and <= 1, nameof(TopP), TopP, "above 0 to 1");
        return errors;

        void Check(bool holds, string key, IFormattable value, string range)
        {
            if (!holds)
            {
                errors.Add($"{key} is {value.ToString(null, CultureInfo.InvariantCulture)}; give {range}.");
            }
        }
    }
}
