using System.Runtime.InteropServices;
using System.Text.Json;

using Microsoft.Win32.SafeHandles;

using Understudy.Core;
using Understudy.Data;

namespace Understudy.Gateway;

/// <summary>
/// A recording to be served: an index of what was asked in memory (some 100 bytes a call), the answers on disk. The same question asked again
/// gets the recorded answers in turn, from the beginning after the last. Thread-safe.
/// </summary>
public sealed class ReplayRecording : IDisposable
{
    /// <summary>Most remarks that are kept; the others are counted.</summary>
    public const int MaximumRemarks = 20;

    private const int MaximumDepth = 64;
    private readonly SafeFileHandle _file;
    private readonly bool _strict;
    private readonly Dictionary<UInt128, int> _questions = [];
    private readonly SortedDictionary<string, int> _models = new(StringComparer.Ordinal);
    private readonly int[] _calls = new int[Enum.GetValues<CallEndpoint>().Length];
    private readonly List<string> _remarks = [];
    private RecordedAnswer[] _answers = [];
    private int[] _firsts = [], _turns = [];

    private ReplayRecording(SafeFileHandle file, bool strict) => (_file, _strict) = (file, strict);

    /// <summary>Calls that can be served.</summary>
    public int Calls => _calls.Sum();

    /// <summary>Distinct questions among them.</summary>
    public int Questions => _questions.Count;

    /// <summary>Lines that cannot be served.</summary>
    public int Skipped { get; private set; }

    /// <summary>Why lines cannot be served, the first <see cref="MaximumRemarks"/> of them, each with its line's number.</summary>
    public IReadOnlyList<string> Remarks => _remarks;

    /// <summary>Models that answered or were asked for, in order of name.</summary>
    public IReadOnlyCollection<string> Models => _models.Keys;

    /// <summary>Reads a recording through once.</summary>
    /// <exception cref="UnderstudyException">When the file cannot be read or holds no call.</exception>
    public static ReplayRecording Open(string path, bool strict, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        SafeFileHandle file;
        try
        {
            file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.RandomAccess);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnderstudyException(ErrorCode.PathUnusable, Directory.Exists(path) ? $"{path}: expected a file, found a directory. Name one file in it." : e is FileNotFoundException or DirectoryNotFoundException ? $"{path}: no such file." : $"{path}: cannot be read ({e.Message}).", e);
        }

        var recording = new ReplayRecording(file, strict);
        try
        {
            recording.Read(path, cancellationToken);
            return recording;
        }
        catch
        {
            recording.Dispose();
            throw;
        }
    }

    /// <summary>Calls of one API.</summary>
    public int CallsOf(CallEndpoint endpoint) => _calls[(int)endpoint];

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>The next answer to a request; false when it was not recorded.</summary>
    internal bool TryTake(CallEndpoint endpoint, JsonElement request, out RecordedAnswer answer)
    {
        answer = default;
        if (!_questions.TryGetValue(RequestKey.Of(endpoint, request, _strict), out int question))
        {
            return false;
        }

        int first = _firsts[question], count = _firsts[question + 1] - first;
        uint turn = (uint)(Interlocked.Increment(ref _turns[question]) - 1);
        answer = _answers[first + (int)(turn % (uint)count)];
        return true;
    }

    /// <summary>Reads an answer's bytes.</summary>
    /// <exception cref="IOException">When the file is not what it was.</exception>
    internal async ValueTask<byte[]> ReadAsync(RecordedAnswer answer, CancellationToken cancellationToken)
    {
        byte[] bytes = new byte[answer.Length];
        for (int length = 0; length < bytes.Length;)
        {
            int read = await RandomAccess.ReadAsync(_file, bytes.AsMemory(length), answer.Offset + length, cancellationToken).ConfigureAwait(false);
            length += read > 0 ? read : throw new IOException("The recording is shorter than it was.");
        }

        return bytes;
    }

    private void Read(string path, CancellationToken cancellationToken)
    {
        var lines = new RecordedLines(_file);
        var found = new List<(int Question, RecordedAnswer Answer)>();
        while (lines.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (lines.Number == 1)
            {
                RequireText(path, lines.Line.Span);
            }

            ReadOnlyMemory<byte> line = lines.Number == 1 && lines.Line.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? lines.Line[3..] : lines.Line;
            if (lines.TooLong)
            {
                Remark(lines.Number, $"the line is longer than {RecordedLines.Longest >> 20} MiB");
            }
            else if (!IsBlank(line.Span))
            {
                Add(line, lines.Offset + lines.Line.Length - line.Length, lines.Number, found);
            }
        }

        if (found.Count == 0)
        {
            throw new UnderstudyException(ErrorCode.InputEmpty, $"{path}: expected JSON Lines of calls, each an object with 'request' and 'response'; found none{(_remarks.Count > 0 ? $" ({_remarks[0]})" : "")}.");
        }

        Arrange(found);
    }

    private void Add(ReadOnlyMemory<byte> line, long offset, int number, List<(int, RecordedAnswer)> found)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = MaximumDepth });
            if (RecordedRow.Read(document.RootElement, out string problem) is not { } row)
            {
                Remark(number, problem);
                return;
            }

            ReadOnlySpan<byte> raw = JsonMarshal.GetRawUtf8Value(row.Response);
            line.Span.Overlaps(raw, out int place);
            ref int question = ref CollectionsMarshal.GetValueRefOrAddDefault(_questions, RequestKey.Of(row.Endpoint, row.Request, _strict), out bool known);
            question = known ? question : _questions.Count - 1;
            found.Add((question, new RecordedAnswer(offset + place, raw.Length, (float)row.Milliseconds, number)));
            _calls[(int)row.Endpoint]++;
            Count(RecordedRow.Member(row.Response, "model"));
            Count(RecordedRow.Member(row.Request, "model"));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            Remark(number, e is JsonException json ? $"no JSON (byte {json.BytePositionInLine + 1})" : "text that is not valid Unicode");
        }
    }

    private void Count(JsonElement model)
    {
        const int MaximumModels = 1000;
        if (model.ValueKind == JsonValueKind.String && _models.Count < MaximumModels)
        {
            _models.TryAdd(model.GetString()!, 0);
        }
    }

    /// <summary>The answers of one question side by side, in the order of the file.</summary>
    private void Arrange(List<(int Question, RecordedAnswer Answer)> found)
    {
        _firsts = new int[_questions.Count + 1];
        _turns = new int[_questions.Count];
        _answers = new RecordedAnswer[found.Count];
        foreach ((int question, _) in found)
        {
            _firsts[question + 1]++;
        }

        for (int i = 1; i < _firsts.Length; i++)
        {
            _firsts[i] += _firsts[i - 1];
        }

        int[] next = _firsts[..^1];
        foreach ((int question, RecordedAnswer answer) in found)
        {
            _answers[next[question]++] = answer;
        }
    }

    private void Remark(int line, string problem)
    {
        Skipped++;
        if (_remarks.Count < MaximumRemarks)
        {
            _remarks.Add($"line {line}: {problem}");
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept(" \t\r"u8) < 0;

    private static void RequireText(string path, ReadOnlySpan<byte> start)
    {
        if (start is [0x1F, 0x8B, ..])
        {
            throw new UnderstudyException(ErrorCode.InputUnreadable, $"{path}: answers are read from their places in the file, which gzip does not allow. Unpack it first (gunzip).");
        }

        if (start.Contains((byte)0))
        {
            throw new UnderstudyException(ErrorCode.InputUnreadable, $"{path}: expected JSON Lines in UTF-8, found binary data or another encoding.");
        }
    }
}
