using System.Text.Json;

using Understudy.Testing;

namespace Understudy.Inference.Tests.Text;

/// <summary>Two small tokenizers, texts, and the ids that Hugging Face's transformers.js gives (Golden/tokenizers/golden.mjs).</summary>
internal static class GoldenTokenizers
{
    public static readonly string[] Texts = JsonSerializer.Deserialize<string[]>(Bytes("texts.json"))!;
    public static readonly Dictionary<string, int[][]> Ids = JsonSerializer.Deserialize<Dictionary<string, int[][]>>(Bytes("ids.json"))!;
    public static readonly TextTokenizer WordPiece = TextTokenizer.Read(Bytes("wordpiece.json"));
    public static readonly TextTokenizer BytePair = TextTokenizer.Read(Bytes("bytepair.json"));

    public static byte[] Bytes(string name) => File.ReadAllBytes(Repository.PathOf("test", "Understudy.Inference.Tests", "Golden", "tokenizers", name));

    public static string Json(string name) => System.Text.Encoding.UTF8.GetString(Bytes(name));

    public static TextTokenizer Named(string name) => name == "wordpiece" ? WordPiece : BytePair;

    /// <summary>The tokens' texts of a text, without the special tokens around it.</summary>
    public static string[] Tokens(this TextTokenizer tokenizer, string text) => [.. tokenizer.Encode(text, int.MaxValue).Ids[1..^1].Select(tokenizer.TokenText)];
}
