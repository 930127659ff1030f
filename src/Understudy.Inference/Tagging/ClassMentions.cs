using System.Text.Json;

namespace Understudy.Inference;

/// <summary>
/// How far a text names what it may be answered with: the words of a function's name, of an enumerated value, of an argument's name. A word
/// of a class counts by the likest word of the text, so that a slip of a key does not hide it; a class by the mean of its words.
/// Features of label descriptions, as in zero-shot slot filling (Bapna et al., 1707.02363). Immutable and thread-safe.
/// </summary>
public sealed class ClassMentions
{
    /// <summary>Features of a class: its value is named, its argument is named.</summary>
    public const int Features = 2;

    // Likeness of two words: the Dice coefficient of their character n-grams; below the least they have nothing to do with each other.
    private const int ShortestGram = 2, LongestGram = 3;
    private const float LeastLikeness = 0.6f;
    private const int MostWords = 2048; // of all classes together; later ones are never named

    private readonly uint[][] _words = []; // n-grams of every distinct word, sorted
    private readonly int[][] _phrases; // [classes · Features] indices of words

    /// <summary>Reads the names of a plan's classes: intents, then the classes of every head.</summary>
    public ClassMentions(CallPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        List<uint[]> words = [];
        var known = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        List<int[]> phrases = [];
        foreach (PlannedIntent intent in plan.Intents)
        {
            phrases.Add(Phrase(intent.Kind == IntentKind.Call ? intent.Name : ""));
            phrases.Add([]);
        }

        foreach (PlannedArgument argument in plan.Intents.SelectMany(i => i.Arguments).Where(a => a.Head >= 0).DistinctBy(a => a.Head).OrderBy(a => a.Head))
        {
            int[] name = Phrase(argument.Path[^1]);
            phrases.AddRange([[], []]); // absent
            foreach (string value in argument.Values)
            {
                phrases.AddRange([Phrase(Spoken(value)), name]);
            }
        }

        (_words, _phrases) = ([.. words], [.. phrases]);

        int[] Phrase(string text)
        {
            List<WordSpan> spans = [];
            string apart = Apart(text);
            TaggingWords.Cut(apart, spans, MostWords);
            List<int> own = [];
            foreach (WordSpan span in spans)
            {
                string word = apart.Substring(span.Start, span.Length);
                if (!known.TryGetValue(word, out int index))
                {
                    if (words.Count == MostWords)
                    {
                        return [];
                    }

                    known.Add(word, index = words.Count);
                    words.Add(Grams(word));
                }

                own.Add(index);
            }

            return [.. own];
        }
    }

    /// <summary>Classes: intents, then those of all heads.</summary>
    public int Classes => _phrases.Length / Features;

    /// <summary>The features of one text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="words">Its words.</param>
    /// <param name="features">Receives [classes, <see cref="Features"/>], 0 to 1.</param>
    public void Of(ReadOnlySpan<char> text, IReadOnlyList<WordSpan> words, Span<float> features)
    {
        Span<float> likest = _words.Length <= 256 ? stackalloc float[_words.Length] : new float[_words.Length];
        likest.Clear();
        Span<uint> room = stackalloc uint[WordHashes.MostGrams(ShortestGram, LongestGram)];
        foreach (WordSpan span in words)
        {
            Span<uint> grams = Grams(text.Slice(span.Start, span.Length), room);
            for (int i = 0; i < likest.Length; i++)
            {
                likest[i] = likest[i] == 1 ? 1 : Math.Max(likest[i], Likeness(_words[i], grams));
            }
        }

        for (int i = 0; i < _phrases.Length; i++)
        {
            float sum = 0;
            foreach (int word in _phrases[i])
            {
                sum += likest[word];
            }

            features[i] = _phrases[i].Length == 0 ? 0 : sum / _phrases[i].Length;
        }
    }

    private static uint[] Grams(ReadOnlySpan<char> word)
    {
        Span<uint> room = stackalloc uint[WordHashes.MostGrams(ShortestGram, LongestGram)];
        return Grams(word, room).ToArray();
    }

    private static Span<uint> Grams(ReadOnlySpan<char> word, Span<uint> room)
    {
        Span<uint> grams = room[..WordHashes.Grams(word, ShortestGram, LongestGram, room)];
        grams.Sort();
        return grams;
    }

    private static float Likeness(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b)
    {
        if (2 * Math.Min(a.Length, b.Length) < LeastLikeness * (a.Length + b.Length))
        {
            return 0;
        }

        int common = 0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            common += a[i] == b[j] ? 1 : 0;
            (i, j) = a[i] == b[j] ? (i + 1, j + 1) : a[i] < b[j] ? (i + 1, j) : (i, j + 1);
        }

        float likeness = 2f * common / (a.Length + b.Length);
        return likeness < LeastLikeness ? 0 : likeness;
    }

    /// <summary>A value as it may be said: a text itself, a number's digits; nothing for what has no words.</summary>
    private static string Spoken(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind switch
        {
            JsonValueKind.String => document.RootElement.GetString()!,
            JsonValueKind.Number => json,
            _ => "",
        };
    }

    /// <summary>Words that programs write together, taken apart: <c>job_done</c>, <c>jobDone</c>.</summary>
    private static string Apart(string name) => string.Concat(name.Select((c, i) => c is '_' or '-' or '.' ? " " : i > 0 && char.IsUpper(c) && char.IsLower(name[i - 1]) ? $" {c}" : $"{c}"));
}
