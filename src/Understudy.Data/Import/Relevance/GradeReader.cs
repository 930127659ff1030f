using System.Globalization;

namespace Understudy.Data;

/// <summary>Turns the texts of grade columns into numbers, and remembers the words that are none. One object a pass.</summary>
internal sealed class GradeReader
{
    private readonly Dictionary<string, double> _words = new(StringComparer.OrdinalIgnoreCase);
    private readonly bool _numbersAreWords;
    private readonly string _unknown;

    public GradeReader(ImportOptions options)
    {
        foreach ((string word, double grade) in options.Grades ?? new Dictionary<string, double>())
        {
            _words[word.Trim()] = grade;
            _numbersAreWords |= Number(word) is not null;
        }

        _unknown = options.Grades is null ? "is no number" : "is neither a number nor a word of --grades";
        Responders = new long[options.Responders.Count];
    }

    /// <summary>Texts in grade columns that are no grades.</summary>
    public DistinctCounter Unknown { get; } = new(new DistinctCounter.Budget());

    /// <summary>Answers of other systems that are no grades, by responder.</summary>
    public long[] Responders { get; }

    /// <summary>Reads both grades, or rejects the row.</summary>
    public void Read(Candidate candidate)
    {
        if (candidate.Problem is null)
        {
            candidate.TeacherScore = Read(candidate, candidate.Answer, "the teacher's grade ", double.NegativeInfinity);
            candidate.GoldScore = Read(candidate, candidate.Gold, "the gold grade ", 0);
        }
    }

    /// <summary>Another system's grade as a number's text, or null when there is none.</summary>
    public string? Responder(int responder, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        double? grade = Grade(text.Trim());
        Responders[responder] += grade is null ? 1 : 0;
        return grade?.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>The number that a text is, not a finite one perhaps; null when it is none.</summary>
    public static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;

    private double? Read(Candidate candidate, string? text, string what, double least)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        string trimmed = text.Trim();
        double? grade = Grade(trimmed);
        if (grade is null)
        {
            bool infinite = Number(trimmed) is not null && !_numbersAreWords;
            candidate.Reject(what + (infinite ? "is not finite" : _unknown));
            if (!infinite)
            {
                Unknown.Add(trimmed);
            }
        }
        else if (grade < least)
        {
            candidate.Reject(what + "is negative");
        }

        return grade;
    }

    private double? Grade(string text) =>
        _words.TryGetValue(text, out double grade) ? grade + 0.0 // no negative zero, which storage would not keep
        : !_numbersAreWords && Number(text) is { } number && double.IsFinite(number) ? number + 0.0 : null;
}
