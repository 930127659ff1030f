using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Cli.Tests;

public sealed class WholeFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_file_is_replaced_and_nothing_stays_beside_it()
    {
        string path = _directory.Write("page.html", "old");

        WholeFile.Write(path, "new: ü");

        Assert.Equal("new: ü", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(_directory.Path));
    }

    [Fact]
    public void A_write_that_fails_leaves_nothing_half_written()
    {
        Directory.CreateDirectory(_directory["page.html/in-the-way"]);

        Assert.ThrowsAny<Exception>(() => WholeFile.Write(_directory["page.html"], "text"));

        Assert.Empty(Directory.GetFiles(_directory.Path));
    }

    [Fact]
    public void A_device_is_not_replaced_by_a_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no /dev.");
        UnderstudyException e = Assert.Throws<UnderstudyException>(() => WholeFile.Write("/dev/understudy-is-no-device", "text"));
        Assert.Equal("/dev/understudy-is-no-device is a device, and writing would put a file in its place. Name a file elsewhere.", e.Message);
        Assert.False(File.Exists("/dev/understudy-is-no-device"));
    }

    [Fact]
    public void What_a_killed_process_left_goes_and_what_another_is_writing_stays()
    {
        _directory.Write("log.jsonl.4000001.tmp", "half of a li");
        _directory.Write("log.jsonl.mine.tmp", "a user's file");
        _directory.Write("other.jsonl.4000001.tmp", "another file's");
        using var writing = new FileStream(_directory["log.jsonl.4000002.tmp"], FileMode.Create, FileAccess.Write);

        string own = WholeFile.Temporary(_directory["log.jsonl"]);

        Assert.Equal(_directory[$"log.jsonl.{Environment.ProcessId}.tmp"], own);
        Assert.Equal(["log.jsonl.4000002.tmp", "log.jsonl.mine.tmp", "other.jsonl.4000001.tmp"], Directory.GetFiles(_directory.Path).Select(Path.GetFileName).Order());
    }
}
