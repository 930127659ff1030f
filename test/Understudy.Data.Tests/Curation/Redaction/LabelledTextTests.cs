using System.Text;

using Understudy.Testing;

using Xunit;

namespace Understudy.Data.Tests;

/// <summary>samples/redaction. Detectors are held to the development half here; what they find in the frozen half is the bench's to measure, once.</summary>
public sealed class LabelledTextTests
{
    private static readonly Redactor Everything = new(new RedactionOptions { Kinds = SensitiveKinds.All | SensitiveKinds.Names | SensitiveKinds.Addresses });
    private static readonly IReadOnlyList<MarkedText> Development = MarkedText.Read(Repository.PathOf("samples", "redaction", "development.txt"));

    [Fact]
    public void The_development_half_is_redacted_as_well_as_promised()
    {
        var tally = new MarkedTally();
        var report = new StringBuilder();
        foreach (MarkedText text in Development)
        {
            (IReadOnlyList<Mark> missed, IReadOnlyList<Mark> wrong) = tally.Add(text, Everything.Find(text.Text).Select(s => new Mark(s.Start, s.End, s.Word)));
            foreach ((string what, Mark mark) in missed.Select(m => ("missed", m)).Concat(wrong.Select(m => ("wrong", m))))
            {
                report.Append('\n').Append(text.Line).Append(": ").Append(what).Append(' ').Append(mark.Kind).Append(' ').Append(text.Text[mark.Start..mark.End]);
            }
        }

        string details = report.ToString();
        Assert.Equal(13, tally.Kinds.Count());
        Assert.All(tally.Kinds, kind => Assert.True(tally[kind].Precision >= .95, $"{kind}: precision {tally[kind].Precision:0.000}{details}"));
        Assert.All(tally.Kinds, kind => Assert.True(tally[kind].Recall >= (kind is "NAME" or "ADDRESS" ? .9 : .98), $"{kind}: recall {tally[kind].Recall:0.000}{details}"));
    }

    /// <summary>Other authors' texts, on which detectors are improved now: what was reached, rounded down.</summary>
    [Theory]
    [InlineData("blind", .97, .98, 1)]
    [InlineData("blind-2", .98, .96, .98)]
    [InlineData("blind-3", .89, .92, .97)]
    public void The_texts_of_other_authors_are_redacted_as_well_as_was_reached(string name, double passwords, double others, double precision)
    {
        var tally = new MarkedTally();
        foreach (MarkedText text in MarkedText.Read(Repository.PathOf("samples", "redaction", name + ".txt")))
        {
            tally.Add(text, Everything.Find(text.Text).Select(s => new Mark(s.Start, s.End, s.Word)));
        }

        string[] structured = [.. tally.Kinds.Except(["NAME", "ADDRESS"])];
        Assert.All(structured, kind => Assert.True(tally[kind].Recall >= (kind is "PASSWORD" ? passwords : others), $"{kind}: recall {tally[kind].Recall:0.000}"));
        Assert.True(tally.Sum(structured).Precision >= precision, $"precision {tally.Sum(structured).Precision:0.000}");
    }

    [Fact]
    public void The_halves_share_no_value_and_are_of_one_size()
    {
        IReadOnlyList<MarkedText> frozen = MarkedText.Read(Repository.PathOf("samples", "redaction", "frozen.txt"));

        Assert.Equal(664, Development.Count);
        Assert.Equal(664, frozen.Count);
        Assert.InRange(frozen.Count(t => t.Marks.Count == 0), 239, 240);
        Assert.Empty(Values(Development).Intersect(Values(frozen)));
    }

    [Fact]
    public async Task A_text_in_which_nothing_is_found_costs_no_memory()
    {
        // Names and addresses are left out: each of their patterns has one buffer a process, which another test may hold.
        string[] clean = [.. Development.Where(t => t.Marks.Count == 0 && !Redactor.Default.TryRedact(t.Text, out _)).Select(t => t.Text)];
        Assert.NotEmpty(clean);
        long least = long.MaxValue;
        for (int round = 0; round < 200 && least > 0; round++)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken); // code that is not optimised yet boxes the flags it asks for
            long before = GC.GetAllocatedBytesForCurrentThread();
            foreach (string text in clean)
            {
                Redactor.Default.TryRedact(text, out _);
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    [Theory]
    [InlineData("a ⟦EMAIL|a@b.de⟧\\n", "a a@b.de\n", 2, 8)]
    [InlineData("⟦API_KEY|sk¦-1⟧ \\\\n", "sk-1 \\n", 0, 4)]
    public void Marks_are_read_without_their_signs(string line, string text, int start, int end)
    {
        var read = MarkedText.Parse(1, "", line);

        Assert.Equal(text, read.Text);
        Assert.Equal((start, end), (read.Marks[0].Start, read.Marks[0].End));
        Assert.Throws<FormatException>(() => MarkedText.Parse(1, "", "⟦EMAIL|a"));
    }

    private static IEnumerable<string> Values(IReadOnlyList<MarkedText> texts) => texts.SelectMany(t => t.Marks.Select(m => t.Text[m.Start..m.End]));
}
