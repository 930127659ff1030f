using System.Globalization;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>The second pass over pairs: rows with their scores, and what is to be said of them.</summary>
internal sealed class RelevancePass(ImportOptions options, RelevanceSurvey survey) : IDisposable
{
    private readonly GradeReader _reader = new(options);
    private readonly PairCounter _pairs = new();

    /// <summary>Reads the grades; afterwards the row may be rejected.</summary>
    public void Read(Candidate candidate) => _reader.Read(candidate);

    /// <summary>The row to store.</summary>
    public ExampleRow Row(Candidate c)
    {
        if (c.TeacherScore is { } teacher)
        {
            survey.Teacher.Count(teacher);
        }

        if (c.GoldScore is { } gold)
        {
            survey.Gold.Count(gold);
        }

        _pairs.Add(c.Query!, c.Input, c.TeacherScore, c.GoldScore);
        return new ExampleRow
        {
            Source = c.Source,
            Input = c.Input,
            Query = c.Query,
            TeacherScore = c.TeacherScore,
            GoldScore = c.GoldScore,
            Group = c.Group,
            Time = c.Time,
            Responders = c.Responders.Length == 0 ? [] : [.. c.Responders.Select((text, i) => _reader.Responder(i, text))],
        };
    }

    /// <summary>Counts over all kept rows.</summary>
    public RelevanceFacts Facts() => new()
    {
        Queries = _pairs.Queries,
        RankableQueries = _pairs.Rankable,
        Items = _pairs.Items(),
        TeacherGrades = survey.Teacher.Histogram(),
        GoldGrades = survey.Gold.Histogram(),
        RepeatedPairs = _pairs.Repeated,
        ConflictingPairs = _pairs.Conflicting,
    };

    /// <summary>What a user should know.</summary>
    public IEnumerable<string> Warnings()
    {
        if (_reader.Unknown.Total > 0)
        {
            yield return GradeWords.Explain(_reader.Unknown);
        }

        if (_pairs.Repeated > 0)
        {
            string among = _pairs.Overflowed ? ", looked for among the file's first pairs only" : "";
            yield return string.Create(CultureInfo.InvariantCulture, $"Rows that repeat a pair of query and item: {_pairs.Repeated:N0} (all are kept{among}); {(_pairs.Conflicting == 0 ? "their grades agree." : $"{_pairs.Conflicting:N0} of them with another grade than the pair's first row.")}");
        }

        for (int i = 0; i < options.Responders.Count; i++)
        {
            if (_reader.Responders[i] > 0)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{_reader.Responders[i]:N0} answers of '{options.Responders[i].Name}' are no grades; they count as none.");
            }
        }
    }

    public void Dispose() => _pairs.Dispose();
}
