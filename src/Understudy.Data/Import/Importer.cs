using Understudy.Core;

namespace Understudy.Data;

/// <summary>Reads a file of recorded calls or labelled rows, streaming.</summary>
public static class Importer
{
    /// <summary>
    /// Reads the source twice: once to learn its encoding, prompt, answer shape and label set, once to hand the rows on.
    /// Memory does not grow with the file.
    /// </summary>
    /// <exception cref="UnderstudyException">When the file cannot be read, is empty or binary, lacks a column, mixes prompts, or its labels are no closed set.</exception>
    public static Task<ImportResult> ImportAsync(ImportOptions options, IExampleSink sink, IProgress<StageProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(sink);
        throw new NotImplementedException();
    }
}
