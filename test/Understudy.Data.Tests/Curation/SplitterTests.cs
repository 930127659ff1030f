using CsCheck;

using Understudy.Core;

using Xunit;

namespace Understudy.Data.Tests;

public sealed class SplitterTests
{
    private static readonly SplitKind[] Parts = [SplitKind.Train, SplitKind.Selection, SplitKind.Calibration, SplitKind.Test];

    private static readonly Gen<(int Unit, int Label)[]> Rows = Gen.Select(Gen.Int[0, 400], Gen.Int[0, 6]).Array[20, 1500];

    private static ExampleTable Table((int Unit, int Label)[] rows, Func<int, DateTimeOffset?>? time = null) => Tables.Of(rows.Select((r, i) => new ExampleRow
    {
        Source = i + 1,
        Input = $"row {i}",
        Teacher = r.Label == 6 ? null : $"label{Math.Min(r.Label, 4)}",
        TeacherUnreadable = false,
        Time = time?.Invoke(i),
    }));

    private static Partition Split((int Unit, int Label)[] rows, ulong seed = 1, SplitOptions? options = null) =>
        Splitter.Split(Table(rows), [.. rows.Select(r => r.Unit)], options ?? new SplitOptions(), new Seed(seed));

    [Fact]
    public void Calls_that_never_recur_are_divided_by_the_functions_that_they_call()
    {
        ExampleTable table = Tables.Of(Enumerable.Range(0, 400).Select(i => new ExampleRow { Source = i + 1, Input = $"row {i}", Teacher = CallText.Of([new ToolCall(i % 4 == 0 ? "rare" : "usual", $"{{\"n\":{i}}}")]) }));
        Partition p = Splitter.Split(table, [.. Enumerable.Range(0, 400)], new SplitOptions(), new Seed(1));

        Assert.Equal([240, 40, 60, 60], Parts.Select(p.Count));
        Assert.All(Parts, part => Assert.InRange(p.Rows(part).Count(row => row % 4 == 0), (p.Count(part) / 4) - 1, (p.Count(part) / 4) + 1));
    }

    [Fact]
    public void No_unit_straddles_two_parts_and_counts_add_up() => Rows.Sample(rows =>
    {
        Partition p = Split(rows);

        Assert.All(rows.Select((r, i) => (r.Unit, Part: p.Of[i])).Where(r => r.Part != SplitKind.Unused).GroupBy(r => r.Unit), g => Assert.Single(g.Select(r => r.Part).Distinct()));
        Assert.Equal(rows.Length, Enum.GetValues<SplitKind>().Sum(p.Count));
        Assert.Equal(rows.Length, Enum.GetValues<SplitKind>().SelectMany(p.Rows).Distinct().Count());
        Assert.All(rows.Select((r, i) => (r.Label, Part: p.Of[i])), r => Assert.Equal(r.Label == 6, r.Part == SplitKind.Unused));
        Assert.Equal(rows.Where(r => r.Label != 6).Select(r => r.Unit).Distinct().Count(), Parts.Sum(p.UnitCount));
    });

    [Fact]
    public void Every_label_is_in_train() => Rows.Sample(rows =>
    {
        ExampleTable table = Table(rows);
        Partition p = Split(rows);

        Assert.Equal(Parts.SelectMany(p.Rows).Select(table.Teacher).Distinct().Order(), p.Rows(SplitKind.Train).Select(table.Teacher).Distinct().Order());
    });

    [Fact]
    public void Sizes_are_right_to_within_the_largest_unit() => Rows.Sample(rows =>
    {
        Partition p = Split(rows);
        int used = rows.Count(r => r.Label != 6), labels = rows.Select(r => r.Label).Distinct().Count();
        int largest = rows.Where(r => r.Label != 6).GroupBy(r => r.Unit).Select(g => g.Count()).DefaultIfEmpty(0).Max();
        double[] shares = [0.6, 0.1, 0.15, 0.15];

        for (int i = 0; i < Parts.Length; i++)
        {
            Assert.InRange(p.Count(Parts[i]) - (shares[i] * used), -(largest + 2) * labels, (largest + 2) * labels);
        }
    });

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_others() => Rows.Where(r => r.Length > 200).Sample(rows =>
    {
        Assert.Equal(Split(rows, 5).ContentHash, Split(rows, 5).ContentHash);
        Assert.NotEqual(Split(rows, 5).ContentHash, Split(rows, 6).ContentHash);
    });

