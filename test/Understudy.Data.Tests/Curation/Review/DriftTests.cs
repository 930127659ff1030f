using Understudy.Core;

using Xunit;

namespace Understudy.Data.Tests.Curation;

public sealed class DriftTests
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] s_words = ["invoice", "password", "export", "calendar", "refund", "language", "project", "report", "customer", "seat", "trial", "login"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void A_planted_change_is_dated_and_named()
    {
        CurationReport report = Review(World(1200, seed: 3, changeAt: 720));

        DriftReport drift = report.Drift!;
        Assert.True(drift.MixPValue <= 0.01);
        Assert.True(drift.Change.PValue <= 0.01);
        Assert.InRange(drift.Change.At, s_start.AddHours(660), s_start.AddHours(780)); // within a window of 60
        Assert.Equal(["b", "a"], drift.Change.Shifts.Take(2).Select(s => s.Answer).OrderDescending());
        AnswerShift b = drift.AnswerShifts.Single(s => s.Answer == "b");
        Assert.True(b.After > b.Before && b.Difference.Low > 0 && b.PValue <= 0.01);
        WordShift word = drift.WordShifts[0];
        Assert.Equal("webhook", word.Word);
        Assert.True(word.Before == 0 && word.Difference.Low > 0.3);
        Assert.Equal(["large-1", "large-2"], drift.Models.Select(m => m.Model));
        Assert.Equal(s_start.AddHours(720), drift.Models[1].First);
        Assert.Equal(1200, drift.Windows.Sum(w => w.Counts.Sum()));
    }

    [Fact]
    public void Where_nothing_changes_a_change_is_claimed_no_more_often_than_the_level_allows()
    {
        const int Worlds = 200;
        int mix = 0, change = 0, answer = 0, word = 0;
        for (int seed = 1; seed <= Worlds; seed++)
        {
            DriftReport drift = Review(World(240, (ulong)seed, changeAt: int.MaxValue), new ReviewOptions { Shuffles = 99 }).Drift!;
            mix += drift.MixPValue <= 0.05 ? 1 : 0;
            change += drift.Change.PValue <= 0.05 ? 1 : 0;
            answer += drift.AnswerShifts.Any(s => s.PValue <= 0.05) ? 1 : 0;
            word += drift.WordShifts.Count > 0 ? 1 : 0;
        }

        // 5 % of 200 is 10; 20 or more has a chance of 0.3 %.
        Assert.True(mix < 20 && change < 20 && answer < 20 && word < 20, $"mix {mix}, change {change}, answer {answer}, word {word} of {Worlds}");
        Assert.True(mix > 0 && change > 0 && answer > 0, "a test that never rejects has no level");
    }

    [Fact]
    public void A_burst_of_copies_is_no_evidence_of_change()
    {
        ExampleRow[] rows = [.. World(300, seed: 5, changeAt: int.MaxValue)];
        ExampleRow[] burst = [.. rows, .. Enumerable.Range(0, 100).Select(i => new ExampleRow { Source = 301 + i, Input = "Everything is down since this morning", Teacher = "b", Time = s_start.AddHours(300 + i) })];

        DriftReport drift = Review(burst).Drift!;

        Assert.Equal(400, drift.Rows);
        Assert.True(drift.Tested < 305);
        Assert.True(drift.MixPValue > 0.05, $"p = {drift.MixPValue}");
    }

    [Fact]
    public void A_text_that_recurs_all_the_time_is_no_change()
    {
        ExampleRow[] rows = [.. World(600, seed: 6, changeAt: int.MaxValue).Select((r, i) => i % 2 == 0 ? r : r with { Input = $"frequent question number {i / 2 % 100}, asked again and again as number {i / 2 % 100}", Teacher = "frequent" })];

        DriftReport drift = Review(rows, new ReviewOptions { Seed = new Seed(2) }).Drift!;

        Assert.True(drift.AnswerShifts.Single(s => s.Answer == "frequent").PValue > 0.05);
    }

    [Fact]
    public void Rows_of_one_time_are_not_cut_apart()
    {
        // Three days without a time of day, each sorted by label: cut by place alone the labels would seem to change within a day.
        ExampleRow[] rows = [.. Enumerable.Range(0, 600).Select(i => new ExampleRow { Source = i + 1, Input = $"{Sentence(new SeededRandom(new Seed((ulong)i)))} {i}", Teacher = i % 200 < 100 ? "a" : "b", Time = s_start.AddDays(i / 200) })];

        DriftReport drift = Review(rows).Drift!;

        Assert.Equal(3, drift.Windows.Count);
        Assert.All(drift.Windows, w => Assert.Equal(w.From, w.Until));
        Assert.True(drift.MixPValue > 0.05);
    }

    [Fact]
    public void Why_there_is_no_answer_is_said()
    {
        Assert.Equal("only 100 of 200 answered rows have a time", Review(World(200, 1, 999).Select((r, i) => i % 2 == 0 ? r with { Time = null } : r)).NoDriftBecause);
        Assert.Equal("40 independent inputs are fewer than 100", Review(World(40, 1, 999)).NoDriftBecause);
        Assert.Equal("all rows have one time", Review(World(200, 1, 999).Select(r => r with { Time = s_start })).NoDriftBecause);
        Assert.Equal("501 different answers are too many for a mix", Review(World(501, 1, 999).Select((r, i) => r with { Teacher = $"l{i}" })).NoDriftBecause);
    }

    [Fact]
    public void The_same_seed_gives_the_same_report_and_large_files_are_tested_in_part()
    {
        ExampleRow[] rows = [.. World(800, seed: 9, changeAt: 300)];
        DriftReport one = Review(rows).Drift!, two = Review(rows).Drift!, part = Review(rows, new ReviewOptions { MostTested = 400 }).Drift!;

        Assert.Equal(one.MixPValue, two.MixPValue);
        Assert.Equal(one.AnswerShifts, two.AnswerShifts);
        Assert.Equal(one.WordShifts, two.WordShifts);
        Assert.Equal((400, 800), (part.Tested, part.Rows));
        Assert.True(part.Change.PValue <= 0.01);
    }

    private static IEnumerable<ExampleRow> World(int rows, ulong seed, int changeAt)
    {
        var random = new SeededRandom(new Seed(seed));
        for (int i = 0; i < rows; i++)
        {
            bool after = i >= changeAt;
            double draw = random.NextDouble();
            yield return new ExampleRow
            {
                Source = i + 1,
                Input = $"{Sentence(random)}{(after && random.NextDouble() < 0.5 ? " webhook" : "")} {i} {random.NextUInt64():x}",
                Teacher = draw < (after ? 0.2 : 0.5) ? "a" : draw < 0.8 ? "b" : "c",
                Time = s_start.AddHours(i),
                Model = after ? "large-2" : "large-1",
            };
        }
    }

    private static string Sentence(SeededRandom random) => string.Join(' ', Enumerable.Range(0, 5).Select(_ => s_words[random.Next(s_words.Length)]));

    private static CurationReport Review(IEnumerable<ExampleRow> rows, ReviewOptions? options = null)
    {
        ExampleTable table = Tables.Of(rows);
        int[] units = NearDuplicates.Group(table, new NearDuplicateOptions { Threads = 1 }, Seed.Default, null, Cancel);
        return CurationReview.Run(table, units, null, options ?? new ReviewOptions(), cancellationToken: Cancel);
    }
}
