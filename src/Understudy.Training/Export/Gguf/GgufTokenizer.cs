using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training;

/// <summary>
/// A byte-level tokenizer as llama.cpp's <c>gpt2</c> vocabulary: tokens, merges, and the name of the cuts (<c>tokenizer.ggml.pre</c>) under which
/// it gives the same ids. What it cannot do is refused.
/// </summary>
internal static class GgufTokenizer
{
    private const int Normal = 1, Unknown = 2, Control = 3, Unused = 5;

    /// <summary>Adds the vocabulary.</summary>
    /// <param name="file">The file.</param>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="prompt">What stands around an input.</param>
    /// <param name="rows">Rows of the embeddings; those behind the tokenizer's get names of their own.</param>
    /// <exception cref="UnderstudyException">When llama.cpp would give other ids; all reasons at once.</exception>
    public static void Add(GgufFile file, TextTokenizer tokenizer, DecoderPrompt prompt, int rows)
    {
        string cuts = CutsOf(tokenizer);
        int[] ids = [.. Enumerable.Range(0, tokenizer.VocabularySize)];
        file.Add("tokenizer.ggml.model", "gpt2");
        file.Add("tokenizer.ggml.pre", cuts);
        file.Add("tokenizer.ggml.tokens", [.. ids.Select(tokenizer.TokenText), .. Enumerable.Range(ids.Length, rows - ids.Length).Select(i => $"[PAD{i}]")]);
        file.Add("tokenizer.ggml.token_type", (int[])[.. ids.Select(id => id == tokenizer.UnknownToken && tokenizer.IsSpecial(id) && id != prompt.End && id != prompt.BeginToken ? Unknown : tokenizer.IsSpecial(id) ? Control : Normal), .. Enumerable.Repeat(Unused, rows - ids.Length)]);
        file.Add("tokenizer.ggml.merges", [.. tokenizer.Merges.Select(m => $"{m.Left} {m.Right}")]);

        // Without a first token any id has to stand there: it is not put before anything.
        file.Add("tokenizer.ggml.bos_token_id", prompt.BeginToken ?? prompt.End);
        file.Add("tokenizer.ggml.eos_token_id", prompt.End);
        file.Add("tokenizer.ggml.padding_token_id", tokenizer.PadToken >= 0 ? tokenizer.PadToken : prompt.End);
        if (tokenizer.UnknownToken >= 0)
        {
            file.Add("tokenizer.ggml.unknown_token_id", tokenizer.UnknownToken);
        }

        file.Add("tokenizer.ggml.add_bos_token", prompt.BeginToken is not null);
        file.Add("tokenizer.ggml.add_eos_token", false);
        file.Add("tokenizer.ggml.add_space_prefix", false);

        // The first token is put before every text by the flag above.
        file.Add("tokenizer.chat_template", prompt.ChatTemplate(tokenizer, withBefore: false));
    }

    private static string CutsOf(TextTokenizer tokenizer)
    {
        if (tokenizer.BytePair is not { } options)
        {
            throw Refused(["it is WordPiece"]);
        }

        List<string> errors = [];
        if (options.LowerCase)
        {
            errors.Add("it lower-cases texts");
        }

        if (options.PrefixSpace)
        {
            errors.Add("it reads texts as if they began with a space");
        }

        // Taking whole pieces without merging goes with these cuts there, and only with them.
        bool whole = options.Cuts == BytePairCuts.Llama3;
        if (options.IgnoreMerges != whole)
        {
            errors.Add(whole ? "its ignore_merges is false under the cuts of Llama 3" : "its ignore_merges is true under cuts other than Llama 3's");
        }

        return errors.Count > 0 ? throw Refused(errors) : options.Cuts switch
        {
            BytePairCuts.Gpt2 => "gpt-2",
            BytePairCuts.Gpt2Digits => "smollm",
            BytePairCuts.Llama3 => "llama-bpe",
            _ => "qwen2",
        };
    }

    private static UnderstudyException Refused(List<string> errors) => new(
        ErrorCode.OptionsInvalid,
        $"GGUF cannot hold this tokenizer, programs that open the file would read texts otherwise: {string.Join(", ", errors)}. Export as hf or onnx, or train with a tokenizer for copying.");
}
