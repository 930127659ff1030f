using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Understudy.Data;

/// <summary>
/// Names of persons by what stands before them: a title, a greeting, a closing formula, a field's name, a role, "my name is", and before an
/// address in angle brackets. A name is capitalised words that are no known word of business; lists of names are not used.
/// </summary>
internal static class NameDetector
{
    private const string Word = "NAME";
    private const int Window = 96; // of text after an anchor
    private const int ShortTitle = 4;

    private static readonly FrozenDictionary<string, NameCue>.AlternateLookup<ReadOnlySpan<char>> Cues = NameCues.All.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly SearchValues<string> Anchors = SearchValues.Create([.. NameCues.All.Keys, "<"], StringComparison.OrdinalIgnoreCase);

    public static void Find(ReadOnlySpan<char> text, ref Findings found)
    {
        int position = 0;
        while (text[position..].IndexOfAny(Anchors) is >= 0 and int next)
        {
            int at = position + next;
            position = at + 1;
            (int start, int end) = text[at] == '<' ? BeforeMailbox(text, at) : After(text, at, ref position);
            if (end > start && !Placeholders.Touches(text, start, end))
            {
                found.Add(start, end, Word);
                position = Math.Max(position, end);
            }
        }
    }

    private static (int Start, int End) After(ReadOnlySpan<char> text, int at, ref int position)
    {
        // The longest cue that stands here: "name on card", not "name".
        ReadOnlySpan<char> rest = text[at..Math.Min(text.Length, at + NameCues.Longest)];
        for (int length = rest.Length; length >= NameCues.Shortest; length--)
        {
            if (!Cues.TryGetValue(rest[..length], out NameCue cue) || (at + length < text.Length && char.IsLetter(text[at + length]) && cue != NameCue.Field))
            {
                continue;
            }

            if (cue == NameCue.Title && length <= ShortTitle && !char.IsUpper(text[at]))
            {
                return default; // 250 ms.
            }

            if (at > 0 && char.IsLetter(text[at - 1]) && !(cue == NameCue.Field && NameFields.IsPersons(text, at)))
            {
                return default;
            }

            if (cue == NameCue.Field && !NameFields.IsPersons(text, at) && !NameFields.StandsAlone(text, at))
            {
                return default;
            }

            int begin = at + length;
            ReadOnlySpan<char> window = text[begin..Math.Min(text.Length, begin + Window)];
            position = Math.Max(position, begin - 1);
            return Taken(text, begin, Match(window, cue, whole: cue == NameCue.Field && !NameFields.IsPersons(text, at)), cue);
        }

        return default;
    }

    private static ValueMatch Match(ReadOnlySpan<char> window, NameCue cue, bool whole)
    {
        Regex pattern = cue switch
        {
            NameCue.Title => AfterTitle,
            NameCue.Greeting => AfterGreeting,
            NameCue.Introduction => AfterIntroduction,
            NameCue.Self => AfterSelf,
            NameCue.Closing => AfterClosing,
            NameCue.Relation => AfterRelation,
            NameCue.Label => AfterLabel,
            NameCue.Delivery => AfterDelivery,
            NameCue.Field => whole ? AfterName : AfterField,
            _ => AfterRole,
        };
        foreach (ValueMatch match in pattern.EnumerateMatches(window))
        {
            return match;
        }

        return default;
    }

    /// <summary>The name at the end of what matched, up to the first word that is none.</summary>
    private static (int Start, int End) Taken(ReadOnlySpan<char> text, int begin, ValueMatch match, NameCue cue)
    {
        if (match.Length == 0)
        {
            return default;
        }

        int end = begin + match.Index + match.Length, start = begin + match.Index;
        ReadOnlySpan<char> matched = text[start..end];
        int first = cue == NameCue.Closing ? matched.LastIndexOf('\n') + 1 : 0;
        while (first < matched.Length && !char.IsUpper(matched[first]))
        {
            first++;
        }

        start += first;
        int words = 0, last = start;
        for (int i = start; i < end;)
        {
            int length = text[i..end].IndexOf(' ');
            length = length < 0 ? end - i : length;
            ReadOnlySpan<char> word = text.Slice(i, length);
            bool capital = word.Length > 0 && char.IsUpper(word[0]);
            bool shouted = word.Length > 1 && !word.ContainsAny(LowerCase) && cue is not (NameCue.Label or NameCue.Field);
            if (capital && (NameWords.IsOther(word, sentence: cue is not (NameCue.Closing or NameCue.Label or NameCue.Field)) || (shouted && !word.Contains('.'))))
            {
                if (words == 0 || cue is not NameCue.Title)
                {
                    return default; // Customer Success Team
                }

                break;
            }

            words += capital ? 1 : 0;
            last = capital ? i + length : last;
            i += length + 1;
        }

        if (last - start > 3 && text[last - 1] == 's' && text[last - 2] is '\'' or '’')
        {
            last -= 2; // Dr. Tan's clinic
        }

        return words > 0 ? (start, last) : default;
    }

