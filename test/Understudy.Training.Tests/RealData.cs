using System.Text;

using Understudy.Core;

namespace Understudy.Training.Tests;

/// <summary>Reads the headlines' two files: three columns, the first quoted over two lines.</summary>
internal static class RealData
{
    public static ExampleTable Headlines(string data)
    {
        var builder = new ExampleTableBuilder();
        foreach (string file in (string[])["train.csv", "test.csv"])
        {
            foreach (string[] row in Rows(File.ReadAllText(Path.Combine(data, "headlines", file))))
            {
                builder.Add(new ExampleRow { Source = builder.Count + 1, Input = row[0], Teacher = row[1], Gold = row[1] });
            }
        }

        return builder.Build();
    }

    private static IEnumerable<string[]> Rows(string text)
    {
        List<string> fields = [];
        var field = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && c is ',' or '\n')
            {
                fields.Add(field.ToString().TrimEnd('\r'));
                field.Clear();
                if (c == '\n')
                {
                    yield return [.. fields];
                    fields.Clear();
                }
            }
            else
            {
                field.Append(c);
            }
        }
    }
}
