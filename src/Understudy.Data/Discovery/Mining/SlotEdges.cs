using System.Globalization;
using System.Text;

namespace Understudy.Data;

/// <summary>
/// Where a slot ends and fixed text begins is not only what recurs: in a month's log every date ends in the same year, every sentence in a
/// full stop. Values that hang together with a slot belong to it.
/// </summary>
internal static class SlotEdges
{
    private const int Sentence = 6; // a slot of so many tokens on average is prose
    private const int Short = 3, Longer = 6, Long = 12; // a run of so few tokens beside a slot of so many is an accident, or between two such
    private const int LeastRule = 3;
    private const int LongestOpening = 64; // tokens
    private const int LeastBlock = 4; // tokens between two parts of a block
    private const double OftenEmpty = 0.05;
    private const double Often = 0.3; // of the calls: fixed text seldom stands in the values beside it
    private const double AtEnd = 0.05;
    private const double Seldom = 0.1;
    private const int LongestScale = 100;
    private const double Regular = 0.25; // standard deviation of a slot's length by its mean

    /// <summary>Without short runs that recur inside prose ("within" in every invoice's last line) and introduce nothing.</summary>
    public static List<(int From, int To)> WithoutAccidents(CallSample sample, List<(int From, int To)> runs, List<List<(int From, int To)>> gaps) =>
        [.. runs.Where((run, r) => r == 0 || IsEnd(runs, gaps, r) || IsLabel(sample.Pattern, run.From, run.To) || HasMark(sample.Pattern, run.From, run.To)
            || (HasWord(sample.Pattern, run.From, run.To) && (IsRegular(gaps, r) || EndsLine(sample, runs, gaps, r))) || ((Math.Max(Mean(gaps, r), Mean(gaps, r + 1)) < Long || run.To - run.From > Short) && (Math.Min(Mean(gaps, r), Mean(gaps, r + 1)) < Long || run.To - run.From > Longer)))];

    /// <summary>Whether a run and a short slot end a line that the slot before it is in too: "…, closes 23 February".</summary>
    private static bool EndsLine(CallSample sample, List<(int From, int To)> runs, List<List<(int From, int To)>> gaps, int run) =>
        run + 1 < runs.Count && BeginsLine(sample.Pattern, runs[run + 1].From) && Mean(gaps, run + 1) is > 0 and < Sentence && sample.IsWithinLine(gaps, run) && sample.IsWithinLine(gaps, run + 1);

    /// <summary>Without runs that begin a line in some calls and stand within one in others: what precedes fixed text is as fixed as it is.</summary>
    public static List<(int From, int To)> WithoutRoamers(CallSample sample, List<(int From, int To)> runs, List<List<(int From, int To)>> gaps) =>
        [.. runs.Where((run, r) => r == 0 || HasMark(sample.Pattern, run.From, run.To) || sample.BeginningLines(gaps, r) is <= Seldom or >= 1 - Seldom)];

    /// <summary>Without runs that stand again and again in the slots beside them: a list's own words ("Owner:" in each of its entries).</summary>
    public static List<(int From, int To)> WithoutRepeats(CallSample sample, List<(int From, int To)> runs, List<List<(int From, int To)>> gaps) =>
        [.. runs.Where((run, r) => r == 0 || HasMark(sample.Pattern, run.From, run.To) || !HasWord(sample.Pattern, run.From, run.To) || sample.Repeating(gaps, runs, r) < Often)];

    /// <summary>Without runs inside a text of several lines or brackets of which the log has a few: a schema, a list of metrics. The slots on both sides tell each other.</summary>
    public static List<(int From, int To)> WithoutBlocks(CallSample sample, List<(int From, int To)> runs, List<List<(int From, int To)>> gaps) =>
        [.. runs.Where((run, r) => r == 0 || run.To - run.From < LeastBlock || HasMark(sample.Pattern, run.From, run.To) || !HasBracket(sample.Pattern, run.From, run.To) || Introduces(sample.Pattern, run.To - 1) || !sample.TellEachOther(gaps, r))];

