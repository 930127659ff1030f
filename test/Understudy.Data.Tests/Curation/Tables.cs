using Understudy.Core;

namespace Understudy.Data.Tests;

/// <summary>Small tables for curation.</summary>
internal static class Tables
{
    public static ExampleTable Of(params IEnumerable<string> inputs) => Of(inputs.Select((input, i) => new ExampleRow { Source = i + 1, Input = input, Teacher = i % 2 == 0 ? "x" : "y" }));

    public static ExampleTable Of(IEnumerable<ExampleRow> rows)
    {
        var builder = new ExampleTableBuilder();
        foreach (ExampleRow row in rows)
        {
            builder.Add(row);
        }

        return builder.Build();
    }
}