    [Fact]
    public void Single_rows_are_divided_exactly_and_each_label_in_proportion()
    {
        (int, int)[] rows = [.. Enumerable.Range(0, 10_000).Select(i => (i, i % 100 == 0 ? 0 : i % 10 < 3 ? 1 : 2))];
        ExampleTable table = Table(rows);

        Partition p = Split(rows);

        Assert.Equal([6000, 1000, 1500, 1500], Parts.Select(p.Count));
        foreach (int label in new[] { 0, 1, 2 })
        {
            int all = rows.Count(r => r.Item2 == label);
            Assert.InRange(p.Rows(SplitKind.Test).Count(r => table.Teacher(r) == label) - (0.15 * all), -2, 2);
        }
    }

    [Fact]
    public void A_unit_of_most_rows_goes_to_train_and_the_rest_is_shared_out()
    {
        (int, int)[] rows = [.. Enumerable.Range(0, 1000).Select(i => (i < 700 ? 0 : i, i % 2))];

        Partition p = Split(rows);

        Assert.Equal(700, p.Count(SplitKind.Train));
        Assert.Equal([75, 112, 113], Parts.Skip(1).Select(p.Count).Order());
    }

    [Fact]
    public void A_share_of_zero_stays_empty()
    {
        (int, int)[] rows = [.. Enumerable.Range(0, 850).Select(i => (i, i % 3))];

        Partition p = Split(rows, options: new SplitOptions { Test = 0 });

        Assert.Equal([600, 100, 150, 0], Parts.Select(p.Count));
    }

    [Fact]
    public void With_times_the_newest_rows_are_the_test_and_a_unit_goes_where_its_latest_row_goes() =>
        Gen.Select(Gen.Int[0, 400], Gen.Int[0, 100_000]).Array[200, 1000].Sample(rows =>
        {
            var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
            (int Unit, int Label)[] shaped = [.. rows.Select(r => (r.Item1, r.Item2 % 3))];
            ExampleTable table = Table(shaped, i => start.AddMinutes(rows[i].Item2));

            Partition p = Splitter.Split(table, [.. shaped.Select(r => r.Unit)], new SplitOptions(), new Seed(1));

            Assert.True(p.ByTime);
            Dictionary<int, long> latest = shaped.Select((r, i) => (r.Unit, Time: table.Time(i))).GroupBy(r => r.Unit).ToDictionary(g => g.Key, g => g.Max(r => r.Time));
            long previous = long.MinValue;
            foreach (SplitKind part in Parts.Where(k => p.Count(k) > 0))
            {
                long[] times = [.. p.Rows(part).Select(r => latest[shaped[r].Unit])];
                Assert.True(times.Min() >= previous);
                previous = times.Max();
            }

            int largest = shaped.GroupBy(r => r.Unit).Max(g => g.Count());
            Assert.InRange(p.Count(SplitKind.Test) - (0.15 * rows.Length), -largest, largest);
        });

    [Theory]
    [InlineData(0.95, 48, null, true)]
    [InlineData(0.90, 48, null, false)]
    [InlineData(1.00, 2, null, false)]
    [InlineData(1.00, 2, true, true)]
    [InlineData(1.00, 48, false, false)]
    public void Time_decides_when_nearly_all_rows_have_one_and_it_spans_a_day(double timed, double hours, bool? asked, bool expected)
    {
        (int, int)[] rows = [.. Enumerable.Range(0, 1000).Select(i => (i, i % 2))];
        ExampleTable table = Table(rows, i => i < 1000 * timed ? DateTimeOffset.UnixEpoch.AddYears(50).AddHours(hours * i / 900.0) : null);

        Partition p = Splitter.Split(table, [.. rows.Select(r => r.Item1)], new SplitOptions { ByTime = asked }, new Seed(1));

        Assert.Equal(expected, p.ByTime);
    }

    [Fact]
    public void Unreadable_teachers_take_part_and_unlabelled_rows_do_not()
    {
        ExampleTable table = Tables.Of(Enumerable.Range(0, 100).Select(i => new ExampleRow { Source = i + 1, Input = $"{i}", TeacherUnreadable = i % 2 == 0 }));

        Partition p = Splitter.Split(table, [.. Enumerable.Range(0, 100)], new SplitOptions(), new Seed(1));

        Assert.Equal(50, p.Count(SplitKind.Unused));
        Assert.Equal(30, p.Count(SplitKind.Train));
    }

    [Fact]
    public void Shares_that_make_no_sense_are_the_callers_mistake()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Split([(0, 0)], options: new SplitOptions { Train = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Split([(0, 0)], options: new SplitOptions { Test = double.NaN }));
    }
}
