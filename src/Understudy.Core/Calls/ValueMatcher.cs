using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Understudy.Core;

/// <summary>Compares a value with an accepted one.</summary>
internal sealed class ValueMatcher(CallEquality equality)
{
    private static readonly SearchValues<char> Punctuation = SearchValues.Create(" ,./-_*^");
    private readonly bool _folds = equality.IgnoreCase || equality.IgnoreWhiteSpace || equality.IgnorePunctuation;

    public bool Accepts(AcceptedValue accepted, JsonElement found)
    {
        if (accepted.Members is { } members)
        {
            return found.ValueKind == JsonValueKind.Object
                && found.EnumerateObject().All(p => members.TryGetValue(p.Name, out AcceptedArgument? member) && Accepts(member, p.Value))
                && members.All(m => m.Value.IsOptional || found.TryGetProperty(m.Key, out _));
        }

        return accepted.Items is not { } items ? AreEqual(accepted.Literal, found)
            : found.ValueKind == JsonValueKind.Array && found.GetArrayLength() == items.Count && found.EnumerateArray().Select((f, i) => Accepts(items[i], f)).All(a => a);
    }

    public bool Accepts(AcceptedArgument accepted, JsonElement found) => accepted.Values.Any(v => Accepts(v, found));

    public bool AreEqual(JsonElement accepted, JsonElement found)
    {
        if (accepted.ValueKind != found.ValueKind)
        {
            return false;
        }

        return accepted.ValueKind switch
        {
            JsonValueKind.Number => AreEqualNumbers(accepted, found),
            JsonValueKind.String => AreEqualTexts(accepted.GetString()!, found.GetString()!),
            JsonValueKind.Array => accepted.GetArrayLength() == found.GetArrayLength() && accepted.EnumerateArray().Zip(found.EnumerateArray()).All(p => AreEqual(p.First, p.Second)),
            JsonValueKind.Object => accepted.GetPropertyCount() == found.GetPropertyCount() && accepted.EnumerateObject().All(p => found.TryGetProperty(p.Name, out JsonElement other) && AreEqual(p.Value, other)),
            _ => true,
        };
    }

    private bool AreEqualNumbers(JsonElement accepted, JsonElement found)
    {
        if (NumberText.Canonical(accepted.GetRawText()) == NumberText.Canonical(found.GetRawText()))
        {
            return true;
        }

        if (equality is { AbsoluteTolerance: 0, RelativeTolerance: 0 } || !accepted.TryGetDouble(out double a) || !found.TryGetDouble(out double f))
        {
            return false;
        }

        double distance = Math.Abs(a - f);
        return double.IsFinite(distance) && (distance <= equality.AbsoluteTolerance || distance <= equality.RelativeTolerance * Math.Abs(a));
    }

    private bool AreEqualTexts(string accepted, string found) =>
        string.Equals(accepted, found, StringComparison.Ordinal)
        || (equality.Dates != DateEquality.Text && DateText.Read(accepted) is { } a && DateText.Read(found) is { } f && a.Equals(f, equality.Dates))
        || (_folds && string.Equals(Fold(accepted), Fold(found), StringComparison.Ordinal));

    private string Fold(string text)
    {
        string folded = equality.IgnoreCase ? text.ToLowerInvariant() : text;
        if (equality.IgnorePunctuation)
        {
            var kept = new StringBuilder(folded.Length);
            foreach (char c in folded)
            {
                if (!Punctuation.Contains(c))
                {
                    kept.Append(c == '\'' ? '"' : c);
                }
            }

            folded = kept.ToString();
        }

        return equality.IgnoreWhiteSpace ? string.Join(' ', folded.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : folded;
    }
}
