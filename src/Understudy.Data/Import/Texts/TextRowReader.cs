using System.Text;
using System.Text.Unicode;

namespace Understudy.Data;

/// <summary>Texts of a plain text file: lines, or paragraphs between blank lines.</summary>
internal sealed class TextRowReader(SourceFile file, TextLayout layout, int maximum) : RowReader
{
    private readonly TextSource _source = file.OpenText();
    private readonly StringBuilder _paragraph = new();
    private LineReader? _lines;
    private bool _held; // the line in view was read, but belongs to the next text
    private long _first; // line on which the paragraph begins

    public override long BytesRead => _source.BytesRead;

    public override IReadOnlyList<string> Columns => [];

    public override ValueTask<bool> ReadAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Read());

    public override ValueTask DisposeAsync()
    {
        _source.Dispose();
        return ValueTask.CompletedTask;
    }

    private bool Read()
    {
        LineReader lines = _lines ??= new LineReader(_source.Utf8, maximum);
        _paragraph.Clear();
        while (_held || lines.Read())
        {
            _held = false;
            if (TextLayoutGuess.IsBlank(lines))
            {
                if (_paragraph.Length > 0)
                {
                    break;
                }

                continue;
            }

            string? problem = lines.TooLong ? "the line is longer than the limit" : Utf8.IsValid(lines.Line.Span) ? null : "the line holds bytes that are no text";
            if (_paragraph.Length > 0 && (problem is not null || _paragraph.Length + lines.Line.Length >= maximum))
            {
                _held = true;
                break;
            }

            if (problem is not null || layout == TextLayout.Lines)
            {
                Take(lines.Number, lines.Line, problem is null ? Encoding.UTF8.GetString(lines.Line.Span) : "", problem);
                return true;
            }

            _first = _paragraph.Length == 0 ? lines.Number : _first;
            _paragraph.Append(_paragraph.Length == 0 ? "" : "\n").Append(Encoding.UTF8.GetString(lines.Line.Span));
        }

        if (_paragraph.Length == 0)
        {
            return false;
        }

        Take(_first, default, _paragraph.ToString(), null);
        return true;
    }

    private void Take(long line, ReadOnlyMemory<byte> raw, string text, string? problem)
    {
        Current.Reset(line, line, raw);
        Current.Input = text;
        if (problem is not null)
        {
            Current.Reject(problem);
        }

        Check();
    }
}
