using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>Takes calls and feedback to disk. Thread-safe.</summary>
public interface ICallRecorder
{
    /// <summary>False while the last attempt to write failed (disk full): answers that begin now are likely to be unrecorded.</summary>
    bool IsHealthy { get; }

    /// <summary>Records a call; completes when it is durable.</summary>
    /// <returns>True when it survives a crash from now on; false when it could not be recorded. Never throws for what the disk does.</returns>
    ValueTask<bool> RecordAsync(RecordedCall call);

    /// <summary>Records feedback, likewise.</summary>
    ValueTask<bool> RecordAsync(CallFeedback feedback);
}