    /// <summary>Moves the edges of runs.</summary>
    /// <param name="sample">The calls.</param>
    /// <param name="runs">Fixed stretches of tokens, by their places in the sample's pattern.</param>
    /// <param name="gaps">Where each call's slots are: slot i + 1 follows run i.</param>
    public static List<(int From, int To)> Settle(CallSample sample, List<(int From, int To)> runs, List<List<(int From, int To)>> gaps)
    {
        MinedCall pattern = sample.Pattern;
        var result = new List<(int From, int To)>();
        for (int r = 0; r < runs.Count; r++)
        {
            (int from, int to) = runs[r];
            double left = Mean(gaps, r), right = Mean(gaps, r + 1);

            if (r > 0)
            {
                bool sentence = left >= Sentence || Is(pattern, runs[r - 1].To - 1, ".?!");
                from = IsScale(sample, gaps, from, r) ? from : Left(pattern, from, to, sentence, runs[r - 1].To);
                from = Closing(sample, gaps, Qualified(pattern, from, to, gaps, r), to, r);
            }

            if (to < pattern.Tokens.Length && from < to)
            {
                to = Right(pattern, from, to, right >= Sentence);
                to = Qualifying(pattern, from, Opening(sample, gaps, from, to, r + 1), gaps, r + 1);
            }

            if (r == 0 || from < to)
            {
                result.Add((r == 0 ? runs[0].From : from, Math.Max(to, from + 1)));
            }
        }

        return result;
    }

    /// <summary>Without runs that hold no word beside prose: punctuation is part of it, unless it ends a message or is a line of its own.</summary>
    public static List<(int From, int To)> WithoutBare(MinedCall pattern, List<(int From, int To)> runs, List<List<(int From, int To)>> gaps) =>
        [.. runs.Where((run, r) => r == 0 || (IsEnd(runs, gaps, r) && !Is(pattern, run.From, ".?!")) || HasWord(pattern, run.From, run.To) || IsRule(pattern, run.From, run.To)
            || (!IsDate(pattern, run.From, run.To) && !Joins(pattern, run.From, run.To) && !(run.To - run.From == 1 && Is(pattern, run.From, ".,;?!") && !BeginsLine(pattern, run.From)) && Math.Min(Mean(gaps, r), Mean(gaps, r + 1)) < Long))];

    /// <summary>Whether a run is a dash, a slash, an @ or the like inside a value: no white space on either side.</summary>
    private static bool Joins(MinedCall pattern, int from, int to) =>
        Glued(pattern, from) && Glued(pattern, to) && Is(pattern, from, "-/@.:+&#='");

    /// <summary>Whether a run is a line of dashes or the like, which divides texts.</summary>
    private static bool IsRule(MinedCall pattern, int from, int to)
    {
        int start = pattern.Tokens[from].Start, end = pattern.Tokens[to - 1].End;
        return to - from >= LeastRule && pattern.Text.AsSpan(start..end).IndexOfAnyExcept(pattern.Text[start]) < 0
            && pattern.Text.AsSpan(0, start).TrimEnd([(byte)' ', (byte)'\t']) is [.., (byte)'\n' or (byte)'\r'] && pattern.Text.AsSpan(end) is [(byte)'\n' or (byte)'\r', ..];
    }

    /// <summary>Whether a run is the last, with nothing behind it.</summary>
    private static bool IsEnd(List<(int From, int To)> runs, List<List<(int From, int To)>> gaps, int run) => run == runs.Count - 1 && Mean(gaps, run + 1) < AtEnd;

    /// <summary>A short run that introduces something: a line begins with it or in it, it stands before a colon, it is a tag.</summary>
    public static bool IsLabel(MinedCall pattern, int from, int to)
    {
        bool line = false;
        for (int at = from; at < to && !line; at++)
        {
            line = BeginsLine(pattern, at);
        }

        return line || Is(pattern, to - 1, ":=>\"|)]}") || (pattern.Text[pattern.Tokens[to - 1].Start] >= 0xC2 && PromptTokens.WordLength(pattern.Text, pattern.Tokens[to - 1].Start) == 0);
    }

