using System.Globalization;

using Understudy.Core;

namespace Understudy.Cli;

/// <summary>The value of <c>--grades</c>: what grade words are worth.</summary>
public static class GradesOption
{
    /// <summary>Reads <c>irrelevant=0,partial=1,exact=2</c>.</summary>
    /// <exception cref="UnderstudyException">When a part is no word with a number, or a word is there twice.</exception>
    public static IReadOnlyDictionary<string, double> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var grades = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = part.LastIndexOf('=');
            string word = part[..Math.Max(0, equals)].Trim();
            if (word.Length == 0 || !double.TryParse(part[(equals + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out double grade))
            {
                throw new UnderstudyException(ErrorCode.OptionsInvalid, $"--grades takes words with their numbers, such as \"irrelevant=0,partial=1,exact=2\"; found '{part}'.");
            }

            if (!grades.TryAdd(word, grade))
            {
                throw new UnderstudyException(ErrorCode.OptionsInvalid, $"--grades names '{word}' twice.");
            }
        }

        return grades.Count > 0 ? grades : throw new UnderstudyException(ErrorCode.OptionsInvalid, "--grades takes words with their numbers, such as \"irrelevant=0,partial=1,exact=2\"; found none.");
    }
}
