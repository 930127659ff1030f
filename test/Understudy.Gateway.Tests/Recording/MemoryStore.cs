using System.Runtime.CompilerServices;

using Understudy.Core;
using Understudy.Data;

namespace Understudy.Gateway.Tests;

/// <summary>A store in memory that can be away.</summary>
internal sealed class MemoryStore : ICallStore
{
    private readonly List<RecordedCall> _calls = [];
    private readonly HashSet<string> _ids = [];

    public string Place => "memory";

    public bool IsAway { get; set; }

    public int Batches { get; private set; }

    public bool KeepContent { get; init; } = true;

    public List<CallFeedback> Feedback { get; } = [];

    public List<RecordedCall> Calls
    {
        get
        {
            lock (_calls)
            {
                return [.. _calls];
            }
        }
    }

    public Task WriteAsync(IReadOnlyList<RecordedCall> calls, IReadOnlyList<CallFeedback> feedback, CancellationToken cancellationToken)
    {
        if (IsAway)
        {
            throw new UnderstudyException(ErrorCode.WriteFailed, "memory: away.");
        }

        lock (_calls)
        {
            Batches += calls.Count > 0 ? 1 : 0;
            _calls.AddRange(calls.Where(c => _ids.Add(c.Id)).Select(c => c with { Request = KeepContent ? c.Request.ToArray() : default, Response = KeepContent ? c.Response.ToArray() : default }));
            Feedback.AddRange(feedback);
        }

        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<StoredCall> ReadAsync(CallFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (RecordedCall call in Calls)
        {
            yield return new StoredCall(0, call, null, null);
        }
    }

    public Task<long> CountAsync(CallFilter filter, CancellationToken cancellationToken) => Task.FromResult((long)Calls.Count);

    public Task<long> EraseUserAsync(string userHash, CancellationToken cancellationToken) => Task.FromResult((long)Calls.Count(c => c.UserHash == userHash));

    public Task<long> PruneAsync(DateTimeOffset before, bool metadataToo, CancellationToken cancellationToken) => Task.FromResult((long)Calls.Count(c => c.Started < before));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
