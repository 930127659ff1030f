using System.Text;

using Understudy.Core;

namespace Understudy.Bench;

/// <summary>
/// Generated labelled rows with a known, learnable rule and noise: 20 labels, a Zipf vocabulary of 20,000 invented words of which each
/// label prefers its own, about 60 characters a row, 4 % of labels wrong. For measuring time and memory, never accuracy.
/// </summary>
public static class GeneratedRows
{
    private const int Labels = 20;
    private const int Vocabulary = 20_000;

    /// <summary>Writes a CSV file with the columns <c>text,label</c>.</summary>
    public static void Write(string path, int rows, Seed seed)
    {
        var random = new SeededRandom(seed);
        string[] words = [.. Enumerable.Range(0, Vocabulary).Select(_ => Word(random))];
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 16);
        writer.Write("text,label\n");
        for (int row = 0; row < rows; row++)
        {
            int label = random.Next(Labels);
            int length = 6 + random.Next(7);
            for (int i = 0; i < length; i++)
            {
                int rank = (int)(Vocabulary * Math.Pow(random.NextDouble(), 3)); // heavy head, long tail
                if (random.NextDouble() < 0.3)
                {
                    rank = Math.Min(Vocabulary - 1, (rank / Labels * Labels) + label); // the label's own words
                }

                if (i > 0)
                {
                    writer.Write(' ');
                }

                writer.Write(words[rank]);
            }

            writer.Write(",label_");
            writer.Write(random.NextDouble() < 0.04 ? random.Next(Labels) : label);
            writer.Write('\n');
        }
    }

    private static string Word(SeededRandom random)
    {
        const string Consonants = "bcdfghjklmnprstvwz", Vowels = "aeiou";
        var word = new StringBuilder();
        int syllables = 2 + random.Next(2);
        for (int i = 0; i < syllables; i++)
        {
            word.Append(Consonants[random.Next(Consonants.Length)]).Append(Vowels[random.Next(Vowels.Length)]);
        }

        return random.Next(3) == 0 ? word.Append(Consonants[random.Next(Consonants.Length)]).ToString() : word.ToString();
    }
}
