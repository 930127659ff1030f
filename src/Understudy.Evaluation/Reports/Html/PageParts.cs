namespace Understudy.Evaluation;

/// <summary>The recurring pieces of every page that this product writes: head, cards, tables, lists.</summary>
internal class PageParts(Markup markup)
{
    /// <summary>Nothing may be fetched, run or submitted; the style sheet is in the page.</summary>
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    /// <summary>The writer.</summary>
    public Markup Out { get; } = markup;

    /// <summary>The page's head with its title and style sheet.</summary>
    public static void Head(Markup markup, string title)
    {
        using (markup.In("head"))
        {
            markup.Empty("meta", ("charset", "utf-8"));
            markup.Empty("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy));
            markup.Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
            markup.Empty("meta", ("name", "color-scheme"), ("content", "light dark"));
            markup.Empty("meta", ("name", "referrer"), ("content", "no-referrer"));
            markup.Leaf("title", title);
            markup.Style(ReportStyle.Sheet);
        }
    }

    /// <summary>Opens a card with its heading and one line that explains it.</summary>
    public Markup.Scope Card(string id, string heading, string explanation)
    {
        Markup.Scope card = Out.In("section", ("class", "card"), ("id", id), ("aria-labelledby", id + "-h"));
        Out.Leaf("h2", heading, ("id", id + "-h"));
        Out.Leaf("p", explanation, ("class", "explain"));
        return card;
    }

    /// <summary>One figure in large type, with what it is above and how sure below.</summary>
    public static void Tile(Markup markup, string name, string big, string sub)
    {
        using (markup.In("div", ("class", "tile")))
        {
            markup.Leaf("dt", name);
            markup.Leaf("dd", big, ("class", "big"));
            markup.Leaf("dd", sub, ("class", "sub"));
        }
    }

    /// <summary>The figures behind a plot, folded away: everything drawn can be read.</summary>
    public void Data(string caption, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        using (Out.In("details"))
        {
            Out.Leaf("summary", "Figures as a table");
            Table(caption, columns, rows);
        }
    }

    /// <summary>A plain table whose first column names the row.</summary>
    public void Table(string caption, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows, bool isLastText = false)
    {
        using (Scroll(caption))
        using (Out.In("table"))
        {
            Out.Leaf("caption", caption);
            using (Out.In("thead"))
            using (Out.In("tr"))
            {
                for (int i = 0; i < columns.Count; i++)
                {
                    Out.Leaf("th", columns[i], ("scope", "col"), ("class", i == 0 || (isLastText && i == columns.Count - 1) ? null : "number"));
                }
            }

            using (Out.In("tbody"))
            {
                foreach (IReadOnlyList<string> row in rows)
                {
                    using (Out.In("tr"))
                    {
                        using (Out.In("th", ("scope", "row")))
                        {
                            User(row[0]);
                        }

                        for (int i = 1; i < row.Count; i++)
                        {
                            Out.Leaf("td", row[i], ("class", isLastText && i == row.Count - 1 ? null : "number"));
                        }
                    }
                }
            }
        }
    }

    /// <summary>A box that scrolls sideways on a narrow screen and can be reached and moved by keyboard.</summary>
    public Markup.Scope Scroll(string label) => Out.In("div", ("class", "scroll"), ("role", "region"), ("aria-label", label), ("tabindex", "0"));

    /// <summary>Text from outside, kept from reordering what stands around it.</summary>
    public void User(string? text) => Out.Leaf("bdi", text, ("dir", "auto"));

    /// <summary>A list of sentences; nothing when there are none.</summary>
    public void List(IEnumerable<string> sentences, string style = "plain")
    {
        string[] all = [.. sentences];
        if (all.Length == 0)
        {
            return;
        }

        using (Out.In("ul", ("class", style)))
        {
            foreach (string sentence in all)
            {
                Out.Leaf("li", sentence);
            }
        }
    }
}
