using System.Globalization;

using Understudy.Core;

namespace Understudy.Gateway;

/// <summary>Where and how calls are recorded.</summary>
public sealed record RecordingOptions
{
    /// <summary>The workspace; the journal lies in its folder <c>journal</c>.</summary>
    public required string Workspace { get; init; }

    /// <summary>Bytes of disk that the journal may take while the store is away; beyond them calls are not recorded. At least two segments; 4 GiB.</summary>
    public long MaximumJournalBytes { get; init; } = 4L << 30;

    /// <summary>Bytes of one segment, in [4 KiB, 1 GiB]; 16 MiB. A larger batch gets a segment of its own.</summary>
    public int SegmentBytes { get; init; } = 16 << 20;

    /// <summary>Rows that are moved into the store in one transaction, in [1, 100,000]; 1,000.</summary>
    public int BatchRows { get; init; } = 1_000;

    /// <summary>How long fewer rows than half a batch may wait for more before they are moved, in [0, 1 minute]; half a second.</summary>
    public TimeSpan Linger { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>How long a stopping process moves rows on; the rest waits in the journal for the next one. 5 seconds.</summary>
    public TimeSpan StopLimit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="UnderstudyException">Naming everything that is out of range.</exception>
    public void Validate()
    {
        List<string> wrong = [];
        Require(Workspace.Length > 0, $"Workspace is empty: give a directory");
        Require(SegmentBytes is >= 4 << 10 and <= 1 << 30, $"SegmentBytes is {SegmentBytes}: give 4,096 to 1,073,741,824");
        Require(MaximumJournalBytes >= 2L * SegmentBytes, $"MaximumJournalBytes is {MaximumJournalBytes}: give at least two segments ({2L * SegmentBytes})");
        Require(BatchRows is >= 1 and <= 100_000, $"BatchRows is {BatchRows}: give 1 to 100,000");
        Require(Linger >= TimeSpan.Zero && Linger <= TimeSpan.FromMinutes(1), $"Linger is {Linger}: give 0 to 1 minute");
        Require(StopLimit >= TimeSpan.Zero, $"StopLimit is {StopLimit}: give 0 or more");
        if (wrong.Count > 0)
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, "recording: " + string.Join("; ", wrong) + ".");
        }

        void Require(bool holds, FormattableString message)
        {
            if (!holds)
            {
                wrong.Add(message.ToString(CultureInfo.InvariantCulture));
            }
        }
    }
}
