namespace Understudy.Gateway;

/// <summary>How recording stands: for <c>/ready</c>, metrics and people. Holds no content and no secret.</summary>
public sealed record RecordingStatus
{
    /// <summary>Entries (calls and feedback) that this process made durable and acknowledged.</summary>
    public required long Recorded { get; init; }

    /// <summary>Entries that could not be recorded: disk full, journal at its bound, or failing.</summary>
    public required long NotRecorded { get; init; }

    /// <summary>Entries that this process moved into the store, those an earlier process left included.</summary>
    public required long Moved { get; init; }

    /// <summary>Entries of this process that wait in the journal; those of an earlier one show in <see cref="BacklogBytes"/> only.</summary>
    public required long BacklogEntries { get; init; }

    /// <summary>Bytes of entries that wait in the journal.</summary>
    public required long BacklogBytes { get; init; }

    /// <summary>Bytes of disk that the journal takes, its prepared space included.</summary>
    public required long JournalBytes { get; init; }

    /// <summary>False while the last attempt to write to the journal failed.</summary>
    public required bool JournalHealthy { get; init; }

    /// <summary>Whether the store takes what is moved.</summary>
    public required StoreState Store { get; init; }

    /// <summary>Where the store is, without secrets.</summary>
    public required string StorePlace { get; init; }

    /// <summary>The last failure of journal or store, also after it is over; null when there was none.</summary>
    public required string? LastError { get; init; }
}
