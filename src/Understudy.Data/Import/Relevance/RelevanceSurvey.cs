namespace Understudy.Data;

/// <summary>What the first pass over pairs finds: the ranges of the grades and the words that are none.</summary>
internal sealed class RelevanceSurvey(ImportOptions options)
{
    private readonly GradeReader _reader = new(options);

    public GradeCounter Teacher { get; } = new();

    public GradeCounter Gold { get; } = new();

    /// <summary>Texts in grade columns that are no grades.</summary>
    public DistinctCounter Unknown => _reader.Unknown;

    /// <summary>Reads the grades of a row; afterwards it may be rejected.</summary>
    public void Add(Candidate candidate)
    {
        _reader.Read(candidate);
        if (candidate.Problem is null)
        {
            Note(Teacher, candidate.TeacherScore);
            Note(Gold, candidate.GoldScore);
        }
    }

    private static void Note(GradeCounter counter, double? grade)
    {
        if (grade is { } known)
        {
            counter.Note(known);
        }
    }
}
