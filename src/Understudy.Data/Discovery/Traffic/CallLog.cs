using Understudy.Core;

namespace Understudy.Data;

/// <summary>A file of recorded calls (JSON Lines, gzip or not, in any encoding that <c>import</c> reads), a call at a time; can be read several times.</summary>
public sealed class CallLog
{
    private readonly SourceFile _file;
    private readonly JsonRedactor? _redactor;
    private readonly int _longestLine;

    /// <summary>Looks at a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="redactor">What takes secrets and personal data out of prompts; null leaves them as they are.</param>
    /// <param name="longestLine">Bytes of the longest line that is read. Default 64 MiB.</param>
    /// <exception cref="UnderstudyException">When it cannot be read, is empty, binary or no JSON Lines.</exception>
    public CallLog(string path, JsonRedactor? redactor, int longestLine = 64 << 20)
    {
        _file = SourceFile.Inspect(path);
        (_redactor, _longestLine) = (redactor, longestLine);
        if (_file.IsParquet || !JsonSniff.LooksLikeJson(_file))
        {
            throw new UnderstudyException(ErrorCode.InputUnreadable, $"{path}: expected a log of calls (JSON Lines, each with the request's messages and the response), found {(_file.IsParquet ? "a Parquet table" : "something else")}. A table of labelled rows is learned with: understudy learn {path}");
        }
    }

    /// <summary>The file.</summary>
    public string Path => _file.Path;

    /// <summary>Lines that are no calls, by reason; of the last reading.</summary>
    public IReadOnlyDictionary<string, long> Rejected { get; private set; } = new Dictionary<string, long>();

    /// <summary>Lines that hold something; of the last reading.</summary>
    public long Lines { get; private set; }

    /// <summary>Reads the calls in order.</summary>
    /// <param name="stage">What the progress is called.</param>
    /// <param name="progress">Told about bytes.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public IEnumerable<ObservedCall> Read(string stage, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        var rejected = new Dictionary<string, long>(StringComparer.Ordinal);
        using TextSource source = _file.OpenText();
        using var batches = new CallBatches(new LineReader(source.Utf8, _longestLine), () => source.BytesRead, _redactor, cancellationToken);
        Lines = 0;
        Rejected = rejected;
        using IEnumerator<CallBatches.Batch> all = batches.Read().GetEnumerator();
        while (SourceFile.Guarded(Path, all.MoveNext))
        {
            CallBatches.Batch batch = all.Current;
            for (int i = 0; i < batch.Count; i++)
            {
                if (batch.Problems[i] is { } problem)
                {
                    rejected[problem] = rejected.GetValueOrDefault(problem) + 1;
                }
                else
                {
                    yield return batch[i];
                }

                Lines++;
            }

            progress?.Report(new StageProgress(stage, Math.Min(batch.BytesRead, _file.Length), _file.Length, "bytes", $"{Lines:N0} calls"));
        }

        _file.RequireUnchanged();
        progress?.Report(new StageProgress(stage, _file.Length, _file.Length, "bytes", $"{Lines:N0} calls"));
    }
}
