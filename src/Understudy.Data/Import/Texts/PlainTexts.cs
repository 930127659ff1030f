using System.Globalization;
using System.Runtime.CompilerServices;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>
/// Texts without labels, for training on a domain's language: streams them from files in bounded memory, as often as asked.
/// Nothing is judged or thinned here; copies come as often as they stand there. Not thread-safe.
/// </summary>
public sealed class PlainTexts
{
    private readonly PlainTextOptions _options;
    private RejectReasons _reasons = new();

    /// <summary>Names the files; they are looked at when they are read.</summary>
    /// <exception cref="ArgumentException">When there is no file, or the length limit is below 4096.</exception>
    public PlainTexts(PlainTextOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaximumLength, 4096);
        if (options.Paths.Count == 0)
        {
            throw new ArgumentException("There is no file of texts.", nameof(options));
        }

        _options = options;
    }

    /// <summary>Texts that the last reading gave so far.</summary>
    public long Count { get; private set; }

    /// <summary>Lines or rows that the last reading could not use so far: empty cells, bytes that are no text, too long.</summary>
    public long Rejected { get; private set; }

    /// <summary>Why, and how often, the most frequent first.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> RejectReasons => _reasons.Ordered;

    /// <summary>Reads all files in order, from the start. All of them are looked at before the first text is given.</summary>
    /// <param name="progress">Told about bytes of all files together.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="UnderstudyException">When a file cannot be read, is binary, lacks the column, or holds no text that can be used.</exception>
    public async IAsyncEnumerable<string> ReadAsync(IProgress<StageProgress>? progress = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        const int ReportEvery = 8192;
        (Count, Rejected, _reasons) = (0, 0, new RejectReasons());
        List<TextFile> files = [];
        try
        {
            foreach (string path in _options.Paths)
            {
                files.Add(await TextFile.InspectAsync(path, _options, cancellationToken).ConfigureAwait(false));
            }

            long before = 0, total = files.Sum(f => f.Length);
            foreach (TextFile file in files)
            {
                long given = Count;
                await using RowReader reader = await file.OpenAsync(cancellationToken).ConfigureAwait(false);
                while (await NextAsync(reader, file.Path, cancellationToken).ConfigureAwait(false))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (reader.Current.Problem is { } problem)
                    {
                        Rejected++;
                        _reasons.Add(problem);
                        continue;
                    }

                    if (++Count % ReportEvery == 0)
                    {
                        Report(before + Math.Min(file.Length, reader.BytesRead));
                    }

                    yield return reader.Current.Input;
                }

                reader.RequireColumns();
                before += file.Length;
                if (Count == given)
                {
                    throw Nothing(file.Path);
                }
            }

            Report(total);

            void Report(long done) => progress?.Report(new StageProgress("Reading texts", done, total, "bytes", string.Create(CultureInfo.InvariantCulture, $"{Count:N0} texts")));
        }
        finally
        {
            files.ForEach(f => f.Dispose());
        }
    }

    private static async ValueTask<bool> NextAsync(RowReader reader, string path, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (SourceFile.Explain(path, e) is { } explained)
        {
            throw explained;
        }
    }

    private UnderstudyException Nothing(string path) => new(
        ErrorCode.InputEmpty,
        $"{path}: expected texts, found none that can be used{(Rejected == 0 ? "" : $" ({string.Join("; ", _reasons.Ordered.Take(3).Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Key}: {r.Value:N0}")))})")}. Leave the file out, or name the column of the text.");
}
