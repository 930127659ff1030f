using System.Text;

namespace Understudy.Data;

/// <summary>
/// Tells what a model wrote itself from what it copied: the fields of an extraction stand in the prompt, a remark beside a label does not.
/// Looks at a fixed number of answers. Not thread-safe.
/// </summary>
internal sealed class ComposedValues
{
    private const int MostAnswers = 400, MostNames = 32, LongestValue = 400, LongestText = 1 << 18;
    private const int LeastValues = 8;
    private const double Words = 2; // dates, codes and numbers are one word, and written in another form than they were found in
    private const double Copied = 0.3;
    private readonly Dictionary<string, (int Values, int Copied, int Words)> _seen = new(StringComparer.Ordinal);
    private int _answers;

    /// <summary>Takes an answer's fields.</summary>
    /// <param name="properties">The fields.</param>
    /// <param name="text">Its prompt's stream.</param>
    public void Add(IReadOnlyList<AnswerProperty> properties, ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || _answers++ >= MostAnswers)
        {
            return;
        }

        text = text[..Math.Min(text.Length, LongestText)];
        foreach (AnswerProperty p in properties)
        {
            if (p.Kind == System.Text.Json.JsonValueKind.String && p.Value.Length is > 0 and <= LongestValue && (_seen.Count < MostNames || _seen.ContainsKey(p.Name)))
            {
                (int values, int copied, int words) = _seen.GetValueOrDefault(p.Name);
                _seen[p.Name] = (values + 1, copied + (text.IndexOf(Encoding.UTF8.GetBytes(p.Value)) >= 0 ? 1 : 0), words + 1 + p.Value.AsSpan().Trim().Count(' '));
            }
        }
    }

    /// <summary>Whether a field's values are of several words and seldom stand in the prompt.</summary>
    public bool Are(string name) =>
        _seen.TryGetValue(name, out (int Values, int Copied, int Words) seen) && seen.Values >= LeastValues && seen.Words >= Words * seen.Values && seen.Copied <= Copied * seen.Values;
}