    /// <summary>Whether a token begins a message, a line or a table's cell.</summary>
    public static bool BeginsLine(MinedCall pattern, int token)
    {
        int start = pattern.Tokens[token].Start;
        return start == 0 || pattern.Text.AsSpan(0, start).TrimEnd([(byte)' ', (byte)'\t']) is [.., (byte)'\n' or (byte)'\r' or (byte)'|'] || IsMark(pattern, token - 1);
    }

    /// <summary>Where the last lines of a run begin that open each entry of the slot's list, the first one too; its end where there are none.</summary>
    private static int Opening(CallSample sample, List<List<(int From, int To)>> gaps, int from, int to, int gap)
    {
        for (int at = Math.Max(from + 1, to - LongestOpening); at < to; at++)
        {
            if (BeginsLine(sample.Pattern, at) && !HasMark(sample.Pattern, at - 1, to) && sample.Standing(gaps, (at, to), gap, BeginsLine) >= Often)
            {
                return at;
            }
        }

        return to;
    }

    /// <summary>Where the first lines of a run end that close each entry of the slot's list before it; its beginning where there are none.</summary>
    private static int Closing(CallSample sample, List<List<(int From, int To)>> gaps, int from, int to, int gap)
    {
        int line = from + 1;
        while (line < to && !BeginsLine(sample.Pattern, line))
        {
            line++;
        }

        return line < to && !HasMark(sample.Pattern, from, line) && sample.Standing(gaps, (from, line), gap, (call, at) => BeginsLine(call, at + line - from)) >= Often ? line : from;
    }

    /// <summary>A slot that is often empty before a capitalised word qualifies that word: the word belongs to the value.</summary>
    private static int Qualified(MinedCall pattern, int from, int to, List<List<(int From, int To)>> gaps, int gap) =>
        IsOftenEmpty(gaps, gap) && from + 1 < to && IsCapital(pattern, from) && !IsMark(pattern, from) && !BeginsLine(pattern, from) ? from + 1 : from;

    /// <summary>A slot that is often empty behind a capitalised word ("English", "English (UK)") qualifies that word: the word belongs to the value.</summary>
    private static int Qualifying(MinedCall pattern, int from, int to, List<List<(int From, int To)>> gaps, int gap) =>
        to - 1 > from && to < pattern.Tokens.Length && IsOftenEmpty(gaps, gap) && IsWord(pattern, to - 1) && IsCapital(pattern, to - 1) && !Glued(pattern, to - 1) && !BeginsLine(pattern, to) ? to - 1 : to;

    private static bool IsOftenEmpty(List<List<(int From, int To)>> gaps, int gap)
    {
        int empty = gaps.Count(g => g.Count > 0 && g[gap].From == g[gap].To), usable = gaps.Count(g => g.Count > 0);
        return empty > OftenEmpty * usable && empty < (1 - OftenEmpty) * usable;
    }

    private static bool IsCapital(MinedCall pattern, int token) => char.IsAsciiLetterUpper((char)pattern.Text[pattern.Tokens[token].Start]);

    /// <summary>Whether a text is a number or a part of a date and nothing else.</summary>
    public static bool IsNumberOrDate(string text) => text.Split([' ', ',', '.', '-', '/', ':'], StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } parts && parts.All(p => p.All(char.IsDigit) || DateWords.Contains(p));

    /// <summary>Whether a short slot's values are of about one length: what follows them does so at its place and not somewhere in prose.</summary>
    private static bool IsRegular(List<List<(int From, int To)>> gaps, int gap)
    {
        double mean = Mean(gaps, gap), squares = 0;
        int count = 0;
        foreach (List<(int From, int To)> own in gaps.Where(g => g.Count > 0))
        {
            double off = own[gap].To - own[gap].From - mean;
            squares += off * off;
            count++;
        }

        return count > 0 && mean is > 0 and < Long && Math.Sqrt(squares / count) <= Math.Max(1, Regular * mean);
    }

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

