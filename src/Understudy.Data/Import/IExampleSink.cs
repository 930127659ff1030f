using Understudy.Core;

namespace Understudy.Data;

/// <summary>Receives the kept rows of an import in source order.</summary>
public interface IExampleSink
{
    /// <summary>Takes one row. Called from one thread at a time.</summary>
    ValueTask AddAsync(ExampleRow row, CancellationToken cancellationToken);
}
