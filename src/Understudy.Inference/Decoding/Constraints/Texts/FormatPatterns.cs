using System.Collections.Concurrent;

namespace Understudy.Inference;

/// <summary>The formats of texts as regular expressions: of each the usual spelling, all of which <see cref="Core.JsonSchema"/> accepts.</summary>
internal static class FormatPatterns
{
    private const string Year = "([0-9]{3}[1-9]|[0-9]{2}[1-9][0-9]|[0-9][1-9][0-9]{2}|[1-9][0-9]{3})";
    private const string InsideYear = "([1-8][0-9]{3}|9[0-8][0-9]{2})"; // an instant's offset may move it into the year before or after
    private const string LeapYear = "((0[48]|[2468][048]|[13579][26])00|[0-9]{2}(0[48]|[2468][048]|[13579][26]))";
    private const string InsideLeapYear = "((1[26]|[2468][048]|[357][26])00|([1-8][0-9]|9[0-8])(0[48]|[2468][048]|[13579][26]))";
    private const string Day = "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8])";
    private const string Time = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,7})?)?";
    private const string Zone = "(Z|[+-](0[0-9]|1[0-3]):[0-5][0-9])?";

    private static readonly Dictionary<string, string> Patterns = new(StringComparer.Ordinal)
    {
        ["date"] = $"^({Year}-({Day})|{LeapYear}-02-29)$",
        ["time"] = $"^{Time}Z?$",
        ["date-time"] = $"^({InsideYear}-({Day})|{InsideLeapYear}-02-29)T{Time}{Zone}$",
        ["uuid"] = "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$",
        ["email"] = "^[^\\s@]+@[^\\s@]+$",
    };

    private static readonly ConcurrentDictionary<string, CharacterAutomaton> Automata = new(StringComparer.Ordinal);

    /// <summary>The texts of a format; null when it is not known.</summary>
    public static CharacterAutomaton? Find(string format) =>
        Patterns.TryGetValue(format, out string? pattern) ? Automata.GetOrAdd(format, _ => CharacterAutomaton.Of(PatternParser.Read(pattern).Node!)!) : null;
}