    /// <summary>Whether the run behind a slot begins with the end of a scale that nearly all its values are numbers of: the "/5" of "difficulty 3/5".</summary>
    private static bool IsScale(CallSample sample, List<List<(int From, int To)>> gaps, int from, int gap)
    {
        MinedCall pattern = sample.Pattern;
        return from + 1 < pattern.Tokens.Length && Is(pattern, from, "/") && Glued(pattern, from) && Glued(pattern, from + 1) && Number(pattern, from + 1) is > 1 and <= LongestScale and var most
            && sample.Calls.Where((call, i) => gaps[i].Count > 0 && gaps[i][gap] is var (first, end) && end == first + 1 && Number(call, first) is >= 0 and var value && value <= most).Count() >= CallSample.Fixed * sample.Calls.Count;

        static int Number(MinedCall call, int token) => IsNumber(call, token) && int.TryParse(call.Text.AsSpan(call.Tokens[token].Start..call.Tokens[token].End), CultureInfo.InvariantCulture, out int value) ? value : -1;
    }

    /// <summary>The run behind a slot begins later when its first tokens hang on the slot's last.</summary>
    private static int Left(MinedCall pattern, int from, int to, bool prose, int slot)
    {
        int at = from;
        if (at < to && Is(pattern, at, ")]") && Glued(pattern, at) && IsOpen(pattern, slot, at))
        {
            at++; // the bracket that closes what the slot opened
        }

        if (prose && at < to && Is(pattern, at, ".?!") && Glued(pattern, at))
        {
            at++; // a sentence's own full stop
        }

        while (at < to)
        {
            int words = at;
            while (words < to && Glued(pattern, words) && (Is(pattern, words, "-/@.:+&") || (Is(pattern, words, ",") && words + 1 < to && IsNumber(pattern, words - 1) && IsNumber(pattern, words + 1))) && words + 1 < to && Glued(pattern, words + 1) && IsWord(pattern, words + 1) && !IsUnit(pattern, words))
            {
                words += 2; // -03-02, the ,000 of a sum
            }

            if (words == at && at > 0 && IsDateLike(pattern, at - 1) && IsDatePart(pattern, at))
            {
                words = at + 1;
            }
            else if (words == at && at + 1 < to && at > 0 && IsDateLike(pattern, at - 1) && Is(pattern, at, ",./-") && IsDatePart(pattern, at + 1))
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
        while (prose && !BeginsLine(pattern, at) && at > from && Is(pattern, at - 1, "#") && !(at - 1 > 0 && Glued(pattern, at - 1) && IsWord(pattern, at - 2)))
        {
            at--; // a heading's mark
        }

        for (int begin = at; begin > from && Glued(pattern, begin) && (IsWord(pattern, begin - 1) || Is(pattern, begin - 1, "/:@")); begin--)
        {
            at = Is(pattern, begin - 1, "/@") && !(Glued(pattern, begin - 1) && IsWord(pattern, begin - 2)) ? begin - 1 : at; // /path, @name, the // of an address
        }

        if (at < to && at - 2 > from && Is(pattern, at, "/") && Is(pattern, at - 1, ":") && Glued(pattern, at) && Glued(pattern, at - 1))
        {
            at -= 2; // https:
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
            else if (words == at && at - 2 >= from && at < pattern.Tokens.Length && IsDateLike(pattern, at) && Is(pattern, at - 1, ",./-") && IsDatePart(pattern, at - 2))
            {
                words = at - 2;
            }
            else if (words == at && at - 4 >= from && IsNumber(pattern, at) && Is(pattern, at - 1, "./-") && IsNumber(pattern, at - 2) && Is(pattern, at - 3, "./-") && IsDatePart(pattern, at - 4))
            {
                words = at - 4; // 2026. 03.
            }

            if (words == at)
            {
                break;
            }

            at = words;
        }

        return at;
    }

    /// <summary>Whether the pattern's slot holds a bracket that is not closed in it.</summary>
    private static bool IsOpen(MinedCall pattern, int from, int to)
    {
        int depth = 0;
        for (int at = from; at < to; at++)
        {
            depth += Is(pattern, at, "([") ? 1 : Is(pattern, at, ")]") ? -1 : 0;
        }

        return depth > 0;
    }

    /// <summary>Whether a slash and letters stand there, as in "/night" or "/notes/": a unit, a part of a path.</summary>
    private static bool IsUnit(MinedCall pattern, int token) =>
        Is(pattern, token, "/") && pattern.Text.AsSpan(pattern.Tokens[token + 1].Start..pattern.Tokens[token + 1].End).IndexOfAnyInRange((byte)'0', (byte)'9') < 0;

    /// <summary>What joins parts of a value: a dash or @ anywhere, the others between digits.</summary>
    private static bool IsJoiner(MinedCall pattern, int token) =>
        Is(pattern, token, "-@") || (Is(pattern, token, "/.:") && token > 0 && char.IsAsciiDigit((char)pattern.Text[pattern.Tokens[token - 1].End - 1]));

    private static bool Glued(MinedCall pattern, int token) => token > 0 && token < pattern.Tokens.Length && pattern.Tokens[token].Start == pattern.Tokens[token - 1].End && !IsMark(pattern, token - 1);

    private static bool IsMark(MinedCall pattern, int token) => pattern.Text[pattern.Tokens[token].Start] == PromptScript.Mark;

    /// <summary>Whether a token is a sign that is used to divide values.</summary>
    public static bool IsDivider(MinedCall pattern, int token) => Is(pattern, token, "|;") || (Is(pattern, token, "/") && !Glued(pattern, token));

    /// <summary>Whether a token is a word between blanks, as in a sentence.</summary>
    public static bool StandsAlone(MinedCall pattern, int token) => IsWord(pattern, token) && !Glued(pattern, token) && !Glued(pattern, token + 1);

    public static bool IsWord(MinedCall pattern, int token) => PromptTokens.WordLength(pattern.Text, pattern.Tokens[token].Start) > 0;

    private static bool Is(MinedCall pattern, int token, string characters) => characters.Contains((char)pattern.Text[pattern.Tokens[token].Start], StringComparison.Ordinal);

    /// <summary>Whether a colon, an equals sign or an opening quote ends a field's name there.</summary>
    private static bool Introduces(MinedCall pattern, int token) => Is(pattern, token, ":=\"") || (token > 0 && Is(pattern, token - 1, ":="));

    private static bool HasBracket(MinedCall pattern, int from, int to) => Enumerable.Range(from, to - from).Any(at => Is(pattern, at, "()[]{}"));

    public static bool HasMark(MinedCall pattern, int from, int to)
    {
        for (int at = from; at < to; at++)
        {
            if (IsMark(pattern, at))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a run holds a word; a year or a month alone is none, as all of a log's dates may have it.</summary>
    private static bool HasWord(MinedCall pattern, int from, int to)
    {
        for (int at = from; at < to; at++)
        {
            if ((IsWord(pattern, at) && !IsDatePart(pattern, at)) || IsMark(pattern, at))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDate(MinedCall pattern, int from, int to) => Enumerable.Range(from, to - from).All(at => IsDatePart(pattern, at));

    private static bool IsDateLike(MinedCall pattern, int token) => IsNumber(pattern, token) || IsDateWord(pattern, token) || (token > 0 && Is(pattern, token, ",") && IsDateWord(pattern, token - 1)) || (token > 0 && Is(pattern, token, "./-") && Glued(pattern, token) && IsNumber(pattern, token - 1));

    private static bool IsDatePart(MinedCall pattern, int token) => IsDateWord(pattern, token) || (IsNumber(pattern, token) && pattern.Tokens[token].End - pattern.Tokens[token].Start is 4 && Is(pattern, token, "12"));

    public static bool IsNumber(MinedCall pattern, int token) => pattern.Text.AsSpan(pattern.Tokens[token].Start..pattern.Tokens[token].End).IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;

    public static bool IsDateWord(MinedCall pattern, int token) => DateWords.Contains(Encoding.UTF8.GetString(pattern.Text, pattern.Tokens[token].Start, pattern.Tokens[token].End - pattern.Tokens[token].Start));
}
