using System.Text.Json;

using Understudy.Inference;

namespace Understudy.Training;

/// <summary>Finds where in an input a value may come from.</summary>
internal static class CandidateFinder
{
    private static readonly LetterCase[] Cases = Enum.GetValues<LetterCase>();

    /// <summary>Runs of whole words that are the text but for the case of letters.</summary>
    public static List<Candidate> Copies(string text, WordSpan[] words, string json)
    {
        List<Candidate> found = [];
        if (json[0] != '"')
        {
            return found;
        }

        string value = JsonSerializer.Deserialize(json, TextJson.Default.String)!;
        for (int first = 0; first < words.Length; first++)
        {
            int start = words[first].Start;
            if (start + value.Length > text.Length || !text.AsSpan(start, value.Length).Equals(value, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            int last = first;
            while (last + 1 < words.Length && words[last].End < start + value.Length)
            {
                last++;
            }

            if (words[last].End == start + value.Length)
            {
                ReadOnlySpan<char> surface = text.AsSpan(start, value.Length);
                int cases = 0;
                foreach (LetterCase letters in Cases)
                {
                    cases |= CallAssembler.Cased(surface, letters) == value ? 1 << (int)letters : 0;
                }

                found.Add(new Candidate(first, last, cases));
            }
        }

        return found;
    }

    /// <summary>
    /// Runs of words that a normaliser reads as the value; of runs that begin together the shortest, so that none ends in a word that says
    /// nothing, or the longest where the normaliser reads no such words.
    /// </summary>
    public static List<Candidate> Readings(ParsedRow row, string json, IValueNormaliser normaliser)
    {
        List<Candidate> found = [];
        int covered = -1;
        for (int first = 0; first < row.Words.Length; first++)
        {
            int end = Math.Min(row.Words.Length, first + normaliser.MostWords) - 1, start = Math.Max(first, covered + 1);
            for (int i = 0; i <= end - start; i++)
            {
                int last = normaliser.TakesLongest ? end - i : start + i;
                if ((normaliser.TakesLongest && CutsNumber(row, first, last)) || normaliser.Read(row.Surface(first, last), row.Context) is not { } read)
                {
                    continue;
                }

                if (read == json)
                {
                    found.Add(new Candidate(first, last, Candidate.AllCases));
                    covered = last;
                    break;
                }

                if (normaliser.TakesLongest)
                {
                    break; // "20 October" is no place for what "20" says
                }
            }
        }

        return found;
    }

    /// <summary>Runs of words that a normaliser reads, each with how.</summary>
    public static List<(int First, int Last)> Readable(ParsedRow row, IValueNormaliser normaliser)
    {
        List<(int, int)> found = [];
        for (int first = 0; first < row.Words.Length; first++)
        {
            for (int last = Math.Min(row.Words.Length, first + normaliser.MostWords) - 1; last >= first; last--)
            {
                if (!CutsNumber(row, first, last) && normaliser.Read(row.Surface(first, last), row.Context) is not null)
                {
                    found.Add((first, last));
                    break;
                }
            }
        }

        return found;
    }

    // "20 hours and 3" is no place in "20 hours and 3,300 euros".
    private static bool CutsNumber(ParsedRow row, int first, int last)
    {
        return Joins(row.Words[first].Start - 1) || Joins(row.Words[last].End);

        bool Joins(int mark) => mark > 0 && mark + 1 < row.Text.Length && row.Text[mark] is '.' or ',' && char.IsAsciiDigit(row.Text[mark - 1]) && char.IsAsciiDigit(row.Text[mark + 1]);
    }
}
