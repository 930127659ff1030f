namespace Understudy.Data;

/// <summary>Tells texts a line from paragraphs between blank lines, by the beginning of a file.</summary>
internal static class TextLayoutGuess
{
    private const int Lines = 2000;
    private const double LeastBlank = 0.05;

    /// <summary>
    /// Paragraphs where some text goes over more than one line and blank lines are as frequent as paragraphs have them (one in
    /// twenty lines or more): a stray blank line in a list of texts must not make one text of a thousand.
    /// </summary>
    public static TextLayout Of(SourceFile file, int maximumLine)
    {
        using TextSource source = file.OpenText();
        var lines = new LineReader(source.Utf8, maximumLine);
        int texts = 0, blank = 0, block = 0, longest = 0;
        for (int i = 0; i < Lines && lines.Read(); i++)
        {
            if (IsBlank(lines))
            {
                blank += block > 0 ? 1 : 0; // several between two paragraphs, or at the start, count as one or none
                block = 0;
            }
            else
            {
                texts++;
                longest = Math.Max(longest, ++block);
            }
        }

        return longest > 1 && blank >= LeastBlank * (texts + blank) ? TextLayout.Paragraphs : TextLayout.Lines;
    }

    /// <summary>Whether the line is nothing but white space.</summary>
    public static bool IsBlank(LineReader lines) => !lines.TooLong && lines.Line.Span.Trim(" \t\f\v\r"u8).IsEmpty;
}
