using CsCheck;

using Understudy.Core;
using Understudy.Data;

using Xunit;

namespace Understudy.Gateway.Tests;

public sealed class CallEntryTests
{
    private static readonly Gen<string?> Text = Gen.Null(Gen.String[Gen.Char.AlphaNumeric, 0, 40]);

    private static readonly Gen<RecordedCall> Calls =
        from texts in Text.Array[11]
        from id in Gen.String[Gen.Char, 1, 60]
        from numbers in Gen.Double.Array[2]
        from optional in Gen.Nullable(Gen.Double[0, 1]).Array[3]
        from agreed in Gen.Nullable(Gen.Bool)
        from streamed in Gen.Bool
        from ints in Gen.Int.Array[5]
        from enums in Gen.Select(Gen.Enum<CallEndpoint>(), Gen.Enum<RouteStage>(), Gen.Enum<CallDecision>(), Gen.Enum<CallOutcome>())
        from started in Gen.Long[0, 4_102_444_800_000]
        from request in Gen.Byte.Array[0, 3_000]
        from response in Gen.Byte.Array[0, 300]
        from originals in Gen.OneOf(Gen.Const(Array.Empty<byte>()), Gen.Byte.Array[1, 300])
        select new RecordedCall
        {
            Id = id,
            Workload = texts[0],
            Fingerprint = texts[1],
            RequestedModel = texts[2],
            AnsweredModel = texts[3],
            AnswerId = texts[4],
            AnsweredBy = texts[5],
            Specialist = texts[6],
            ClientKey = texts[7],
            UserHash = texts[8],
            Conversation = texts[9],
            RetryOf = texts[10],
            LatencyMilliseconds = numbers[0],
            AddedMilliseconds = numbers[1],
            FirstTokenMilliseconds = optional[0],
            Confidence = optional[1],
            Threshold = optional[2],
            Agreed = agreed,
            Streamed = streamed,
            Status = ints[0],
            Usage = new TokenUsage(ints[1], ints[2], ints[3]),
            UpstreamAttempts = ints[4],
            Endpoint = enums.Item1,
            Stage = enums.Item2,
            Decision = enums.Item3,
            Outcome = enums.Item4,
            Started = DateTimeOffset.FromUnixTimeMilliseconds(started),
            Request = request,
            Response = response,
            Originals = originals,
        };

    [Fact]
    public void A_call_comes_back_as_it_was() => Calls.Sample(call =>
    {
        var buffer = new EntryBuffer();
        CallEntry.Write(buffer, call);

        Assert.Equal(call.Originals.IsEmpty ? CallEntry.CallKind : CallEntry.SealedCallKind, buffer.Written[EntryBuffer.FrameBytes]);
        RecordedCall read = CallEntry.ReadCall(Payload(buffer), isSealed: !call.Originals.IsEmpty);

        // A lone surrogate has no UTF-8; everything else is exact.
        Assert.Equal(call with { Id = Wellformed(call.Id), Request = default, Response = default, Originals = default }, read with { Request = default, Response = default, Originals = default });
        Assert.True(read.Request.Span.SequenceEqual(call.Request.Span) && read.Response.Span.SequenceEqual(call.Response.Span) && read.Originals.Span.SequenceEqual(call.Originals.Span));
    });

    [Fact]
    public void Feedback_comes_back_as_it_was() => Gen.Select(Text, Gen.Nullable(Gen.Bool), Gen.Nullable(Gen.Double), Gen.Long[0, 4_102_444_800_000]).Sample((gold, good, score, time) =>
    {
        var feedback = new CallFeedback { Id = "f", CallId = "c", Time = DateTimeOffset.FromUnixTimeMilliseconds(time), Gold = gold, Good = good, Score = score };
        var buffer = new EntryBuffer();
        CallEntry.Write(buffer, feedback);

        Assert.Equal(feedback, CallEntry.ReadFeedback(Payload(buffer)));
    });

    [Fact]
    public void Metadata_is_cut_where_an_index_would_refuse_it_and_content_is_not()
    {
        var buffer = new EntryBuffer();
        CallEntry.Write(buffer, RecordedCalls.Of(1, 100_000) with { Workload = new string('w', 10_000) });

        RecordedCall read = CallEntry.ReadCall(Payload(buffer));

        Assert.Equal((CallEntry.MaximumText, 100_000), (read.Workload!.Length, read.Request.Length));
    }

    [Fact]
    public void A_payload_that_ends_early_or_late_is_no_call()
    {
        var buffer = new EntryBuffer();
        CallEntry.Write(buffer, RecordedCalls.Of(1));
        byte[] payload = Payload(buffer);

        for (int length = 0; length < payload.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => CallEntry.ReadCall(payload.AsMemory(0, length)));
        }

        Assert.Throws<InvalidDataException>(() => CallEntry.ReadCall(new byte[payload.Length + 1].Select((_, i) => i < payload.Length ? payload[i] : (byte)0).ToArray()));
    }

    // RFC 3720, appendix B.4.
    [Theory]
    [InlineData(0x00, 0x8A9136AAu)]
    [InlineData(0xFF, 0x62A8AB43u)]
    public void The_checksum_is_that_of_the_standard(byte value, uint checksum) => Assert.Equal(checksum, Crc32C.Of(Enumerable.Repeat(value, 32).ToArray()));

    private static byte[] Payload(EntryBuffer buffer) => buffer.Written[(EntryBuffer.FrameBytes + 1)..].ToArray();

    private static string Wellformed(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
}
