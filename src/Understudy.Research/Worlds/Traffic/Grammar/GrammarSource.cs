namespace Understudy.Research;

/// <summary>Splits a source into its headed entries.</summary>
internal static class GrammarSource
{
    /// <summary>What stands before the first colon of a line that is not indented, and the rest with its indented lines.</summary>
    public static IEnumerable<(string Header, string Body)> Entries(string source)
    {
        string? header = null, body = null;
        foreach (string raw in source.Split('\n'))
        {
            string line = raw.TrimEnd();
            if (line.Length == 0)
            {
                continue;
            }

            if (line[0] == ' ')
            {
                body += " " + line.Trim();
                continue;
            }

            if (header is not null)
            {
                yield return (header, body!);
            }

            int colon = line.IndexOf(':', StringComparison.Ordinal);
            (header, body) = colon > 0 ? (line[..colon], line[(colon + 1)..].Trim()) : throw new InvalidOperationException($"Not a rule: {line}");
        }

        if (header is not null)
        {
            yield return (header, body!);
        }
    }
}
