using System.Text;

using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Gateway.Tests;

public sealed class ReplayRecordingTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    private ReplayRecording Open(string content) => ReplayRecording.Open(_directory.Write("calls.jsonl", content), strict: false, TestContext.Current.CancellationToken);

    [Fact]
    public void Lines_that_cannot_be_served_are_told_with_their_numbers()
    {
        using ReplayRecording recording = Open(
            "\uFEFF" + ReplayWorld.Chat("one", "a") + "\r\n"
            + "{\"request\":\n"
            + "{\"request\":{\"messages\":[]}}\n"
            + "{\"request\":{\"messages\":[]},\"error\":{\"message\":\"x\"}}\n"
            + "{\"request\":{\"messages\":[]},\"response\":{\"error\":{\"message\":\"x\"}}}\n"
            + "{\"request\":{\"messages\":[]},\"response\":{\"choices\":[]}}\n"
            + "{\"request\":{\"messages\":[{\"content\":\"\\ud800\"}]},\"response\":{\"choices\":[{\"message\":{}}]}}\n"
            + "[1]\n"
            + ReplayWorld.Chat("two", "b").TrimEnd());

        Assert.Equal((2, 7), (recording.Calls, recording.Skipped));
        Assert.Equal(
            [
                "line 3: no JSON (byte 12)",
                "line 4: expected an object with 'request' and 'response'",
                "line 5: the call failed",
                "line 6: the call failed",
                "line 7: request and response are of no API that is known (messages and choices, input and output, input and embeddings, query and results)",
                "line 8: text that is not valid Unicode",
                "line 9: expected an object with 'request' and 'response'",
            ],
            recording.Remarks);
    }

    [Fact]
    public void Only_the_first_remarks_are_kept_and_the_others_counted()
    {
        using ReplayRecording recording = Open(string.Concat(Enumerable.Repeat("{}\n", 500)) + ReplayWorld.Chat("one", "a"));

        Assert.Equal((1, 500, ReplayRecording.MaximumRemarks), (recording.Calls, recording.Skipped, recording.Remarks.Count));
    }

    [Fact]
    public void Batch_forms_are_read_too()
    {
        using ReplayRecording recording = Open("""{"custom_id":"1","body":{"messages":[{"role":"user","content":"x"}]},"response":{"status_code":200,"body":{"choices":[{"message":{"content":"y"}}]}}}""");

        Assert.Equal(1, recording.Calls);
    }

    [Theory]
    [InlineData("", ErrorCode.InputEmpty, "expected JSON Lines of calls")]
    [InlineData("{}\n{}\n", ErrorCode.InputEmpty, "found none (line 1: expected an object")]
    [InlineData("\u001f", ErrorCode.InputEmpty, "line 1: no JSON")]
    [InlineData("a\0b", ErrorCode.InputUnreadable, "binary data")]
    public void A_file_without_calls_is_refused(string content, ErrorCode code, string part)
    {
        UnderstudyException e = Assert.Throws<UnderstudyException>(() => Open(content));

        Assert.Equal(code, e.Code);
        Assert.Contains(part, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_packed_or_missing_file_is_refused_with_what_to_do()
    {
        File.WriteAllBytes(_directory["calls.gz"], [0x1F, 0x8B, 8, 0]);

        Assert.Contains("gunzip", Assert.Throws<UnderstudyException>(() => ReplayRecording.Open(_directory["calls.gz"], false, TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
        Assert.Contains("no such file", Assert.Throws<UnderstudyException>(() => ReplayRecording.Open(_directory["none"], false, TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
        Assert.Contains("found a directory", Assert.Throws<UnderstudyException>(() => ReplayRecording.Open(_directory.Path, false, TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_longer_than_the_buffer_keep_their_places()
    {
        string path = _directory["long.txt"];
        string[] lines = ["short", new('a', 3_000_000), "", new('b', 1_500_000), "end"];
        File.WriteAllText(path, string.Join('\n', lines));
        using Microsoft.Win32.SafeHandles.SafeFileHandle file = File.OpenHandle(path);
        var reader = new RecordedLines(file);

        for (int i = 0; i < lines.Length; i++)
        {
            Assert.True(reader.Read());
            Assert.Equal((i + 1, (long)lines.Take(i).Sum(l => l.Length + 1)), (reader.Number, reader.Offset));
            Assert.True(reader.Line.Span.SequenceEqual(Encoding.ASCII.GetBytes(lines[i])));
        }

        Assert.False(reader.Read());
    }
}
