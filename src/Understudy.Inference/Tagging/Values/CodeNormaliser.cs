namespace Understudy.Inference;

/// <summary>
/// Reads numbers of things that are written with a beginning that people leave out: <c>2699</c>, <c>inv 2699</c>, <c>INV-2699</c> → <c>INV-2699</c>.
/// The beginning is learned: what all values have in common before their first digit.
/// </summary>
public sealed class CodeNormaliser : IValueNormaliser
{
    private const int LongestInWords = 8, LongestPrefix = 16;

    private readonly string _prefix, _case;

    private CodeNormaliser(NormaliserSettings settings) => (Name, _prefix, _case) = (settings.ToString(), Uri.UnescapeDataString(settings["prefix"]), settings["case"]);

    internal static NormaliserFamily Family { get; } = new(
        "code",
        [new("prefix", [""]) { Propose = Prefixes }, new("case", ["written", "upper", "lower"])],
        settings => new CodeNormaliser(settings));

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public int MostWords => LongestInWords;

    /// <inheritdoc/>
    public bool TakesLongest => true;

    /// <inheritdoc/>
    public bool CanWrite(string json) => JsonText.String(json) is { } text && text.Length > _prefix.Length && text.StartsWith(_prefix, StringComparison.Ordinal) && text.Any(char.IsAsciiDigit);

    /// <inheritdoc/>
    public string? Read(ReadOnlySpan<char> surface, in NormaliserContext context)
    {
        if (surface.Length > SurfaceWords.MostCharacters)
        {
            return null;
        }

        int at = 0;
        foreach (char c in _prefix.Where(char.IsLetterOrDigit))
        {
            while (at < surface.Length && !char.IsLetterOrDigit(surface[at]))
            {
                at++;
            }

            if (at == surface.Length || char.ToLowerInvariant(surface[at]) != char.ToLowerInvariant(c))
            {
                at = -1;
                break;
            }

            at++;
        }

        ReadOnlySpan<char> rest = surface[Math.Max(at, 0)..];
        int start = 0;
        while (start < rest.Length && !char.IsLetterOrDigit(rest[start]))
        {
            start++;
        }

        rest = rest[start..];
        if (rest.IsEmpty || rest.ContainsAny(' ', '"', '\\') || !char.IsAsciiDigit(rest[^1]) || (_prefix.Length > 0 && !char.IsAsciiDigit(rest[0])) || rest.ContainsAnyInRange('\0', '\u001f'))
        {
            return null;
        }

        string body = _case switch { "upper" => rest.ToString().ToUpperInvariant(), "lower" => rest.ToString().ToLowerInvariant(), _ => rest.ToString() };
        return System.Text.Json.JsonSerializer.Serialize(_prefix + body, ValueJson.Default.String);
    }

    private static IEnumerable<string> Prefixes(IReadOnlyList<string> values)
    {
        string[] texts = [.. values.Select(JsonText.String).OfType<string>().Where(t => t.Any(char.IsAsciiDigit))];
        var common = texts.Select(t => t[..t.IndexOfAny([.. "0123456789"])]).GroupBy(p => p, StringComparer.Ordinal).MaxBy(g => g.Count());
        return common is null || common.Key.Length is 0 or > LongestPrefix ? [] : [Uri.EscapeDataString(common.Key)];
    }
}
