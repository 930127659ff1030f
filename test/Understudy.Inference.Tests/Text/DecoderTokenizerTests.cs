using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

using CsCheck;

using Understudy.Core;

using Xunit;

namespace Understudy.Inference.Tests.Text;

/// <summary>Tokenizers of the Llama 3, Qwen2 and SmolLM forms against Hugging Face's transformers.js (Golden/tokenizers/golden-decoders.mjs).</summary>
public sealed partial class DecoderTokenizerTests
{
    private static readonly string[] Texts = JsonSerializer.Deserialize<string[]>(GoldenTokenizers.Bytes("decoder-texts.json"))!;
    private static readonly Dictionary<string, int[]?[]> Ids = JsonSerializer.Deserialize<Dictionary<string, int[]?[]>>(GoldenTokenizers.Bytes("decoder-ids.json"))!;

    [Theory]
    [InlineData("llama3")]
    [InlineData("qwen2")]
    [InlineData("smollm")]
    public void Ids_are_those_of_transformers_js_also_after_writing_and_reading(string name)
    {
        TextTokenizer tokenizer = Read(name), again = TextTokenizer.ReadForDecoder(tokenizer.ToJson());
        List<string> differences = [];
        for (int i = 0; i < Texts.Length; i++)
        {
            int[] ours = tokenizer.Encode(Texts[i], int.MaxValue).Ids;
            if (Ids[name][i] is { } theirs && !ours.SequenceEqual(theirs))
            {
                differences.Add($"{JsonSerializer.Serialize(Texts[i])}: expected {string.Join(' ', theirs.Select(tokenizer.TokenText))}, found {string.Join(' ', ours.Select(tokenizer.TokenText))}");
            }

            Assert.Equal(ours, again.Encode(Texts[i], int.MaxValue).Ids);
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
        Assert.Equal(tokenizer.ToJson(), again.ToJson());
        Assert.True(Ids[name].Count(i => i is not null) > 50);
    }

    [Fact]
    public void Cuts_of_Llama_3_and_Qwen2_are_those_of_their_expressions()
    {
        Cut(BytePairCuts.Llama3, text => Llama3().Matches(text).Select(m => m.Value));
        Cut(BytePairCuts.Qwen2, text => Qwen2().Matches(text).Select(m => m.Value));
    }

    [Fact]
    public void Cuts_of_SmolLM_are_GPT2s_between_single_digits() => Cut(BytePairCuts.Gpt2Digits, text => Digits().Split(text).SelectMany(part => Pieces(part, BytePairCuts.Gpt2)));

    [Fact]
    public void Cutting_takes_time_that_grows_with_the_text_alone()
    {
        foreach (BytePairCuts cuts in Enum.GetValues<BytePairCuts>())
        {
            foreach (string unit in (string[])["a ", " ", "\n", " \n", "1", "'", "!a", "\r\n "])
            {
                string text = string.Concat(Enumerable.Repeat(unit, 300_000));
                Assert.Equal(text.Length, Pieces(text, cuts).Sum(p => p.Length));
            }
        }
    }

    [Fact]
    public void Special_tokens_that_a_file_does_not_have_are_told_apart_from_those_it_has()
    {
        TextTokenizer llama = Read("llama3"), qwen = Read("qwen2");

        Assert.Equal((0, -1, -1, -1, -1), (llama.ClassToken, llama.SeparatorToken, llama.PadToken, llama.UnknownToken, llama.MaskToken));
        Assert.Equal((-1, -1), (qwen.ClassToken, qwen.SeparatorToken));
        Assert.Equal([0], llama.Encode("", 8).Ids);
        Assert.Empty(qwen.Encode("", 8).Ids);
        Assert.DoesNotContain(qwen.EncodeText("<|im_start|><tool_call>"), qwen.IsSpecial);
        Assert.Throws<InvalidOperationException>(() => llama.Encode("a", "b", 8));
    }

    [Fact]
    public void A_byte_that_a_decoders_vocabulary_lacks_is_read_as_the_unknown_token_or_not_at_all()
    {
        string without = Edit("smollm", root =>
        {
            JsonObject vocabulary = root["model"]!["vocab"]!.AsObject();
            vocabulary.Remove("z");
            foreach ((string token, int id) in vocabulary.OrderBy(p => p.Value!.GetValue<int>()).Select(p => p.Key).ToArray().Select((t, i) => (t, i)))
            {
                vocabulary[token] = id;
            }
        });
        string unknown = without.Replace("\"unk_token\":null", "\"unk_token\":\"<|endoftext|>\"", StringComparison.Ordinal);

        Assert.Equal(["b", "d"], Tokens(without, "bzd"));
        Assert.Equal(["b", "<|endoftext|>", "d"], Tokens(unknown, "bzd"));

        static string[] Tokens(string json, string text)
        {
            TextTokenizer tokenizer = TextTokenizer.ReadForDecoder(Encoding.UTF8.GetBytes(json));
            return [.. tokenizer.EncodeText(text).Select(tokenizer.TokenText)];
        }
    }

    [Theory]
    [InlineData("llama3", "expected five different special tokens", "post_processor arranges texts")]
    [InlineData("qwen2", "expected an object as", "<tool_call>")]
    [InlineData("smollm", "expected an object as post_processor, found null", "post_processor")]
    public void An_encoder_does_not_take_a_decoders_tokenizer(string name, string either, string or)
    {
        string message = Assert.Throws<UnderstudyException>(() => TextTokenizer.Read(GoldenTokenizers.Bytes($"{name}.json"))).Message;

        Assert.True(message.Contains(either, StringComparison.Ordinal) || message.Contains(or, StringComparison.Ordinal), message);
    }

    [Theory]
    [InlineData("pre_tokenizer", """{"type":"Sequence","pretokenizers":[{"type":"Split","pattern":{"Regex":"\\w+"},"behavior":"Isolated","invert":false},{"type":"ByteLevel","use_regex":false}]}""", "pre_tokenizer.pretokenizers[0].pattern.Regex is '\\w+', which is not supported; supported is 'the expression of Llama 3 or Qwen2'")]
    [InlineData("pre_tokenizer", """{"type":"Sequence","pretokenizers":[{"type":"Digits","individual_digits":false},{"type":"ByteLevel"}]}""", "individual_digits is 'false'")]
    [InlineData("pre_tokenizer", """{"type":"Sequence","pretokenizers":[{"type":"Digits","individual_digits":true},{"type":"ByteLevel","use_regex":false}]}""", "use_regex is 'false'")]
    [InlineData("pre_tokenizer", """{"type":"Sequence","pretokenizers":[{"type":"Digits","individual_digits":true},{"type":"ByteLevel","add_prefix_space":true}]}""", "add_prefix_space is 'true'")]
    [InlineData("pre_tokenizer", """{"type":"Sequence","pretokenizers":[{"type":"ByteLevel"}]}""", "pre_tokenizer is a sequence of 1")]
    [InlineData("pre_tokenizer", """{"type":"Metaspace"}""", "pre_tokenizer.type is 'Metaspace'")]
    [InlineData("post_processor", """{"type":"TemplateProcessing","single":[{"Sequence":{"id":"A","type_id":0}},{"SpecialToken":{"id":"<|endoftext|>","type_id":0}}],"pair":[]}""", "post_processor arranges texts")]
    [InlineData("normalizer", """{"type":"Prepend","prepend":"▁"}""", "normalizer.type is 'Prepend'")]
    [InlineData("added_tokens", """[{"id":0,"content":"a","special":false}]""", "added_tokens[0] ('a') is an added token that is not special")]
    public void Rejects_what_is_not_supported_by_name(string property, string json, string reason)
    {
        string file = Edit("smollm", root => root[property] = JsonNode.Parse(json));

        Assert.Contains(reason, Assert.Throws<UnderstudyException>(() => TextTokenizer.ReadForDecoder(Encoding.UTF8.GetBytes(file))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rejects_tokenizers_of_SentencePiece_and_WordPiece()
    {
        string sentencePiece = Edit("smollm", root => root["model"]!["byte_fallback"] = true);

        Assert.Contains("model.byte_fallback is 'true', which is not supported; supported is 'false: tokens are byte-level'", Assert.Throws<UnderstudyException>(() => TextTokenizer.ReadForDecoder(Encoding.UTF8.GetBytes(sentencePiece))).Message, StringComparison.Ordinal);
        Assert.Contains("model.type is 'WordPiece'", Assert.Throws<UnderstudyException>(() => TextTokenizer.ReadForDecoder(GoldenTokenizers.Bytes("wordpiece.json"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_with_values_of_other_kinds_are_read_or_refused_and_nothing_else()
    {
        string[] values = ["null", "true", "0", "-1", "1e99", "\"x\"", "[]", "{}", "[[]]", "{\"type\":\"x\"}", "[{\"id\":0}]"];
        Gen.Select(Gen.OneOf("llama3", "qwen2", "smollm"), Gen.Int[0, 1000], Gen.OneOf(values)).Sample((name, which, value) =>
        {
            string json = Edit(name, root =>
            {
                List<JsonNode> nodes = [.. Descendants(root).Where(n => n.Parent is JsonObject p && p.Count < 100)];
                JsonNode node = nodes[which % nodes.Count];
                node.Parent!.AsObject()[node.GetPropertyName()] = JsonNode.Parse(value);
            });
            try
            {
                TextTokenizer.ReadForDecoder(Encoding.UTF8.GetBytes(json)).Encode("Where is my card?", 64);
            }
            catch (UnderstudyException e)
            {
                Assert.Equal(ErrorCode.InputUnreadable, e.Code);
            }
        }, iter: 400);
    }

    [Theory]
    [InlineData("e\u0301", "\u00E9")]
    [InlineData("a\u0316\u0301", "\u00E1\u0316")]
    [InlineData("\u212B \u1E9B\u0323", "\u00C5 \u1E9B\u0323")]
    [InlineData("\u0958", "\u0915\u093C")]
    [InlineData("\u1100\u1161\u11A8", "\uAC01")]
    [InlineData("\uAC00\u11A8\u11A8", "\uAC01\u11A8")]
    [InlineData("\uFB2C", "\u05E9\u05BC\u05C1")]
    [InlineData("\U0001D15E", "\U0001D157\U0001D165")]
    [InlineData("s\u0307\u0323", "\u1E69")]
    [InlineData("\u0344", "\u0308\u0301")]
    public void Form_C_is_that_of_unicode(string text, string expected) => Assert.Equal(expected, CanonicalComposition.Of(text).ToString());

    [Fact]
    public void Form_C_of_form_C_is_itself() => Gen.Char['\u0250', '\u0370'].Array[0, 12].Select(c => "a" + new string(c) + "\u1E69\u0958\uAC00").Sample(text =>
    {
        string once = CanonicalComposition.Of(text).ToString();
        return once == CanonicalComposition.Of(once).ToString();
    });

    [GeneratedRegex(@"'(?:[sS]|[tT]|[rR][eE]|[vV][eE]|[mM]|[lL][lL]|[dD])|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?(?:[^\s\uFEFF\p{L}\p{N}]|\u0085)+[\r\n]*|(?:(?!\u0085)[\s\uFEFF])*[\r\n]+|(?:(?!\u0085)[\s\uFEFF])+(?!(?:[^\s\uFEFF]|\u0085))|(?:(?!\u0085)[\s\uFEFF])+")]
    private static partial Regex Llama3();

    [GeneratedRegex(@"'(?:[sS]|[tT]|[rR][eE]|[vV][eE]|[mM]|[lL][lL]|[dD])|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?(?:[^\s\uFEFF\p{L}\p{N}]|\u0085)+[\r\n]*|(?:(?!\u0085)[\s\uFEFF])*[\r\n]+|(?:(?!\u0085)[\s\uFEFF])+(?!(?:[^\s\uFEFF]|\u0085))|(?:(?!\u0085)[\s\uFEFF])+")]
    private static partial Regex Qwen2();

    [GeneratedRegex(@"(\p{N})")]
    private static partial Regex Digits();

    private static void Cut(BytePairCuts cuts, Func<string, IEnumerable<string>> expected)
    {
        Gen<char> characters = Gen.OneOf(Gen.Char[' ', '~'], Gen.OneOf(' ', ' ', '\'', '\'', 's', 'L', 'l', 'R', 'e', '\t', '\n', '\n', '\r', '1', '2', '\u0085', '\uFEFF', 'é', '٣', '中'), Gen.Char['\0', '\uD7FF']);
        characters.Array[0, 40].Select(c => new string(c)).Sample(text => Assert.Equal(expected(text).Where(p => p.Length > 0), Pieces(text, cuts)));
    }

    private static List<string> Pieces(string text, BytePairCuts cuts)
    {
        List<string> pieces = [];
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = BytePairPieces.EndOf(text, start, cuts);
            pieces.Add(text[start..end]);
        }

        return pieces;
    }

    private static TextTokenizer Read(string name) => TextTokenizer.ReadForDecoder(GoldenTokenizers.Bytes($"{name}.json"));

    private static string Edit(string name, Action<JsonNode> edit)
    {
        JsonNode root = JsonNode.Parse(GoldenTokenizers.Bytes($"{name}.json"))!;
        edit(root);
        return root.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    private static IEnumerable<JsonNode> Descendants(JsonNode node)
    {
        IEnumerable<JsonNode?> children = node switch { JsonObject o => o.Select(p => p.Value), JsonArray a => a, _ => [] };
        return children.OfType<JsonNode>().SelectMany(c => Descendants(c).Prepend(c));
    }
}
