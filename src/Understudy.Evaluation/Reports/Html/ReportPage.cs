using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>What every section writes with: the result, the words, and the recurring pieces of the page.</summary>
internal sealed class ReportPage(Markup markup, EvaluationResult result)
{
    /// <summary>The writer.</summary>
    public Markup Out { get; } = markup;

    /// <summary>What is reported.</summary>
    public EvaluationResult Result { get; } = result;

    /// <summary>The words for its kind of truth.</summary>
    public ReportWords Words { get; } = ReportWords.For(result.Truth, result.Workload.Kind);

    /// <summary>How the primary metric is written.</summary>
    public MetricFormat Format => Words.Format;

    /// <summary>Whether it is judged by gold.</summary>
    public bool IsGold => Result.Truth == TruthKind.Gold;

    /// <summary>The teacher's line, or null.</summary>
    public ResponderResult? Teacher => Result.Responders.FirstOrDefault(r => r.Kind == ResponderKind.Teacher);

    /// <summary>The tested specialist's line alone, or null.</summary>
    public ResponderResult? Specialist =>
        Result.Responders.FirstOrDefault(r => r is { Kind: ResponderKind.Specialist, IsEscalating: false } && r.Name == Result.Chosen)
        ?? Result.Responders.FirstOrDefault(r => r is { Kind: ResponderKind.Specialist, IsEscalating: false });

    /// <summary>The line of specialist and teacher together, or null.</summary>
    public ResponderResult? Escalating => Result.Responders.FirstOrDefault(r => r.IsEscalating);

    /// <summary>What decides.</summary>
    public ModeResult Deciding => Result.Deciding == PromotionMode.WithEscalation && Result.WithEscalation is { } together ? together : Result.Alone;

    /// <summary>The other system's name in sentences.</summary>
    public string TeacherName => Teacher?.Name ?? "the teacher";

    /// <summary>Opens a card with its heading and one line that explains it.</summary>
    public Markup.Scope Card(string id, string heading, string explanation)
    {
        Markup.Scope card = Out.In("section", ("class", "card"), ("id", id), ("aria-labelledby", id + "-h"));
        Out.Leaf("h2", heading, ("id", id + "-h"));
        Out.Leaf("p", explanation, ("class", "explain"));
        return card;
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

    /// <summary>A verdict with sign and word.</summary>
    public void Badge(Verdict verdict) => Out.Leaf("span", VerdictText.Sign(verdict) + " " + VerdictText.Name(verdict), ("class", "badge " + verdict));
}
