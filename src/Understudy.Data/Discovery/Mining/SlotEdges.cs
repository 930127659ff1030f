using System.Text;

namespace Understudy.Data;

/// <summary>
/// Where a slot ends and fixed text begins is not only what recurs: in a month's log every date ends in the same year, every sentence in a
/// full stop. Values that hang together with a slot belong to it.
/// </summary>
internal static class SlotEdges
{
    private const int Sentence = 6; // a slot of so many tokens on average is prose
    private static readonly HashSet<string> DateWords = new(
        """
        monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
        january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
        montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni juli oktober dezember
        lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril juin juillet août septembre octobre novembre décembre
        am pm utc gmt cet cest
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal);

    /// <summary>Moves the edges of runs.</summary>
    /// <param name="sample">Calls of the group.</param>
    /// <param name="pattern">The call that runs are places in.</param>
    /// <param name="runs">Fixed stretches of tokens.</param>
    /// <param name="gaps">Where each call's slots are: slot i + 1 follows run i.</param>
    public static List<(int From, int To)> Settle(MinedCall[] sample, MinedCall pattern, List<(int From, int To)> runs, List<List<(int From, int To)>> gaps)
    {
        var result = new List<(int From, int To)>();
        for (int r = 0; r < runs.Count; r++)
        {
            (int from, int to) = runs[r];
            int before = r == 0 ? -1 : runs[r - 1].To, after = r + 1 < runs.Count ? runs[r + 1].From : pattern.Tokens.Length;
            if (before >= 0 && before < from)
            {
                from = Left(pattern, from, to, Mean(gaps, r) >= Sentence);
            }

            if (to < after && from < to)
            {
                to = Right(pattern, from, to, Mean(gaps, r + 1) >= Sentence);
            }

            bool ends = to == pattern.Tokens.Length || IsMark(pattern, to);
            if (r == 0 || (from < to && (ends || HasWord(pattern, from, to))))
            {
                result.Add((r == 0 ? runs[0].From : from, Math.Max(to, from + 1)));
            }
        }

        return result;
    }

    /// <summary>Whether a text is a number or a part of a date and nothing else.</summary>
    public static bool IsNumberOrDate(string text) => text.Split([' ', ',', '.', '-', '/', ':'], StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } parts && parts.All(p => p.All(char.IsDigit) || DateWords.Contains(p.ToLowerInvariant()));

    private static double Mean(List<List<(int From, int To)>> gaps, int gap)
    {
        double sum = 0;
        int count = 0;
        foreach (List<(int From, int To)> own in gaps.Where(g => g.Count > 0))
        {
            sum += own[gap].To - own[gap].From;
            count++;
        }

        return count == 0 ? 0 : sum / count;
    }

    /// <summary>The run behind a slot begins later when its first tokens hang on the slot's last.</summary>
    private static int Left(MinedCall pattern, int from, int to, bool prose)
    {
        int at = from;
        if (prose && at < to && Is(pattern, at, ".?!") && Glued(pattern, at))
        {
            at++; // a sentence's own full stop
        }

        while (at < to)
        {
            int words = at;
            while (words < to && Glued(pattern, words) && Is(pattern, words, "-/@.:+&") && words + 1 < to && Glued(pattern, words + 1) && IsWord(pattern, words + 1))
            {
                words += 2; // -03-02
            }

            if (words == at && at > 0 && IsDateLike(pattern, at - 1) && IsDatePart(pattern, at))
            {
                words = at + 1;
            }
            else if (words == at && at + 1 < to && at > 0 && IsDateLike(pattern, at - 1) && Is(pattern, at, ",") && IsDatePart(pattern, at + 1))
            {
                words = at + 2;
            }

            if (words == at)
            {
                break;
            }

            at = words;
        }

        return at;
    }

    /// <summary>The run before a slot ends earlier when its last tokens hang on the slot's first.</summary>
    private static int Right(MinedCall pattern, int from, int to, bool prose)
    {
        int at = to;
        while (prose && at > from && Is(pattern, at - 1, "#*>-") && !(at - 1 > 0 && Glued(pattern, at - 1) && IsWord(pattern, at - 2)))
        {
            at--; // a heading's mark
        }

        while (at > from)
        {
            int words = at;
            while (words - 2 >= from && Glued(pattern, words) && IsJoiner(pattern, words - 1) && Glued(pattern, words - 1) && IsWord(pattern, words - 2))
            {
                words -= 2; // K-
            }

            if (words == at && at < pattern.Tokens.Length && IsDateLike(pattern, at) && IsDatePart(pattern, at - 1))
            {
                words = at - 1;
            }
            else if (words == at && at - 2 >= from && at < pattern.Tokens.Length && IsDateLike(pattern, at) && Is(pattern, at - 1, ",") && IsDatePart(pattern, at - 2))
            {
                words = at - 2;
            }

            if (words == at)
            {
                break;
            }

            at = words;
        }

        return at;
    }

    /// <summary>What joins parts of a value: a dash or @ anywhere, the others between digits.</summary>
    private static bool IsJoiner(MinedCall pattern, int token) =>
        Is(pattern, token, "-@") || (Is(pattern, token, "/.:") && token > 0 && char.IsAsciiDigit((char)pattern.Text[pattern.Tokens[token - 1].End - 1]));

    private static bool Glued(MinedCall pattern, int token) => token > 0 && token < pattern.Tokens.Length && pattern.Tokens[token].Start == pattern.Tokens[token - 1].End && !IsMark(pattern, token - 1);

    private static bool IsMark(MinedCall pattern, int token) => pattern.Text[pattern.Tokens[token].Start] == PromptScript.Mark;

    private static bool IsWord(MinedCall pattern, int token) => PromptTokens.IsWord(pattern.Text[pattern.Tokens[token].Start]);

    private static bool Is(MinedCall pattern, int token, string characters) => characters.Contains((char)pattern.Text[pattern.Tokens[token].Start], StringComparison.Ordinal);

    private static bool HasWord(MinedCall pattern, int from, int to)
    {
        for (int at = from; at < to; at++)
        {
            if (IsWord(pattern, at) || IsMark(pattern, at))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDateLike(MinedCall pattern, int token) => IsNumber(pattern, token) || IsDateWord(pattern, token) || (token > 0 && Is(pattern, token, ",") && IsDateWord(pattern, token - 1));

    private static bool IsDatePart(MinedCall pattern, int token) => IsDateWord(pattern, token) || (IsNumber(pattern, token) && pattern.Tokens[token].End - pattern.Tokens[token].Start is 4 && Is(pattern, token, "12"));

    private static bool IsNumber(MinedCall pattern, int token) => pattern.Text.AsSpan(pattern.Tokens[token].Start..pattern.Tokens[token].End).IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;

    private static bool IsDateWord(MinedCall pattern, int token) => DateWords.Contains(Encoding.UTF8.GetString(pattern.Text, pattern.Tokens[token].Start, pattern.Tokens[token].End - pattern.Tokens[token].Start).ToLowerInvariant());
}
