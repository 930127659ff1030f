using System.Text;
using System.Text.Unicode;

namespace Understudy.Data;

/// <summary>
/// Records of delimited text as RFC 4180 has them, with any line end. A quote that never closes costs its own row only:
/// reading goes on at the next line.
/// </summary>
internal sealed class CsvRecordReader(Stream utf8, byte delimiter, int maximum)
{
    private const int MaximumFields = 4096;
    private const int MaximumFieldLines = 1000;
    private const int Remembered = 2048;
    private readonly ByteWindow _window = new(utf8, maximum);
    private readonly List<Field> _fields = [];
    private ReadOnlyMemory<byte> _record;
    private long _nextLine = 1;

    private enum Outcome
    {
        Complete,
        NeedMore,
        Unclosed,
    }

    /// <summary>Fields of the record.</summary>
    public int FieldCount => _fields.Count;

    /// <summary>1-based line on which the record starts.</summary>
    public long Line { get; private set; }

    /// <summary>Why the record is of no use, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>1-based field in which the problem lies, or 0.</summary>
    public int ProblemField { get; private set; }

    /// <summary>The record as it stands in the file, at most 2 kB.</summary>
    public ReadOnlyMemory<byte> Raw => _record[..Math.Min(_record.Length, Remembered)];

    /// <summary>Reads the next record, blank lines aside; false at the end.</summary>
    public bool Read()
    {
        while (true)
        {
            ReadOnlyMemory<byte> view = _window.View;
            if (view.IsEmpty && _window.Ended)
            {
                return false;
            }

            Problem = null;
            ProblemField = 0;
            Line = _nextLine;
            Outcome outcome = view.IsEmpty ? Outcome.NeedMore : Parse(view.Span, out int consumed, out int length) switch
            {
                Outcome.Complete => Finish(view[..length], consumed),
                Outcome other => other,
            };
            if (outcome == Outcome.Complete && !(_fields is [{ Length: 0, Quoted: false }] && Problem is null))
            {
                return true;
            }

            if (outcome == Outcome.NeedMore && !_window.Full)
            {
                _window.Fill();
            }
            else if (outcome != Outcome.Complete)
            {
                bool unclosed = outcome == Outcome.Unclosed || view.Span.Contains((byte)'\n');
                Problem = unclosed ? "a quote is opened and not closed" : "the record is longer than the limit";
                ProblemField = _fields.Count + 1;
                _fields.Clear();
                SkipLine();
                return true;
            }
        }
    }

    /// <summary>A field's text, or null when its bytes are no UTF-8 or hold a NUL.</summary>
    public string? Text(int field)
    {
        Field f = _fields[field];
        ReadOnlySpan<byte> bytes = _record.Span.Slice(f.Start, f.Length);
        if (!Utf8.IsValid(bytes) || bytes.Contains((byte)0))
        {
            return null;
        }

        string text = Encoding.UTF8.GetString(bytes);
        return f.Escaped ? text.Replace("\"\"", "\"", StringComparison.Ordinal) : text;
    }

    private Outcome Finish(ReadOnlyMemory<byte> record, int consumed)
    {
        ReadOnlySpan<byte> taken = _window.View.Span[..consumed];
        _nextLine += taken.Count((byte)'\n') + (taken is [.., (byte)'\r'] ? 1 : 0);
        _record = record;
        _window.Skip(consumed);
        return Outcome.Complete;
    }

    private Outcome Parse(ReadOnlySpan<byte> data, out int consumed, out int length)
    {
        _fields.Clear();
        consumed = length = 0;
        int at = 0;
        while (true)
        {
            int end; // where the field's terminator stands
            if (at < data.Length && data[at] == '"')
            {
                if (Quoted(data, at, out end) is not Outcome.Complete and Outcome stuck)
                {
                    return stuck;
                }
            }
            else
            {
                int found = data[at..].IndexOfAny(delimiter, (byte)'\n', (byte)'\r');
                if (found < 0 && !_window.Ended)
                {
                    return Outcome.NeedMore;
                }

                end = found < 0 ? data.Length : at + found;
                Add(new Field(at, end - at, Quoted: false, Escaped: false));
            }

            if (end == data.Length)
            {
                consumed = length = end;
                return _window.Ended ? Outcome.Complete : Outcome.NeedMore;
            }

            if (data[end] == delimiter)
            {
                at = end + 1;
                continue;
            }

            if (data[end] == '\r' && end + 1 == data.Length && !_window.Ended)
            {
                return Outcome.NeedMore;
            }

            length = end;
            consumed = data[end] == '\r' && end + 1 < data.Length && data[end + 1] == '\n' ? end + 2 : end + 1;
            return Outcome.Complete;
        }
    }

    private Outcome Quoted(ReadOnlySpan<byte> data, int open, out int end)
    {
        bool escaped = false;
        end = open + 1;
        while (true)
        {
            int quote = data[end..].IndexOf((byte)'"');
            if (quote < 0)
            {
                return _window.Ended || data[(open + 1)..].Count((byte)'\n') > MaximumFieldLines ? Outcome.Unclosed : Outcome.NeedMore;
            }

            end += quote + 1;
            if (end == data.Length && !_window.Ended)
            {
                return Outcome.NeedMore;
            }

            if (end == data.Length || data[end] != '"')
            {
                break;
            }

            escaped = true;
            end++;
        }

        ReadOnlySpan<byte> content = data[(open + 1)..(end - 1)];
        if (content.Length > MaximumFieldLines && content.Count((byte)'\n') > MaximumFieldLines)
        {
            return Outcome.Unclosed;
        }

        Add(new Field(open + 1, content.Length, Quoted: true, escaped));
        if (end < data.Length && data[end] != delimiter && data[end] is not ((byte)'\r' or (byte)'\n'))
        {
            Problem ??= "text follows a closing quote";
            ProblemField = ProblemField == 0 ? _fields.Count : ProblemField;
            int rest = data[end..].IndexOfAny(delimiter, (byte)'\n', (byte)'\r');
            if (rest < 0 && !_window.Ended)
            {
                return Outcome.NeedMore;
            }

            end = rest < 0 ? data.Length : end + rest;
        }

        return Outcome.Complete;
    }

    private void Add(Field field)
    {
        if (_fields.Count < MaximumFields)
        {
            _fields.Add(field);
        }
        else
        {
            Problem ??= "the record has more than 4096 fields";
        }
    }

    private void SkipLine()
    {
        _record = _window.View.Span[..Math.Min(_window.View.Length, Remembered)].ToArray();
        _nextLine++;
        while (true)
        {
            ReadOnlySpan<byte> view = _window.View.Span;
            int end = view.IndexOf((byte)'\n');
            _window.Skip(end < 0 ? view.Length : end + 1);
            if (end >= 0 || _window.Ended)
            {
                return;
            }

            _window.Fill();
        }
    }

    private readonly record struct Field(int Start, int Length, bool Quoted, bool Escaped);
}
