using System.Text;
using System.Text.RegularExpressions;

using CsCheck;

using Xunit;

namespace Understudy.Inference.Tests.Text;

public sealed partial class BytePairTests
{
    [Fact]
    public void Cuts_are_those_of_the_expression()
    {
        // .NET's \s has U+0085 and lacks U+FEFF, JavaScript's the other way round; characters of two units are in the golden texts.
        Gen<char> characters = Gen.OneOf(Gen.Char[' ', '~'], Gen.OneOf(' ', ' ', '\'', '\'', 's', 'l', 't', '\t', '\n', '\u0085', '\uFEFF', 'é', '٣', '中'), Gen.Char['\0', '\uD7FF']);
        characters.Array[0, 40].Select(c => new string(c)).Sample(text =>
        {
            List<string> pieces = [];
            for (int start = 0, end; start < text.Length; start = end)
            {
                end = BytePairPieces.EndOf(text, start, BytePairCuts.Gpt2);
                pieces.Add(text[start..end]);
            }

            return pieces.SequenceEqual(Cuts().Matches(text).Select(m => m.Value));
        });
    }

    [Fact]
    public void Merging_by_heap_is_merging_by_search()
    {
        Gen.Select(Gen.Int[0, 60], Gen.Char['a', 'd'].Array[1, 80]).Sample((count, letters) =>
        {
            (TextTokenizer tokenizer, List<(string Left, string Right)> merges) = Made(count);
            string word = new(letters);
            List<string> symbols = ["Ġ", .. word.Select(c => c.ToString())];
            while (true)
            {
                var best = Enumerable.Range(0, symbols.Count - 1).Select(i => (Rank: merges.IndexOf((symbols[i], symbols[i + 1])), At: i)).Where(m => m.Rank >= 0).Order().ToArray();
                if (best.Length == 0)
                {
                    break;
                }

                int at = best[0].At;
                symbols[at] += symbols[at + 1];
                symbols.RemoveAt(at + 1);
            }

            return tokenizer.Tokens(word).SequenceEqual(symbols);
        });
    }

    [Fact]
    public void Tokens_spell_the_text_out()
    {
        Dictionary<char, byte> bytes = Enumerable.Range(0, 256).ToDictionary(b => ByteAlphabet.ByByte[b], b => (byte)b);
        Gen.Char.Array[0, 80].Select(c => new string(c)).Sample(text =>
        {
            string spelled = Encoding.UTF8.GetString([.. GoldenTokenizers.BytePair.Tokens(text).SelectMany(t => t).Select(c => bytes[c])]);
            var lower = new char[LowerCasing.LongestResult(text)];
            string expected = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(lower, 0, LowerCasing.Lower(text, lower)));
            return spelled == (text.Length > 0 && text[0] != ' ' ? " " : "") + expected;
        });
    }

    [Fact]
    public void Ignoring_merges_takes_a_piece_that_is_a_token_whole()
    {
        string json = GoldenTokenizers.Json("bytepair.json");
        int id = GoldenTokenizers.BytePair.VocabularySize;
        string with = json.Replace("\"vocab\":{", $"\"vocab\":{{\"Ġqzqzqz\":{id},", StringComparison.Ordinal);
        string ignoring = with.Replace("\"ignore_merges\":false", "\"ignore_merges\":true", StringComparison.Ordinal);

        Assert.NotEqual(["Ġqzqzqz"], TextTokenizer.Read(Encoding.UTF8.GetBytes(with)).Tokens("qzqzqz"));
        Assert.Equal(["Ġqzqzqz"], TextTokenizer.Read(Encoding.UTF8.GetBytes(ignoring)).Tokens("qzqzqz"));
    }

    [Fact]
    public void Many_threads_and_more_words_than_the_cache_holds_change_nothing()
    {
        string[] words = [.. Enumerable.Range(0, 40_000).Select(i => $"w{i}x{i % 7}")];
        int[][] expected = [.. words.Select(w => GoldenTokenizers.BytePair.Encode(w, 64).Ids)];
        var shared = TextTokenizer.Read(GoldenTokenizers.Bytes("bytepair.json"));

        Parallel.For(0, 2 * words.Length, i => Assert.Equal(expected[i % words.Length], shared.Encode(words[i % words.Length], 64).Ids));
    }

    [GeneratedRegex(@"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?(?:[^\s\uFEFF\p{L}\p{N}]|\u0085)+|(?:(?!\u0085)[\s\uFEFF])+(?!(?:[^\s\uFEFF]|\u0085))|(?:(?!\u0085)[\s\uFEFF])+")]
    private static partial Regex Cuts();

    private static (TextTokenizer Tokenizer, List<(string Left, string Right)> Merges) Made(int count)
    {
        // Every merge joins two tokens that there are by then; which ones is a fixed pattern.
        List<string> tokens = [.. TextTokenizer.SpecialTokenTexts, .. TextTokenizer.ByteTokenTexts], made = ["a", "b", "c", "d", "Ġ"];
        List<(string, string)> merges = [];
        for (int i = 0; merges.Count < count; i++)
        {
            (string left, string right) = (made[i * 7 % made.Count], made[i * 3 % 4]);
            if (!tokens.Contains(left + right))
            {
                tokens.Add(left + right);
                made.Add(left + right);
                merges.Add((left, right));
            }
            else if (i > 20 * count)
            {
                break;
            }
        }

        return (TextTokenizer.FromMerges(tokens, merges, lowerCase: false), merges);
    }
}
