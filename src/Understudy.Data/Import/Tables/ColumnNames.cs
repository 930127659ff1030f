using System.Globalization;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>Finds columns by name or number, guesses the usual ones, and says what there is when one is missing.</summary>
internal static class ColumnNames
{
    /// <summary>Usual names of the input.</summary>
    public static readonly string[] Inputs = ["text", "input", "query", "prompt", "question", "message"];

    /// <summary>Usual names of the teacher's answer.</summary>
    public static readonly string[] Labels = ["label", "category", "intent", "answer", "output", "completion", "target"];

    /// <summary>Usual names of a text that stands for itself.</summary>
    public static readonly string[] Texts = [.. Inputs, "content", "body", "sentence", "document"];

    /// <summary>Usual names of the item, where the query has a column of its own.</summary>
    public static readonly string[] Items = ["item", "title", "document", "doc", "passage", "product", "candidate", "text"];

    /// <summary>Usual names of the grade of a pair.</summary>
    public static readonly string[] Grades = ["grade", "relevance", "label", "score", "rating"];

    private const int Shown = 30;

    /// <summary>Index of a column given by name (any case if none fits exactly) or by number from 1.</summary>
    public static int Find(string path, IReadOnlyList<string> names, string column, string option, bool header)
    {
        for (int i = 0; header && i < names.Count; i++)
        {
            if (names[i] == column)
            {
                return i;
            }
        }

        for (int i = 0; header && i < names.Count; i++)
        {
            if (string.Equals(names[i], column, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return int.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= names.Count
            ? number - 1
            : throw Missing(path, names, column, option, header);
    }

    /// <summary>The only usual name that is there and not taken, or null; several are an error, since a guess between them would be a coin toss.</summary>
    public static string? Guess(string path, IReadOnlyList<string> names, string[] usual, IReadOnlyCollection<string?> taken, string option)
    {
        string[] found = [.. names.Where(n => usual.Contains(n, StringComparer.OrdinalIgnoreCase) && !taken.Contains(n))];
        return found.Length <= 1
            ? found.FirstOrDefault()
            : throw new UnderstudyException(ErrorCode.ColumnMissing, $"{path}: more than one column could be {Role(option)}: {string.Join(", ", found)}. Name one with {option}.");
    }

    /// <summary>The error for a column that is not there.</summary>
    public static UnderstudyException Missing(string path, IReadOnlyList<string> names, string column, string option, bool header)
    {
        string? nearest = header ? Nearest(column, names) : null;
        return new UnderstudyException(
            ErrorCode.ColumnMissing,
            $"{path}: there is no column '{column}' ({option}).{(nearest is null ? "" : $" Did you mean '{nearest}'?")} {List(names, header)}");
    }

    /// <summary>The error for a role that nothing was found for.</summary>
    public static UnderstudyException Unnamed(string path, IReadOnlyList<string> names, string option, bool header, bool csv) => new(
        ErrorCode.ColumnMissing,
        $"{path}: which column is {Role(option)}? Name it with {option}. {List(names, header)}{(csv && header ? " If the first line is data already, add --no-header and give numbers." : "")}");

    /// <summary>The nearest name by edit distance (adjacent swaps count one), or null when none is near.</summary>
    public static string? Nearest(string column, IEnumerable<string> names) => names
        .Select(n => (Name: n, Distance: Distance(column.ToLowerInvariant(), n.ToLowerInvariant())))
        .Where(n => n.Distance <= Math.Max(2, column.Length / 3))
        .OrderBy(n => n.Distance)
        .Select(n => n.Name)
        .FirstOrDefault();

    private static string Role(string option) => option switch
    {
        "--input" => "the input",
        "--item" => "the item",
        "--label" => "the teacher's answer (or, with --gold, the truth)",
        _ => option,
    };

    private static string List(IReadOnlyList<string> names, bool header)
    {
        IEnumerable<string> shown = names.Take(Shown).Select((n, i) => header ? Excerpt.Of(n, 40) : $"{i + 1} (\"{Excerpt.Of(n, 40)}\")");
        return $"{(header ? "Columns: " : "Columns and their first values: ")}{string.Join(", ", shown)}{(names.Count > Shown ? $", and {names.Count - Shown} more" : "")}.";
    }

    private static int Distance(string a, string b)
    {
        if (a.Length > 200 || b.Length > 200)
        {
            return int.MaxValue;
        }

        var d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                d[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }
}
