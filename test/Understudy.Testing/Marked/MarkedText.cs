using System.Text;

namespace Understudy.Testing;

/// <summary>A text in which everything that must be found is marked; the form of <c>samples/redaction</c>.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Section">The heading above it.</param>
/// <param name="Text">The text without marks.</param>
/// <param name="Marks">What must be found, in order of place.</param>
public sealed record MarkedText(int Line, string Section, string Text, IReadOnlyList<Mark> Marks)
{
    private const char Split = '¦';

    /// <summary>Reads a file: one text a line, <c># …</c> begins a section.</summary>
    public static IReadOnlyList<MarkedText> Read(string path)
    {
        List<MarkedText> texts = [];
        string section = "";
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                section = line[2..];
            }
            else if (line.Length > 0)
            {
                texts.Add(Parse(number, section, line));
            }
        }

        return texts;
    }

    /// <summary>Reads one line: <c>⟦KIND|value⟧</c> is a mark, <c>\n</c> a line break, <c>\\</c> a backslash; <c>¦</c> is left out.</summary>
    /// <exception cref="FormatException">When a mark is not closed.</exception>
    public static MarkedText Parse(int number, string section, string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var text = new StringBuilder(line.Length);
        List<Mark> marks = [];
        (int Start, string Kind)? open = null;
        for (int i = 0; i < line.Length; i++)
        {
            switch (line[i])
            {
                case '⟦' when open is null && line.IndexOf('|', i) is > 0 and int bar:
                    open = (text.Length, line[(i + 1)..bar]);
                    i = bar;
                    break;
                case '⟧' when open is { } o:
                    marks.Add(new Mark(o.Start, text.Length, o.Kind));
                    open = null;
                    break;
                case '⟦' or '⟧':
                    throw new FormatException($"line {number}: a mark is ⟦KIND|value⟧, not inside another one");
                case '\\' when i + 1 < line.Length && line[i + 1] is 'n' or '\\':
                    text.Append(line[++i] == 'n' ? '\n' : '\\');
                    break;
                case Split:
                    break;
                default:
                    text.Append(line[i]);
                    break;
            }
        }

        return open is null ? new MarkedText(number, section, text.ToString(), marks) : throw new FormatException($"line {number}: a mark is not closed");
    }
}
