using System.Collections.Frozen;
using System.Text;

namespace Understudy.Evaluation;

/// <summary>
/// Writes HTML with inline SVG that is well-formed XML too. Everything that comes in as text leaves encoded: there is no way to
/// pass markup through, except <see cref="Style"/>, which takes our own constant. Not thread-safe.
/// </summary>
internal sealed class Markup
{
    private static readonly FrozenSet<string> s_blocks = FrozenSet.ToFrozenSet(
        [
            "html", "head", "body", "title", "style", "meta", "header", "main", "nav", "section", "footer", "div", "article", "h1", "h2", "h3",
            "p", "ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "details", "summary", "table", "caption", "thead", "tbody",
            "tr", "svg", "g", "desc", "pre",
        ],
        StringComparer.Ordinal);

    private readonly StringBuilder _out = new(64 * 1024);
    private readonly Stack<string> _open = new();

    /// <summary>Starts a document.</summary>
    public Markup Doctype()
    {
        _out.Append("<!DOCTYPE html>\n");
        return this;
    }

    /// <summary>Opens an element that the returned scope closes. Attributes whose value is null are left out.</summary>
    public Scope In(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Tag(name, attributes);
        _out.Append('>');
        _open.Push(name);
        return new Scope(this);
    }

    /// <summary>An element without content.</summary>
    public Markup Empty(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Tag(name, attributes);
        _out.Append(" />");
        return this;
    }

    /// <summary>An element with text only.</summary>
    public Markup Leaf(string name, string? text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        using (In(name, attributes))
        {
            Text(text);
        }

        return this;
    }

    /// <summary>Encoded text.</summary>
    public Markup Text(string? text)
    {
        foreach (char c in VisibleText.Of(text))
        {
            _ = c switch
            {
                '<' => _out.Append("&lt;"),
                '>' => _out.Append("&gt;"),
                '&' => _out.Append("&amp;"),
                '"' => _out.Append("&quot;"),
                '\'' => _out.Append("&#39;"),
                _ => _out.Append(c),
            };
        }

        return this;
    }

    /// <summary>The style sheet: our own constant, which must hold neither <c>&lt;</c> nor <c>&amp;</c>.</summary>
    /// <exception cref="ArgumentException">When it does.</exception>
    public Markup Style(string css)
    {
        if (css.AsSpan().ContainsAny('<', '&'))
        {
            throw new ArgumentException("A style sheet here holds neither '<' nor '&', so that the page stays well-formed.", nameof(css));
        }

        using (In("style"))
        {
            _out.Append('\n').Append(css);
        }

        return this;
    }

    /// <summary>What was written.</summary>
    /// <exception cref="InvalidOperationException">When an element is still open.</exception>
    public override string ToString() => _open.Count == 0
        ? _out.ToString()
        : throw new InvalidOperationException($"<{_open.Peek()}> is still open.");

    private void Tag(string name, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _out.Append('<').Append(name);
        foreach ((string attribute, string? value) in attributes)
        {
            if (value is not null)
            {
                _out.Append(' ').Append(attribute).Append("=\"");
                Text(value);
                _out.Append('"');
            }
        }
    }

    private void Close()
    {
        string name = _open.Pop();
        _out.Append("</").Append(name).Append('>');
        if (s_blocks.Contains(name))
        {
            _out.Append('\n');
        }
    }

    /// <summary>Closes its element when disposed.</summary>
    internal readonly ref struct Scope(Markup markup)
    {
        /// <summary>Closes the element.</summary>
        public void Dispose() => markup.Close();
    }
}
