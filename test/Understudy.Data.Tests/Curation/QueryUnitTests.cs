using CsCheck;

using Understudy.Core;

using Xunit;

namespace Understudy.Data.Tests;

/// <summary>Units and parts of pairs of query and item.</summary>
public sealed class QueryUnitTests
{
    private static readonly SplitKind[] Parts = [SplitKind.Train, SplitKind.Selection, SplitKind.Calibration, SplitKind.Test];

    // Pairs with a query, an item, a grade (-1: none) and a user group (0: none).
    private static readonly Gen<(int Query, int Item, int Grade, int Group)[]> Pairs =
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 30], Gen.Int[-1, 3], Gen.Frequency((20, Gen.Const(0)), (1, Gen.Int[1, 9]))).Array[1, 900];

    private static ExampleTable Table(params IEnumerable<(string Query, string Item)> pairs) =>
        Tables.Of(pairs.Select((p, i) => new ExampleRow { Source = i + 1, Query = p.Query, Input = p.Item, TeacherScore = i % 3 }));

    private static ExampleTable Table((int Query, int Item, int Grade, int Group)[] pairs, Func<int, DateTimeOffset?>? time = null) => Tables.Of(pairs.Select((p, i) => new ExampleRow
    {
        Source = i + 1,
        Query = ContentHash.Of($"{p.Query}").Short,
        Input = $"item {p.Item}",
        TeacherScore = p.Grade < 0 ? null : p.Grade,
        Group = p.Group == 0 ? null : $"g{p.Group}",
        Time = time?.Invoke(i),
    }));

    private static int[] Group(ExampleTable table, bool groups = true, int threads = 2) =>
        NearDuplicates.Group(table, new NearDuplicateOptions { JoinGroups = groups, Threads = threads }, new Seed(11), null, TestContext.Current.CancellationToken);

    [Fact]
    public void Queries_that_are_near_copies_are_one_unit_and_items_join_nothing()
    {
        const string Long = "waterproof hiking shoes for wide feet with a soft sole";

        int[] units = Group(Table((Long, "boot"), ("lamp", "boot"), (Long + "s", "another boot"), ("LAMP!", "boot"), ("tent", "another boot"), (Long, "tent")));

        Assert.Equal([0, 1, 0, 1, 2, 0], units);
    }

    [Fact]
    public void A_user_group_joins_whole_queries()
    {
        ExampleTable table = Tables.Of(new[] { ("a", "x", "g"), ("b", "x", null), ("b", "y", "g"), ("c", "y", null), ("a", "z", "h"), ("c", "z", "k") }
            .Select((r, i) => new ExampleRow { Source = i + 1, Query = r.Item1, Input = r.Item2, Group = r.Item3, TeacherScore = 1 }));

        Assert.Equal([0, 0, 0, 1, 0, 1], Group(table));
        Assert.Equal([0, 1, 1, 2, 0, 2], Group(table, groups: false));
    }

    [Fact]
    public void Units_never_divide_a_query_or_a_group_and_do_not_depend_on_threads() => Pairs.Sample(
        pairs =>
        {
            ExampleTable table = Table(pairs);
            int[] units = Group(table);

            Assert.Equal(units, Group(table, threads: 1));
            Assert.All(Enumerable.Range(0, table.Count).GroupBy(table.Query), q => Assert.Single(q.Select(r => units[r]).Distinct()));
            Assert.All(Enumerable.Range(0, table.Count).Where(r => table.Group(r) >= 0).GroupBy(table.Group), g => Assert.Single(g.Select(r => units[r]).Distinct()));
            Assert.Equal(Enumerable.Range(0, units.Max() + 1), units.Distinct()); // numbered in order of first appearance
        },
        iter: 100);

    [Fact]
    public void Parts_never_divide_a_query_and_are_right_to_within_the_largest_units() => Pairs.Sample(
        pairs =>
        {
            ExampleTable table = Table(pairs);
            int[] units = Group(table);
            Partition p = Splitter.Split(table, units, new SplitOptions(), new Seed(1));

            Assert.All(Enumerable.Range(0, table.Count).Where(r => p.Of[r] != SplitKind.Unused).GroupBy(table.Query), q => Assert.Single(q.Select(r => p.Of[r]).Distinct()));
            Assert.All(pairs.Select((r, i) => (r.Grade, Part: p.Of[i])), r => Assert.Equal(r.Grade < 0, r.Part == SplitKind.Unused));
            Assert.Equal(p.ContentHash, Splitter.Split(table, units, new SplitOptions(), new Seed(1)).ContentHash);
            int used = pairs.Count(r => r.Grade >= 0), largest = Enumerable.Range(0, table.Count).GroupBy(r => units[r]).Max(g => g.Count());
            foreach ((SplitKind part, double share) in Parts.Zip([0.6, 0.1, 0.15, 0.15]))
            {
                Assert.InRange(p.Count(part) - (share * used), -4 * (largest + 2), 4 * (largest + 2));
            }
        },
        iter: 200);

    [Fact]
    public void A_hundred_queries_are_divided_by_number_and_each_part_has_easy_and_hard_ones()
    {
        (int, int, int, int)[] pairs = [.. Enumerable.Range(0, 1000).Select(i => (i / 10, i, i / 250, 0))]; // queries of grade 0, 1, 2, 3
        ExampleTable table = Table(pairs);

        Partition p = Splitter.Split(table, Group(table), new SplitOptions(), new Seed(4));

        Assert.Equal([60, 10, 15, 15], Parts.Select(p.UnitCount));
        foreach (SplitKind part in Parts)
        {
            int[] grades = [.. p.Rows(part).GroupBy(r => (int)table.TeacherScore(r)).OrderBy(g => g.Key).Select(g => g.Count() / 10)];
            Assert.Equal(4, grades.Length);
            Assert.InRange(grades.Max() - grades.Min(), 0, 2);
        }
    }

    [Fact]
    public void With_times_the_newest_queries_are_the_test()
    {
        (int, int, int, int)[] pairs = [.. Enumerable.Range(0, 600).Select(i => (i % 60, i, i % 3, 0))];
        ExampleTable table = Table(pairs, i => DateTimeOffset.UnixEpoch.AddYears(50).AddHours((i % 60 * 24) + (i / 60)));

        Partition p = Splitter.Split(table, Group(table), new SplitOptions(), new Seed(4));

        Assert.True(p.ByTime);
        Assert.Equal(Enumerable.Range(51, 9), p.Rows(SplitKind.Test).Select(table.Query).Distinct().Order());
    }

    [Fact]
    public void Gold_goes_before_the_teacher_in_what_a_division_is_stratified_by()
    {
        ExampleTable table = Tables.Of(Enumerable.Range(0, 8).Select(i => new ExampleRow { Source = i + 1, Query = $"q{i}", Input = "x", TeacherScore = i, GoldScore = 8 - i }));

        Assert.Equal([3, 3, 2, 2, 1, 1, 0, 0], SplitStrata.Of(table, [0, 1, 2, 3, 4, 5, 6, 7]));
    }

    [Fact]
    public void A_query_in_two_units_is_the_callers_mistake()
    {
        ExampleTable table = Table(("a", "x"), ("a", "y"));

        ArgumentException e = Assert.Throws<ArgumentException>(() => Splitter.Split(table, [0, 1], new SplitOptions(), new Seed(1)));

        Assert.StartsWith("The query 'a' lies in two units; a query is never divided.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pairs_and_other_rows_do_not_mix()
    {
        ExampleTable mixed = Tables.Of([new ExampleRow { Source = 1, Query = "a", Input = "x" }, new ExampleRow { Source = 2, Input = "y" }]);

        Assert.Throws<ArgumentException>(() => Group(mixed));
        Assert.Throws<ArgumentException>(() => Splitter.Split(mixed, [0, 1], new SplitOptions(), new Seed(1)));
        Assert.Throws<ArgumentException>(() => TestOverlap.Find(Table(("a", "x")), Tables.Of("a"), new NearDuplicateOptions(), new Seed(1), null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Overlap_is_of_queries_and_counts_their_rows()
    {
        TestOverlap overlap = TestOverlap.Find(
            Table(("lamp", "a"), ("lamp", "b"), ("waterproof hiking shoes for wide feet", "c")),
            Table(("tent", "a"), ("Lamp!", "new"), ("waterproof hiking shoes for wide feet?", "new"), ("waterproof hiking shoe for wide feet", "new"), ("Lamp!", "newer")),
            new NearDuplicateOptions { Threshold = 0.7 },
            new Seed(1),
            null,
            TestContext.Current.CancellationToken);

        Assert.Equal([1, 2, 3, 4], overlap.TestRows);
        Assert.Equal(3, overlap.Exact);
    }
}
