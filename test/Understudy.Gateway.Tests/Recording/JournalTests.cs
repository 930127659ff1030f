using Microsoft.Extensions.Logging.Abstractions;

using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Gateway.Tests;

public sealed class JournalTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly MemoryStore _store = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Journal => _directory["journal"];

    private RecordingOptions Options => new() { Workspace = _directory.Path, SegmentBytes = 16 << 10, MaximumJournalBytes = 256 << 10, Linger = TimeSpan.Zero };

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task An_entry_that_is_torn_at_any_byte_is_cut_and_those_before_it_stay()
    {
        const int Whole = 3;
        string segment = await LeaveBehind(Whole + 1);
        byte[] good = File.ReadAllBytes(segment);
        int last = LastEntry(good);
        for (int cut = last; cut < good.Length; cut++)
        {
            // A prepared file: what was not written yet is zero.
            byte[] torn = new byte[Options.SegmentBytes];
            good.AsSpan(0, cut).CopyTo(torn);
            File.WriteAllBytes(segment, torn);

            JournalSegment left = Assert.Single(JournalRecovery.Find(Journal, NullLogger.Instance));

            Assert.Equal(last, left.End);
            Assert.Equal(last, new FileInfo(segment).Length);
        }

        File.WriteAllBytes(segment, [.. good, .. new byte[5_000]]);
        Assert.Equal(good.Length, Assert.Single(JournalRecovery.Find(Journal, NullLogger.Instance)).End);
        await using (await Open())
        {
        }

        Assert.Equal(Enumerable.Range(0, Whole + 1).Select(i => RecordedCalls.Id(i)), _store.Calls.Select(c => c.Id));
    }

    [Fact]
    public async Task An_entry_with_any_flipped_bit_is_not_taken_for_one()
    {
        string segment = await LeaveBehind(2);
        byte[] good = File.ReadAllBytes(segment);
        int last = LastEntry(good);
        for (int at = last; at < good.Length; at++)
        {
            byte[] flipped = [.. good];
            flipped[at] ^= (byte)(1 << (at % 8));
            File.WriteAllBytes(segment, flipped);

            Assert.Equal(last, Assert.Single(JournalRecovery.Find(Journal, NullLogger.Instance)).End);
        }
    }

    [Fact]
    public async Task A_file_that_is_damaged_in_the_middle_is_kept_and_what_follows_it_is_moved()
    {
        _store.IsAway = true;
        await using (CallRecorder recorder = await Open())
        {
            for (int i = 0; i < 100; i++)
            {
                Assert.True(await recorder.RecordAsync(RecordedCalls.Of(i)));
            }
        }

        string[] files = [.. Directory.GetFiles(Journal, "*.log").Order()];
        Assert.True(files.Length >= 3);
        using (FileStream file = File.OpenWrite(files[0]))
        {
            file.Position = 2_000;
            file.WriteByte(0xEE);
        }

        _store.IsAway = false;
        await using (await Open())
        {
        }

        string kept = Assert.Single(Directory.GetFiles(Journal, "*.damaged"));
        Assert.Equal(files[0] + ".damaged", kept);
        Assert.Empty(Directory.GetFiles(Journal, "*.log"));
        Assert.InRange(_store.Calls.Count, 60, 99);
        Assert.Equal(RecordedCalls.Id(99), _store.Calls[^1].Id);

        // Its number is not given again: a second damaged file must not take its place.
        await using (CallRecorder recorder = await Open())
        {
            Assert.True(await recorder.RecordAsync(RecordedCalls.Of(100)));
        }

        Assert.True(File.Exists(kept));
    }

    [Fact]
    public async Task A_second_process_is_told_that_the_journal_is_taken()
    {
        await using CallRecorder first = await Open();

        UnderstudyException e = await Assert.ThrowsAsync<UnderstudyException>(Open);

        Assert.Equal(ErrorCode.PathUnusable, e.Code);
        Assert.StartsWith($"{Journal}: the journal of calls cannot be opened (", e.Message, StringComparison.Ordinal);
        Assert.EndsWith("If another process records into this workspace, stop it or use another workspace (--workspace DIR); else check the permissions.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_programs_journal_is_refused_and_left_alone()
    {
        Directory.CreateDirectory(Journal);
        byte[] newer = [.. "UNDJRNL\u0002"u8, 1, 2, 3];
        File.WriteAllBytes(JournalSegment.PathOf(Journal, 7), newer);

        UnderstudyException e = await Assert.ThrowsAsync<UnderstudyException>(Open);

        Assert.Equal(ErrorCode.WorkspaceTooNew, e.Code);
        Assert.Equal(newer, File.ReadAllBytes(JournalSegment.PathOf(Journal, 7)));
    }

    [Fact]
    public async Task A_flush_that_fails_is_believed_and_a_new_file_is_begun()
    {
        var disk = new FailingDisk();
        _store.IsAway = true;
        await using (CallRecorder recorder = await Open(disk))
        {
            Assert.True(await recorder.RecordAsync(RecordedCalls.Of(1)));
            disk.FailingFlushes = 1;
            Assert.True(await recorder.RecordAsync(RecordedCalls.Of(2)));
            Assert.Equal(2, Directory.GetFiles(Journal, "*.log").Count(f => new FileInfo(f).Length > 0 && HasEntries(f)));

            disk.FailingFlushes = 2; // the new file fails too
            Assert.False(await recorder.RecordAsync(RecordedCalls.Of(3)));
            Assert.False(recorder.IsHealthy);
            Assert.Contains("Input/output error", recorder.Status.LastError, StringComparison.Ordinal);

            Assert.True(await recorder.RecordAsync(RecordedCalls.Of(4)));
            Assert.True(recorder.IsHealthy);
            Assert.Equal((3, 1), (recorder.Status.Recorded, recorder.Status.NotRecorded));
        }

        _store.IsAway = false;
        await using (await Open())
        {
        }

        // The third may be there or not: it was not acknowledged.
        Assert.Equal([1, 2, 4], _store.Calls.Select(RecordedCalls.Number).Where(n => n != 3));
    }

    [Fact]
    public async Task A_write_that_ends_in_the_middle_is_repeated_on_a_new_file()
    {
        var disk = new FailingDisk();
        await using (CallRecorder recorder = await Open(disk))
        {
            Assert.True(await recorder.RecordAsync(RecordedCalls.Of(1)));
            disk.ShortWrites = 1;
            Assert.True(await recorder.RecordAsync(RecordedCalls.Of(2)));
            disk.ShortWrites = 2;
            Assert.False(await recorder.RecordAsync(RecordedCalls.Of(3)));
            Assert.True(await recorder.RecordAsync(RecordedCalls.Of(4)));
        }

        Assert.Equal([1, 2, 4], _store.Calls.Select(RecordedCalls.Number));
    }

    [Fact]
    public async Task A_disk_without_space_for_a_new_file_is_survived()
    {
        var disk = new FailingDisk();
        await using (CallRecorder recorder = await Open(disk))
        {
            disk.IsFull = true;
            int recorded = 0;
            while (await recorder.RecordAsync(RecordedCalls.Of(recorded)))
            {
                recorded++;
            }

            Assert.False(recorder.IsHealthy);
            Assert.Contains("No space left on device", recorder.Status.LastError, StringComparison.Ordinal);
            disk.IsFull = false;
            Assert.True(await Eventually(async () => await recorder.RecordAsync(RecordedCalls.Of(recorded))));
        }

        Assert.Equal(Enumerable.Range(0, _store.Calls.Count).Select(i => (long)i), _store.Calls.Select(RecordedCalls.Number));
    }

    [Fact]
    public async Task A_journal_at_its_bound_says_no_and_goes_on_when_the_store_is_back()
    {
        _store.IsAway = true;
        await using (CallRecorder recorder = await Open())
        {
            int recorded = 0;
            while (await recorder.RecordAsync(RecordedCalls.Of(recorded)))
            {
                recorded++;
            }

            RecordingStatus status = recorder.Status;
            Assert.InRange(recorded, 300, 700); // of about 430 bytes
            Assert.InRange(status.JournalBytes, Options.MaximumJournalBytes - (2 * Options.SegmentBytes), Options.MaximumJournalBytes);
            Assert.Equal((recorded, recorded, StoreState.Away, false), (status.Recorded, status.BacklogEntries, status.Store, status.JournalHealthy));
            Assert.Contains("reached its bound of 262144 bytes", status.LastError, StringComparison.Ordinal);

            _store.IsAway = false;
            Assert.True(await Eventually(async () => await recorder.RecordAsync(RecordedCalls.Of(recorded))));
            await recorder.DrainedAsync(Cancel);
            Assert.Equal(Enumerable.Range(0, recorded + 1).Select(i => (long)i), _store.Calls.Select(RecordedCalls.Number));
        }
    }

    [Fact]
    public async Task A_call_larger_than_a_segment_gets_one_of_its_own()
    {
        await using (CallRecorder recorder = await Open())
        {
            Assert.True(await recorder.RecordAsync(RecordedCalls.Of(1)));
            Assert.True(await recorder.RecordAsync(RecordedCalls.Of(2, 100_000)));
            Assert.True(await recorder.RecordAsync(RecordedCalls.Of(3)));
        }

        Assert.Equal([1, 2, 3], _store.Calls.Select(RecordedCalls.Number));
        Assert.All(_store.Calls, c => Assert.True(RecordedCalls.IsWhole(c)));
    }

    [Fact]
    public async Task A_closed_recorder_says_no()
    {
        CallRecorder recorder = await Open();
        await recorder.DisposeAsync();

        Assert.False(await recorder.RecordAsync(RecordedCalls.Of(1)));
        await recorder.DisposeAsync();
    }

    [Fact]
    public void Options_out_of_range_are_named_together()
    {
        UnderstudyException e = Assert.Throws<UnderstudyException>(() => new RecordingOptions { Workspace = "", SegmentBytes = 1, MaximumJournalBytes = 1, BatchRows = 0, Linger = TimeSpan.FromHours(1), StopLimit = TimeSpan.FromSeconds(-1) }.Validate());

        Assert.Equal(
            "recording: Workspace is empty: give a directory; SegmentBytes is 1: give 4,096 to 1,073,741,824; MaximumJournalBytes is 1: give at least two segments (2); BatchRows is 0: give 1 to 100,000; Linger is 01:00:00: give 0 to 1 minute; StopLimit is -00:00:01: give 0 or more.",
            e.Message);
    }

    private static async Task<bool> Eventually(Func<Task<bool>> condition)
    {
        for (int i = 0; i < 200; i++)
        {
            if (await condition())
            {
                return true;
            }

            await Task.Delay(25, Cancel);
        }

        return false;
    }

    private static bool HasEntries(string file)
    {
        using var reader = new JournalReader(file);
        List<JournalFrame> frames = [];
        reader.Read(new FileInfo(file).Length, 1, frames);
        return frames.Count > 0;
    }

    private static int LastEntry(byte[] segment)
    {
        int at = JournalSegment.Header.Length, last = at;
        while (at < segment.Length)
        {
            last = at;
            at += EntryBuffer.FrameBytes + BitConverter.ToInt32(segment, at);
        }

        return last;
    }

    private async Task<string> LeaveBehind(int calls)
    {
        _store.IsAway = true;
        await using (CallRecorder recorder = await Open())
        {
            for (int i = 0; i < calls; i++)
            {
                Assert.True(await recorder.RecordAsync(RecordedCalls.Of(i, 40)));
            }
        }

        _store.IsAway = false;
        return Assert.Single(Directory.GetFiles(Journal, "*.log"));
    }

    private Task<CallRecorder> Open() => Open(new JournalDisk());

    private Task<CallRecorder> Open(IJournalDisk disk) => CallRecorder.OpenAsync(Options, _store, disk, TimeProvider.System, NullLogger.Instance, Cancel);
}
