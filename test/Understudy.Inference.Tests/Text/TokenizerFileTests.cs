using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

using CsCheck;

using Understudy.Core;

using Xunit;

namespace Understudy.Inference.Tests.Text;

public sealed class TokenizerFileTests
{
    [Theory]
    [InlineData("wordpiece")]
    [InlineData("bytepair")]
    public void Writing_and_reading_give_the_same_bytes_and_ids(string name)
    {
        byte[] file = GoldenTokenizers.Bytes($"{name}.json");
        TextTokenizer again = TextTokenizer.Read(GoldenTokenizers.Named(name).ToJson());

        Assert.Equal(file, again.ToJson());
        Assert.All(GoldenTokenizers.Texts, (t, i) => Assert.Equal(GoldenTokenizers.Ids[name][i], again.Encode(t, 512).Ids));
    }

    [Fact]
    public void Every_switch_of_cleaning_survives_writing()
    {
        Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool, Gen.OneOf("true", "false", "null"), Gen.Int[1, 1000], Gen.OneOf(GoldenTokenizers.Texts)).Sample((clean, split, lower, strip, longest, text) =>
        {
            string json = Edit("wordpiece", root =>
            {
                root["normalizer"] = JsonNode.Parse($$"""{"type":"BertNormalizer","clean_text":{{(clean ? "true" : "false")}},"handle_chinese_chars":{{(split ? "true" : "false")}},"strip_accents":{{strip}},"lowercase":{{(lower ? "true" : "false")}}}""");
                root["model"]!["max_input_chars_per_word"] = longest;
            });
            TextTokenizer first = Read(json), second = TextTokenizer.Read(first.ToJson());
            return first.ToJson().SequenceEqual(second.ToJson()) && first.Encode(text, 512).Ids.SequenceEqual(second.Encode(text, 512).Ids);
        }, iter: 50);
    }

    [Fact]
    public void A_vocabulary_and_its_file_are_the_same_tokenizer()
    {
        string vocabulary = string.Join('\n', Enumerable.Range(0, GoldenTokenizers.WordPiece.VocabularySize).Select(GoldenTokenizers.WordPiece.TokenText));

        Assert.Equal(GoldenTokenizers.WordPiece.ToJson(), TextTokenizer.FromVocabulary(vocabulary, lowerCase: true).ToJson());
    }

    [Theory]
    [InlineData("truncation", """{"max_length":128,"strategy":"LongestFirst","stride":0}""")]
    [InlineData("padding", """{"strategy":{"Fixed":128},"direction":"Right","pad_id":0,"pad_type_id":0,"pad_token":"[PAD]"}""")]
    [InlineData("decoder", "null")]
    [InlineData("added_tokens", "[]")]
    [InlineData("post_processor", """{"type":"BertProcessing","sep":["[SEP]",3],"cls":["[CLS]",2]}""")]
    [InlineData("post_processor", """{"type":"Sequence","processors":[{"type":"ByteLevel","trim_offsets":true},{"type":"BertProcessing","sep":["[SEP]",3],"cls":["[CLS]",2]}]}""")]
    public void Accepts_files_that_say_the_same_in_another_way(string property, string json)
    {
        Assert.Equal(GoldenTokenizers.WordPiece.ToJson(), Read(Edit("wordpiece", root => root[property] = JsonNode.Parse(json))).ToJson());
    }

    [Fact]
    public void Accepts_older_and_newer_forms_of_the_model()
    {
        Assert.Equal(GoldenTokenizers.WordPiece.ToJson(), Read(Edit("wordpiece", root => root["model"]!.AsObject().Remove("type"))).ToJson());
        Assert.Equal(GoldenTokenizers.BytePair.ToJson(), Read(Edit("bytepair", root => root["model"]!["merges"] = new JsonArray([.. root["model"]!["merges"]!.AsArray().Select(m => new JsonArray([.. m!.GetValue<string>().Split(' ').Select(t => JsonValue.Create(t))]))]))).ToJson());
    }

    [Fact]
    public void Special_tokens_may_be_added_behind_the_vocabulary()
    {
        TextTokenizer tokenizer = Read(Edit("wordpiece", root => root["added_tokens"]!.AsArray().Add(JsonNode.Parse("""{"id":900,"content":"<item>","special":true}"""))));

        Assert.Equal(901, tokenizer.VocabularySize);
        Assert.Equal("<item>", tokenizer.TokenText(900));
        Assert.Equal(tokenizer.ToJson(), TextTokenizer.Read(tokenizer.ToJson()).ToJson());
        Assert.DoesNotContain(900, tokenizer.Encode("an <item> here", 64).Ids);
    }

    public static TheoryData<string, string, string, string> Refusals => new()
    {
        { "wordpiece", "normalizer", """{"type":"NFC"}""", "normalizer.type is 'NFC', which is not supported; supported is 'BertNormalizer'" },
        { "wordpiece", "normalizer", "null", "expected an object as normalizer, found null" },
        { "wordpiece", "normalizer", """{"type":"BertNormalizer","lowercase":1}""", "expected true or false as normalizer.lowercase, found 1" },
        { "wordpiece", "pre_tokenizer", """{"type":"Whitespace"}""", "pre_tokenizer.type is 'Whitespace', which is not supported; supported is 'BertPreTokenizer'" },
        { "wordpiece", "post_processor", """{"type":"RobertaProcessing"}""", "post_processor.type is 'RobertaProcessing', which is not supported; supported is 'TemplateProcessing or BertProcessing'" },
        { "wordpiece", "post_processor", """{"type":"BertProcessing","sep":["[SEP]",4],"cls":["[CLS]",2]}""", "post_processor.sep says that '[SEP]' is token 4, the vocabulary does not" },
        { "wordpiece", "post_processor", """{"type":"TemplateProcessing","single":[{"Sequence":{"id":"A","type_id":0}}],"pair":[]}""", "post_processor arranges texts in a way that is not supported" },
        { "wordpiece", "added_tokens", """[{"id":7,"content":"x","special":false}]""", "added_tokens[0] ('x') is an added token that is not special" },
        { "wordpiece", "added_tokens", """[{"id":7,"content":"[PAD]","special":true}]""", "'[PAD]' is token 0 in the vocabulary and token 7 among the added tokens" },
        { "wordpiece", "added_tokens", """[{"id":1000,"content":"<x>","special":true}]""", "expected 901 tokens with the ids 0 to 900, each once, found '<x>' with id 1000" },
        { "wordpiece", "model", """{"type":"Unigram","vocab":{}}""", "model.type is 'Unigram'" },
        { "bytepair", "normalizer", """{"type":"NFKC"}""", "normalizer.type is 'NFKC', which is not supported; supported is 'Lowercase or NFC'" },
        { "bytepair", "pre_tokenizer", """{"type":"ByteLevel","use_regex":false}""", "pre_tokenizer.use_regex is 'false', which is not supported; supported is 'true'" },
        { "bytepair", "pre_tokenizer", """{"type":"Metaspace"}""", "pre_tokenizer.type is 'Metaspace'" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Rejects_what_is_not_supported_by_name(string name, string property, string json, string reason)
    {
        Refused(Edit(name, root => root[property] = JsonNode.Parse(json)), reason);
    }

    [Theory]
    [InlineData("wordpiece", "type", "\"Unigram\"", "model.type is 'Unigram', which is not supported; supported is 'WordPiece or BPE'")]
    [InlineData("wordpiece", "continuing_subword_prefix", "\"_\"", "model.continuing_subword_prefix is '_'")]
    [InlineData("wordpiece", "max_input_chars_per_word", "0", "expected a whole number from 1 to 1000 as model.max_input_chars_per_word, found 0")]
    [InlineData("wordpiece", "unk_token", "\"?unknown?\"", "expected the special token '?unknown?', it is not there")]
    [InlineData("wordpiece", "unk_token", "\"[SEP]\"", "expected five different special tokens")]
    [InlineData("wordpiece", "vocab", "[]", "expected an object as model.vocab, found []")]
    [InlineData("wordpiece", "vocab", "{\"a\":-1}", "expected a whole number from 0 to 999999 as model.vocab, found -1")]
    [InlineData("bytepair", "dropout", "0.1", "model.dropout is 'a random choice of merges'")]
    [InlineData("bytepair", "byte_fallback", "true", "model.byte_fallback is 'true'")]
    [InlineData("bytepair", "end_of_word_suffix", "\"</w>\"", "model.end_of_word_suffix is '</w>'")]
    [InlineData("bytepair", "merges", "[\"a\"]", "model.merges[0] should be two tokens, found 1")]
    [InlineData("bytepair", "merges", "[\"a \\u00d8\"]", "merge 0 ('a' and 'Ø') should join two tokens")]
    [InlineData("bytepair", "merges", "[1]", "expected an array as model.merges[0], found 1")]
    public void Rejects_a_model_by_the_name_of_what_is_wrong(string name, string property, string json, string reason)
    {
        Refused(Edit(name, root => root["model"]![property] = JsonNode.Parse(json)), reason);
    }

    [Theory]
    [InlineData("", "no well-formed JSON")]
    [InlineData("[]", "expected an object as model, found nothing")]
    [InlineData("{\"model\":{\"vocab\":{\"a\":0,\"a\":1}}}", "no well-formed JSON")]
    [InlineData("{\"model\":{\"vocab\":{\"\\ud800\":0}}}", "no well-formed JSON")]
    public void Rejects_what_is_no_tokenizer(string json, string reason)
    {
        Refused(json, reason);
    }

    [Fact]
    public void Rejects_nesting_and_size_that_no_tokenizer_has()
    {
        Refused(string.Concat(Enumerable.Repeat("{\"a\":", 1000)), "no well-formed JSON");
        Assert.Contains("expected at most 67108864 bytes", Assert.Throws<UnderstudyException>(() => TextTokenizer.Read(new byte[TokenizerFile.MaximumBytes + 1])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_files_are_read_or_refused_and_nothing_else()
    {
        byte[][] files = [GoldenTokenizers.Bytes("wordpiece.json"), GoldenTokenizers.Bytes("bytepair.json")];
        Gen<byte[]> damaged = Gen.Select(Gen.OneOf(files), Gen.Select(Gen.Int[0, 20_000], Gen.Byte).Array[1, 4], Gen.Int[0, 40_000]).Select((file, changes, length) =>
        {
            byte[] copy = [.. file.Take(length)];
            foreach ((int at, byte value) in changes)
            {
                if (copy.Length > 0)
                {
                    copy[at % copy.Length] = value;
                }
            }

            return copy;
        });
        damaged.Sample(bytes => ReadsOrRefuses(bytes), iter: 1500);
    }

    [Fact]
    public void Files_with_values_of_other_kinds_are_read_or_refused_and_nothing_else()
    {
        string[] values = ["null", "true", "0", "-1", "1e99", "\"x\"", "[]", "{}", "[[]]", "{\"type\":\"x\"}", "[{\"id\":0}]", "\"\\u0000\""];
        Gen.Select(Gen.OneOf("wordpiece", "bytepair"), Gen.Int[0, 1000], Gen.OneOf(values)).Sample((name, which, value) =>
        {
            string json = Edit(name, root =>
            {
                List<JsonNode> nodes = [.. Descendants(root).Where(n => n.Parent is JsonObject p && p.Count < 100)];
                JsonNode node = nodes[which % nodes.Count];
                node.Parent!.AsObject()[node.GetPropertyName()] = JsonNode.Parse(value);
            });
            return ReadsOrRefuses(Encoding.UTF8.GetBytes(json));
        }, iter: 400);
    }

    [Fact]
    public void The_configuration_names_class_length_inputs_and_special_tokens()
    {
        JsonElement bert = JsonDocument.Parse(GoldenTokenizers.WordPiece.ToConfigJson(128, tokenTypes: true)).RootElement;
        JsonElement plain = JsonDocument.Parse(GoldenTokenizers.BytePair.ToConfigJson(512, tokenTypes: false)).RootElement;

        Assert.Equal("BertTokenizer 128 True", $"{bert.GetProperty("tokenizer_class")} {bert.GetProperty("model_max_length")} {bert.GetProperty("do_lower_case")}");
        Assert.Equal(["input_ids", "token_type_ids", "attention_mask"], bert.GetProperty("model_input_names").EnumerateArray().Select(e => e.GetString()));
        Assert.Equal("PreTrainedTokenizerFast 512", $"{plain.GetProperty("tokenizer_class")} {plain.GetProperty("model_max_length")}");
        Assert.Equal(["input_ids", "attention_mask"], plain.GetProperty("model_input_names").EnumerateArray().Select(e => e.GetString()));
        Assert.Equal(TextTokenizer.SpecialTokenTexts, ((string[])["pad", "unk", "cls", "sep", "mask"]).Select(n => plain.GetProperty($"{n}_token").GetString()));
    }

    private static TextTokenizer Read(string json) => TextTokenizer.Read(Encoding.UTF8.GetBytes(json));

    private static bool ReadsOrRefuses(byte[] json)
    {
        try
        {
            TextTokenizer.Read(json).Encode("Where is my card?", 64);
            return true;
        }
        catch (UnderstudyException e)
        {
            return e.Code == ErrorCode.InputUnreadable;
        }
    }

    private static void Refused(string json, string reason)
    {
        var e = Assert.Throws<UnderstudyException>(() => Read(json));

        Assert.Equal(ErrorCode.InputUnreadable, e.Code);
        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
    }

    private static string Edit(string name, Action<JsonNode> edit)
    {
        JsonNode root = JsonNode.Parse(GoldenTokenizers.Bytes($"{name}.json"))!;
        edit(root);
        return root.ToJsonString();
    }

    private static IEnumerable<JsonNode> Descendants(JsonNode node)
    {
        IEnumerable<JsonNode?> children = node switch { JsonObject o => o.Select(p => p.Value), JsonArray a => a, _ => [] };
        return children.OfType<JsonNode>().SelectMany(c => Descendants(c).Prepend(c));
    }
}
