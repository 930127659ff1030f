using Understudy.Inference;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>Rows as tensors, padded to the longest. Lives in the caller's dispose scope.</summary>
internal sealed class TaggerBatch
{
    /// <summary>Makes a batch.</summary>
    /// <param name="rows">The words of each row.</param>
    /// <param name="mentions">Features of the classes that each row names.</param>
    /// <param name="device">Where.</param>
    public TaggerBatch(IReadOnlyList<IReadOnlyList<TaggerRows.Entry>> rows, IReadOnlyList<float[]> mentions, Device device)
    {
        Rows = rows.Count;
        Words = rows.Max(r => r.Count);
        Positions = [.. Enumerable.Range(0, Rows)];
        long[] words = new long[Rows * Words], shapes = new long[Rows * Words], reversed = new long[Rows * Words];
        float[] mask = new float[Rows * Words], lengths = new float[Rows], counts = new float[Rows * Words];
        List<long> grams = [], owners = [];
        for (int r = 0; r < Rows; r++)
        {
            int length = rows[r].Count;
            lengths[r] = length;
            for (int t = 0; t < Words; t++)
            {
                int at = (r * Words) + t;
                reversed[at] = (r * Words) + (t < length ? length - 1 - t : t);
                counts[at] = 1;
                if (t < length)
                {
                    TaggerRows.Entry entry = rows[r][t];
                    (words[at], shapes[at], mask[at]) = (entry.Word, entry.Shape, 1);
                    counts[at] = Math.Max(1, entry.Grams.Length);
                    foreach (int gram in entry.Grams)
                    {
                        grams.Add(gram);
                        owners.Add(at);
                    }
                }
            }
        }

        WordRows = tensor(words, device: device);
        ShapeRows = tensor(shapes, device: device);
        GramRows = tensor(grams.ToArray(), device: device);
        GramWords = tensor(owners.ToArray(), device: device);
        GramCounts = tensor(counts, [Rows * Words, 1], device: device);
        Reversed = tensor(reversed, device: device);
        Mask = tensor(mask, [Rows, Words], device: device);
        Lengths = tensor(lengths, [Rows, 1], device: device);
        Mentions = tensor(mentions.SelectMany(m => m).ToArray(), [Rows, mentions[0].Length / ClassMentions.Features, ClassMentions.Features], device: device);
    }

    public int Rows { get; }

    public int Words { get; }

    /// <summary>Each row's place in the batch.</summary>
    public int[] Positions { get; }

    public Tensor WordRows { get; } // [rows·words]

    public Tensor ShapeRows { get; } // [rows·words]

    public Tensor GramRows { get; } // [n-grams]

    /// <summary>The word of every n-gram.</summary>
    public Tensor GramWords { get; } // [n-grams]

    /// <summary>N-grams of every word, at least 1.</summary>
    public Tensor GramCounts { get; } // [rows·words, 1]

    /// <summary>For every place the place that its row has there when it is read backwards; padding stays.</summary>
    public Tensor Reversed { get; } // [rows·words]

    public Tensor Mask { get; } // [rows, words], 1 where there is a word

    public Tensor Lengths { get; } // [rows, 1]

    public Tensor Mentions { get; } // [rows, intents and classes of heads, features]
}
