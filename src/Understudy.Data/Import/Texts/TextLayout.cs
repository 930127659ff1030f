namespace Understudy.Data;

/// <summary>How texts stand in a plain text file.</summary>
public enum TextLayout
{
    /// <summary>Every line that is not blank is a text.</summary>
    Lines,

    /// <summary>Texts are separated by blank lines; the lines of one text stay lines of it.</summary>
    Paragraphs,
}
