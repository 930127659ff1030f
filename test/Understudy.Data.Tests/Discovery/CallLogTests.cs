using System.IO.Compression;
using System.Text;

using Understudy.Core;

using Xunit;

namespace Understudy.Data.Tests.Discovery;

public sealed class CallLogTests : IDisposable
{
    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("understudy-log-").FullName, "calls.jsonl");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    private CallLog Log(params byte[][] lines)
    {
        File.WriteAllBytes(_path, [.. lines.SelectMany(l => l.Append((byte)'\n'))]);
        return new CallLog(_path, null);
    }

    private static byte[] Call(int i) => MixedLog.Line(i, "yes", ("user", "Is it? " + MixedLog.Text(i, 8)));

    private static List<(long Line, string Text)> Read(CallLog log) => [.. log.Read("", null, TestContext.Current.CancellationToken).Select(c => (c.Source, Encoding.UTF8.GetString(c.Prompt.Text)))];

    [Fact]
    public void Calls_come_in_order_with_their_lines_however_many_there_are()
    {
        List<(long Line, string Text)> read = Read(Log([.. Enumerable.Range(0, 3000).Select(Call)]));
        Assert.Equal(Enumerable.Range(0, 3000).Select(i => (i + 1L, "\u0002uIs it? " + MixedLog.Text(i, 8))), read);
    }

    [Fact]
    public void What_is_no_call_is_counted_with_the_reason_and_nothing_else_is_lost()
    {
        byte[] cut = Call(9)[..40];
        CallLog log = Log(Call(0), """{"input":"a","label":"b"}"""u8.ToArray(), "plain text"u8.ToArray(), Call(1), [0xFF, 0xFE, .. "x"u8], """{"request":{"messages":[{"role":"user","content":"\ud83d"}]},"response":{}}"""u8.ToArray(), [], """{"request":{"messages":[]}}"""u8.ToArray(), Call(2), cut);
        Assert.Equal([1L, 4, 9], Read(log).Select(c => c.Line));
        Assert.Equal(9, log.Lines);
        Assert.Equal(6, log.Rejected.Values.Sum());
        Assert.Equal(1, log.Rejected["there is no request with messages"]);
        Assert.Equal(2, log.Rejected["the request's messages cannot be read"]);
    }

    [Fact]
    public void A_message_of_many_megabytes_is_read_and_one_beyond_the_limit_is_counted()
    {
        byte[] large = MixedLog.Line(1, "yes", ("user", new string('x', 5 << 20)));
        CallLog log = Log(Call(0), large, Call(2));
        Assert.Equal([1L, 2, 3], Read(log).Select(c => c.Line));
        var strict = new CallLog(_path, null, longestLine: 1 << 20);
        Assert.Equal([1L, 3], Read(strict).Select(c => c.Line));
        Assert.Equal(1, strict.Rejected["the line is longer than the limit"]);
    }

    [Fact]
    public void A_packed_log_is_read_and_a_damaged_one_is_an_error()
    {
        string packed = _path + ".gz";
        using (var gzip = new GZipStream(File.Create(packed), CompressionLevel.Fastest))
        {
            foreach (int i in Enumerable.Range(0, 500))
            {
                gzip.Write([.. Call(i), (byte)'\n']);
            }
        }

        Assert.Equal(500, Read(new CallLog(packed, null)).Count);
        byte[] bytes = File.ReadAllBytes(packed);
        File.WriteAllBytes(packed, bytes[..(bytes.Length / 2)]);
        Assert.Equal(ErrorCode.InputUnreadable, Assert.Throws<UnderstudyException>(() => Read(new CallLog(packed, null))).Code);
    }

    [Fact]
    public void Reading_can_be_left_in_the_middle_and_cancelled()
    {
        CallLog log = Log([.. Enumerable.Range(0, 5000).Select(Call)]);
        Assert.Equal(10, log.Read("", null, TestContext.Current.CancellationToken).Take(10).Count());
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => log.Read("", null, stop.Token).Select((c, i) =>
        {
            if (i == 5)
            {
                stop.Cancel();
            }

            return i;
        }).Count());
    }

    [Fact]
    public void Personal_data_is_out_of_the_prompt_before_anybody_sees_it()
    {
        File.WriteAllBytes(_path, [.. MixedLog.Line(1, "yes", ("user", "Write to anna.berg@example.com")), (byte)'\n']);
        ObservedCall call = new CallLog(_path, JsonRedactor.Default).Read("", null, TestContext.Current.CancellationToken).Single();
        Assert.Equal("\u0002uWrite to [EMAIL]", Encoding.UTF8.GetString(call.Prompt.Text));
    }

    [Fact]
    public void Twenty_thousand_different_prompts_are_no_workload_and_take_bounded_memory()
    {
        var discovery = new WorkloadDiscovery(DiscoveryOptions.Default with { PoolCalls = 1024 });
        var reader = new ObservedCallReader(null);
        var call = new ObservedCall();
        long before = 0;
        for (int i = 0; i < 20_000; i++)
        {
            Assert.True(reader.TryRead(MixedLog.Line(i, "yes", ("system", MixedLog.Text(i, 60)), ("user", MixedLog.Text(-i, 30))), call, out _));
            discovery.Add(call);
            before = i == 4_000 ? GC.GetTotalMemory(forceFullCollection: true) : before;
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 32L << 20);
        Assert.Empty(discovery.Finish());
    }
}
