using Understudy.Core;

using Xunit;

namespace Understudy.Data.Tests.Curation;

public sealed class CurationReviewTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Copies_are_counted_and_none_is_dropped()
    {
        CurationReport report = Review(
            ("I was charged twice this month", "billing"),
            ("i was charged TWICE, this month!", "billing"),
            ("I was charged twice this month?", "billing"),
            ("The export of my projects fails", "bug"),
            ("Where can I change the language", "how_to"));

        Assert.Equal((5L, 5L, 3L, 3L), (report.Rows, report.Answered, report.DistinctInputs, report.Units));
        Assert.Equal([new UnitSizeBand(1, 1, 2, 2), new UnitSizeBand(3, 5, 1, 3)], report.Sizes);
        Assert.Equal([new DuplicateGroup("I was charged twice this month", 3, 1, 1)], report.LargestGroups);
        Assert.Empty(report.Conflicts);
        Assert.Equal((false, "no row has a time"), (report.IsGold, report.NoDriftBecause));
    }

    [Fact]
    public void Refusals_are_listed_by_line_as_examples_of_escalate()
    {
        CurationReport report = Review(("How do I pick a lock", null), ("The export fails", "bug"), ("How do I break in", null));

        Assert.Equal([1L, 3L], report.RefusedLines);
        Assert.Equal(1, report.Answered);
    }

    [Fact]
    public void Different_answers_to_one_input_are_reported_with_their_lines_the_most_outvoted_first()
    {
        CurationReport report = Review(
            ("It does not load", "outage"),
            ("My invoice is wrong", "billing"),
            ("it does not load!", "bug"),
            ("It does not load.", "outage"),
            ("My invoice is wrong", "bug"),
            ("IT DOES NOT LOAD", null),
            ("Where is the export", "how_to"),
            ("Where is the export", "how_to"));

        Assert.Equal(["It does not load", "My invoice is wrong"], report.Conflicts.Select(c => c.Excerpt));
        Assert.Equal(["outage", "bug", "?"], report.Conflicts[0].Answers.Select(a => a.Answer));
        Assert.Equal([[1, 4], [3], [6]], report.Conflicts[0].Answers.Select(a => a.Lines));
        Assert.Equal((4, 2), (report.Conflicts[0].Rows, report.Conflicts[1].Rows));
    }

    [Fact]
    public void The_ceiling_of_agreement_is_what_the_teacher_was_made_to_repeat()
    {
        const double Modal = 0.8;
        var random = new SeededRandom(new Seed(5));
        CurationReport report = Review([.. Enumerable.Range(0, 400).SelectMany(i => Enumerable.Range(0, 6).Select(_ => ($"question number {i}", (string?)(random.NextDouble() < Modal ? "a" : "b"))))]);

        AgreementCeiling ceiling = report.Ceiling!;
        Assert.InRange(ceiling.Share.Value, Modal - 0.04, Modal + 0.04);
        Assert.InRange(Modal, ceiling.Share.Low, ceiling.Share.High);
        Assert.InRange(Modal, ceiling.LeaveOneOut, ceiling.Naive);
        Assert.Equal((400L, 2400L), (ceiling.Share.Count, ceiling.Answers));
        Assert.Null(Review(("once", "a"), ("and another", "b")).Ceiling);
    }

    [Fact]
    public void Pairs_conflict_when_one_pair_was_graded_differently_and_not_when_items_recur()
    {
        CurationReport report = Run(Tables.Of(
        [
            new ExampleRow { Source = 1, Query = "drill", Input = "Cordless drill", TeacherScore = 3 },
            new ExampleRow { Source = 2, Query = "hose", Input = "Cordless drill", TeacherScore = 0 },
            new ExampleRow { Source = 3, Query = "Drill", Input = "cordless drill!", TeacherScore = 1.5 },
            new ExampleRow { Source = 4, Query = "hose", Input = "Garden hose", TeacherScore = 3 },
        ]));

        ConflictingInput conflict = Assert.Single(report.Conflicts);
        Assert.Equal("drill → Cordless drill", conflict.Excerpt);
        Assert.Equal(["3", "1.5"], conflict.Answers.Select(a => a.Answer));
        Assert.Equal(4, report.Answered);
    }

    [Fact]
    public void Without_a_teacher_gold_is_reviewed_and_said_so()
    {
        CurationReport report = Run(Tables.Of([new ExampleRow { Source = 7, Input = "same", Gold = "a" }, new ExampleRow { Source = 9, Input = "same", Gold = "b" }]));

        Assert.True(report.IsGold);
        Assert.Equal([[7], [9]], Assert.Single(report.Conflicts).Answers.Select(a => a.Lines));
    }

    [Fact]
    public void Nothing_gives_an_empty_report()
    {
        CurationReport report = Run(Tables.Of(Array.Empty<ExampleRow>()));
        Assert.Equal((0L, 0L, 0L), (report.Rows, report.Units, report.DistinctInputs));
        Assert.Null(report.Ceiling);
    }

    [Fact]
    public void Options_out_of_range_are_all_named()
    {
        var options = new ReviewOptions { Confidence = 1, Shuffles = 10, Replicates = 1, MostWindows = 2, MostTested = 5, MostWords = -1, MostGroups = -1 };
        ArgumentException e = Assert.Throws<ArgumentException>(() => CurationReview.Run(Tables.Of("a"), [0], null, options, cancellationToken: Cancel));
        Assert.StartsWith(
            "Confidence is 1; give strictly between 0 and 1. Shuffles is 10; give 99 to 100,000. Replicates is 1; give 100 to 100,000. "
            + "MostWindows is 2; give 3 to 1,000. MostTested is 5; give 100 or more. MostWords is -1; give 0 or more. MostGroups is -1; give 0 or more.",
            e.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_review_stops() =>
        Assert.Throws<OperationCanceledException>(() => CurationReview.Run(Tables.Of("a"), [0], null, new ReviewOptions(), cancellationToken: new CancellationToken(true)));

    private static CurationReport Review(params (string Input, string? Teacher)[] rows) =>
        Run(Tables.Of(rows.Select((r, i) => new ExampleRow { Source = i + 1, Input = r.Input, Teacher = r.Teacher, TeacherUnreadable = r.Teacher is null })));

    private static CurationReport Run(ExampleTable table) =>
        CurationReview.Run(table, NearDuplicates.Group(table, new NearDuplicateOptions { Threads = 1 }, Seed.Default, null, Cancel), null, new ReviewOptions(), cancellationToken: Cancel);
}
