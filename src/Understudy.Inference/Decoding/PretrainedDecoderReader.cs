using Understudy.Core;

namespace Understudy.Inference;

/// <summary>Puts a <see cref="PretrainedDecoder"/> together: first the tokenizer and every tensor's place and shape are checked, then numbers are read.</summary>
/// <param name="files">The directory.</param>
internal sealed class PretrainedDecoderReader(PretrainedFiles files)
{
    private const string Prefix = "model.";
    private const string Between = "\n\n";
    private const int LongestSettings = 16 << 20;

    private readonly PretrainedProblems _problems = new();

    /// <inheritdoc cref="PretrainedDecoder.Read"/>
    public PretrainedDecoder Read(int? maximumTokens)
    {
        string configPath = Path.Combine(files.Directory, DecoderConfigJson.FileName);
        byte[] json = files.Read(DecoderConfigJson.FileName, LongestSettings)
            ?? throw new UnderstudyException(ErrorCode.NotFound, $"Expected {DecoderConfigJson.FileName} in {files.Directory}; there is none. Name the directory of a downloaded model.");
        PretrainedDecoderConfig pretrained = DecoderConfigReader.Read(json, configPath, maximumTokens);
        TextTokenizer tokenizer = ReadTokenizer();
        DecoderPrompt prompt = PromptOf(pretrained, tokenizer, configPath);
        int rows = pretrained.Config.VocabularySize;
        if (tokenizer.VocabularySize > rows)
        {
            throw Foreign($"it has {tokenizer.VocabularySize:N0} tokens, the embeddings of {configPath} have {rows:N0} rows");
        }

        using PretrainedTensors tensors = PretrainedTensors.Open(files);
        Dictionary<string, SafetensorsEntry> places = Place(pretrained, tensors);
        HashSet<string> taken = new(places.Values.Select(e => e.Name), StringComparer.Ordinal);
        return new PretrainedDecoder
        {
            ModelType = pretrained.ModelType,
            Weights = Fill(pretrained.Config with { VocabularySize = tokenizer.VocabularySize }, places),
            Tokenizer = tokenizer,
            Prompt = prompt,
            UnusedRows = rows - tokenizer.VocabularySize,
            Ignored = [.. tensors.Names.Where(n => !taken.Contains(n)).Order(StringComparer.Ordinal)],
        };
    }

    private TextTokenizer ReadTokenizer()
    {
        byte[] content = files.Read(PretrainedTokenizer.JsonFile, TokenizerFile.MaximumBytes)
            ?? throw new UnderstudyException(ErrorCode.NotFound, $"Expected {PretrainedTokenizer.JsonFile} in {files.Directory}; there is none. Download the model's tokenizer with it.");
        return TextTokenizer.ReadForDecoder(content);
    }

    private DecoderPrompt PromptOf(PretrainedDecoderConfig pretrained, TextTokenizer tokenizer, string configPath)
    {
        foreach ((string key, int? id) in new[] { ("bos_token_id", pretrained.BeginToken), ("eos_token_id", pretrained.EndToken) })
        {
            if (id is { } token && (token < 0 || token >= tokenizer.VocabularySize))
            {
                throw Foreign($"its ids are 0 to {tokenizer.VocabularySize - 1}, {key} of {configPath} is {token}");
            }
        }

        int end = pretrained.EndToken
            ?? throw new UnderstudyException(ErrorCode.InputUnreadable, $"{configPath} describes a model that cannot be used: eos_token_id is missing; expected the id of the token that ends a text.");

        // What the tokenizer itself puts before a text, else what the model says.
        int? begin = tokenizer.ClassToken >= 0 ? tokenizer.ClassToken : pretrained.BeginToken;
        return tokenizer.SeparatorToken == end
            ? DecoderPrompt.Of(tokenizer)
            : new DecoderPrompt(begin is { } first ? [first] : [], tokenizer.EncodeText(Between), end);
    }

    private Dictionary<string, SafetensorsEntry> Place(PretrainedDecoderConfig pretrained, PretrainedTensors tensors)
    {
        Dictionary<string, SafetensorsEntry> places = new(StringComparer.Ordinal);
        foreach (ModelTensor p in DecoderParameters.List(pretrained.Config))
        {
            // A model without its output layer is saved without the prefix.
            string bare = Bare(p.Name);
            if ((tensors.Find(p.Name) ?? tensors.Find(bare)) is { } entry)
            {
                _problems.Check(p.Shape, entry);
                places.Add(p.Name, entry);
            }
            else
            {
                _problems.Missing(p.Name, p.Shape);
            }
        }

        HashSet<string> used = new(places.Values.Select(e => e.Name), StringComparer.Ordinal);
        DecoderConfig c = pretrained.Config;
        _problems.Unexpected(tensors, tensors.Names.Where(n => !used.Contains(n) && PretrainedNames.IsInsideLayer(Bare(n), "layers.", c.Blocks)));
        _problems.ThrowIfAny(files.Directory, $"{pretrained.ModelType}, {c.Blocks} layers, width {c.Width}", tensors);
        return places;
    }

    private DecoderWeights Fill(DecoderConfig config, Dictionary<string, SafetensorsEntry> places)
    {
        try
        {
            return DecoderWeights.Create(config, p => places[p.Name] is var entry && p.Count == entry.Count ? entry.ToSingles() : entry.ToSingles((int)p.Count));
        }
        catch (ArgumentException e)
        {
            throw new UnderstudyException(ErrorCode.InputUnreadable, $"The weights in {files.Directory} cannot be used: {e.Said()} Download the model again.", e);
        }
    }

    private static string Bare(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name;

    private UnderstudyException Foreign(string what) => new(
        ErrorCode.InputUnreadable,
        $"The tokenizer in {files.Directory} is not the model's: {what}. Take {PretrainedTokenizer.JsonFile}, {DecoderConfigJson.FileName} and the weights from the same download.");
}