    /// <summary>The name in <c>"Ada Byron" &lt;ada@example.com&gt;</c>.</summary>
    private static (int Start, int End) BeforeMailbox(ReadOnlySpan<char> text, int at)
    {
        ReadOnlySpan<char> inside = text[(at + 1)..Math.Min(text.Length, at + Window)];
        int close = inside.IndexOf('>');
        if (close < 0 || !(inside[..close].Contains('@') || inside.StartsWith("[EMAIL", StringComparison.Ordinal)))
        {
            return default;
        }

        int floor = Math.Max(0, at - Window);
        foreach (ValueMatch match in Mailbox.EnumerateMatches(text[floor..at]))
        {
            (int start, int end) = Taken(text, floor, match, NameCue.Label);
            return start == end || char.IsUpper(text[start]) ? (start, end) : default;
        }

        return default;
    }

    private static readonly SearchValues<char> LowerCase = SearchValues.Create("abcdefghijklmnopqrstuvwxyzàáâäãåæçèéêëìíîïñòóôöõøœùúûüýÿßąćęłńóśźżčďěňřšťůžğışđ");

    private const string One = @"\p{Lu}[\p{L}'’]*(?:-[\p{L}'’]+)*";
    private const string Rest = @"(?: (?:(?:van|von|vom|der|den|de|la|le|du|di|da|do|dos|del|della|el|al|bin|ben|ter|ten|zu|y|af|av|[A-Z]\.) ){0,2}" + One + ")";
    private const string Full = One + Rest + "{1,3}";
    private const string Any = @"(?:(?:van|von|de|di|del|De|Van) |(?:\p{Lu}\. ?){1,2})?" + One + Rest + "{0,3}";
    private const string Ends = @"(?![\p{L}\d_@])";

    private static readonly Regex AfterTitle = new(@"^\.?[ \u00A0]" + Any + Ends, RegexOptions.CultureInvariant);

    private static readonly Regex AfterGreeting = new(@"^,? " + Any + @"(?=[,!:;.\n]|$| [a-z]+ here\b| here\b| -)", RegexOptions.CultureInvariant);

    private static readonly Regex AfterIntroduction = new(@"^:? " + Any + Ends, RegexOptions.CultureInvariant);

    private static readonly Regex AfterSelf = new("^ " + Full + Ends, RegexOptions.CultureInvariant);

    private static readonly Regex AfterClosing = new(@"^[,.!]?[ \t]*\r?\n(?:[ \t]*\r?\n)?[ \t]*" + Any + @"[ \t]*(?=[\r\n]|$)", RegexOptions.CultureInvariant);

    private static readonly Regex AfterRelation = new(@"^:? " + Full + Ends, RegexOptions.CultureInvariant);

    private static readonly Regex AfterLabel = new(@"^(?:\(?[a-z]*\)?)[""'\]]{0,2}[ \t]{0,2}(?:[:=]|=>|)[ \t]{0,2}[""'\\]{0,2}" + Any + @"(?=[""'\\\r\n,;.<&|\(\[]|$| on | at | <)", RegexOptions.CultureInvariant);

    private static readonly Regex AfterDelivery = new(@"^[ \t]*\r?\n[ \t]*" + Full + @"[ \t]*(?=[\r\n]|$)", RegexOptions.CultureInvariant);

    private static readonly Regex AfterField = new(@"^[""'\]]{0,2}[ \t]{0,2}(?:[:=]|=>)[ \t]{0,2}[""'\\]{0,2}" + Any + @"(?=[""'\\\r\n,;.<&|\(\[]|$| [a-z_]+=)", RegexOptions.CultureInvariant);

    private static readonly Regex AfterName = new(@"^[""'\]]{0,2}[ \t]{0,2}(?:[:=]|=>)[ \t]{0,2}[""'\\]{0,2}" + Full + @"(?=[""'\\\r\n,;<&|]|$)", RegexOptions.CultureInvariant);

    private static readonly Regex AfterRole = new(@"^:? " + Full + Ends, RegexOptions.CultureInvariant);

    private static readonly Regex Mailbox = new(Full + @"""?[ ]?$", RegexOptions.CultureInvariant);
}
