using Understudy.Core;

using Xunit;

namespace Understudy.Cli.Tests;

public sealed class ProgressDisplayTests
{
    [Fact]
    public void Line_says_count_share_rate_and_time_left() =>
        Assert.Equal("Training: 30 fits of 120 (25 %), 3.0/s, 30.0 s left · news", ProgressDisplay.Line(new StageProgress("Training", 30, 120, "fits", "news"), TimeSpan.FromSeconds(10)));

    [Fact]
    public void Line_without_a_total_promises_no_end() =>
        Assert.Equal("Reading: 2.0 MiB, 1.0 MiB/s", ProgressDisplay.Line(new StageProgress("Reading", 2 << 20, null, "bytes"), TimeSpan.FromSeconds(2)));

    [Fact]
    public void Line_at_the_start_states_no_rate() =>
        Assert.Equal("Loading: 0 rows of 10 (0 %)", ProgressDisplay.Line(new StageProgress("Loading", 0, 10, "rows"), TimeSpan.Zero));

    [Theory]
    [InlineData(0.25, "250 ms")]
    [InlineData(12.34, "12.3 s")]
    [InlineData(150, "2 min 30 s")]
    [InlineData(7500, "2 h 5 min")]
    public void Durations_read_as_people_say_them(double seconds, string expected) => Assert.Equal(expected, ProgressDisplay.Duration(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void A_log_gets_whole_lines_and_each_stage_its_end()
    {
        var writer = new StringWriter();
        using (var display = new ProgressDisplay(writer, TimeProvider.System, terminal: false, width: 100))
        {
            display.Report(new StageProgress("Reading", 1, 4, "rows"));
            display.Report(new StageProgress("Reading", 4, 4, "rows"));
            display.Report(new StageProgress("Training", 1, 1, "fits"));
        }

        string[] lines = writer.ToString().TrimEnd('\n').Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("  Reading: 4 rows in ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("  Training: 1 fits in ", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_terminal_line_never_wraps()
    {
        var writer = new StringWriter();
        using (var display = new ProgressDisplay(writer, TimeProvider.System, terminal: true, width: 50))
        {
            display.Report(new StageProgress("Training", 1, 4, "fits", new string('x', 200)));
        }

        Assert.All(writer.ToString().Split('\r', '\n'), line => Assert.True(line.Length < 50, line));
    }
}
