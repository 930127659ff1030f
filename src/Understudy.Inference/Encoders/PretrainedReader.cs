using System.Text.Json;

using Understudy.Core;

namespace Understudy.Inference;

/// <summary>Puts a <see cref="PretrainedEncoder"/> together: first every tensor's place and shape is checked, then numbers are read.</summary>
/// <param name="files">The directory.</param>
internal sealed class PretrainedReader(PretrainedFiles files)
{
    private const int LongestSettings = 16 << 20;
    private const int LongestTokenizer = 128 << 20;
    private const float Deviation = 0.02f;

    private readonly PretrainedProblems _problems = new();

    /// <inheritdoc cref="PretrainedEncoder.Read"/>
    public PretrainedEncoder Read(int outputs, Seed seed, int? maximumTokens)
    {
        byte[] json = files.Read(EncoderConfigJson.FileName, LongestSettings)
            ?? throw new UnderstudyException(ErrorCode.NotFound, $"Expected {EncoderConfigJson.FileName} in {files.Directory}; there is none. Name the directory of a downloaded model.");
        PretrainedConfig pretrained = EncoderConfigReader.Read(json, Path.Combine(files.Directory, EncoderConfigJson.FileName), outputs, maximumTokens);
        using PretrainedTensors tensors = PretrainedTensors.Open(files);
        Dictionary<string, SafetensorsEntry> places = Place(pretrained, tensors);
        PretrainedTokenizer tokenizer = ReadTokenizer();

        HashSet<string> taken = new(places.Values.Select(e => e.Name), StringComparer.Ordinal);
        return new PretrainedEncoder
        {
            ModelType = pretrained.ModelType.ToString().ToLowerInvariant(),
            Weights = Fill(pretrained.Config, places, seed.For("pretrained")),
            Tokenizer = tokenizer,
            Taken = [.. taken.Order(StringComparer.Ordinal)],
            Initialised = [.. EncoderParameters.List(pretrained.Config).Select(p => p.Name).Where(n => !places.ContainsKey(n))],
            Ignored = [.. tensors.Names.Where(n => !taken.Contains(n)).Order(StringComparer.Ordinal)],
        };
    }

    // Our tensors that the directory has, each with its place there.
    private Dictionary<string, SafetensorsEntry> Place(PretrainedConfig pretrained, PretrainedTensors tensors)
    {
        Dictionary<string, SafetensorsEntry> places = new(StringComparer.Ordinal);
        EncoderConfig config = pretrained.Config;
        List<ModelTensor> pooler = [], head = [];
        foreach (ModelTensor p in EncoderParameters.List(config))
        {
            if (p.Name.StartsWith("classifier.", StringComparison.Ordinal))
            {
                head.Add(p);
            }
            else if (p.Name.Contains("pooler.", StringComparison.Ordinal) || p.Name.StartsWith("dense.", StringComparison.Ordinal))
            {
                pooler.Add(p);
            }
            else if (Find(p, pretrained.ModelType, tensors) is { } entry)
            {
                // The file's own table of positions may be longer than what is taken of it.
                bool positions = p.Name.EndsWith("position_embeddings.weight", StringComparison.Ordinal);
                _problems.Check(positions ? [pretrained.Positions, config.Width] : p.Shape, entry);
                places.Add(p.Name, entry);
            }
            else if (!(pretrained.ModelType == PretrainedModelType.DistilBert && p.Name.EndsWith("token_type_embeddings.weight", StringComparison.Ordinal)))
            {
                _problems.Missing(PretrainedNames.Of(p.Name, pretrained.ModelType).First(), p.Shape);
            }
        }

        HashSet<string> used = new(places.Values.Select(e => e.Name), StringComparer.Ordinal);
        _problems.Unexpected(tensors, tensors.Names.Where(n => !used.Contains(n) && PretrainedNames.IsInsideLayer(n, pretrained.ModelType, config.Layers)));
        _problems.ThrowIfAny(files.Directory, $"{pretrained.ModelType.ToString().ToLowerInvariant()}, {config.Layers} layers, width {config.Width}", tensors);

        // A head counts together with its pooler only: token classifiers have one without, and it means something else.
        bool poolerFits = pretrained.HeadFits && Fits(pooler, pretrained.ModelType, tensors, places);
        _ = poolerFits && Fits(head, pretrained.ModelType, tensors, places);
        return places;
    }

    private static bool Fits(List<ModelTensor> parameters, PretrainedModelType type, PretrainedTensors tensors, Dictionary<string, SafetensorsEntry> places)
    {
        SafetensorsEntry?[] entries = [.. parameters.Select(p => Find(p, type, tensors))];
        if (!entries.Zip(parameters).All(e => e.First is { } entry && PretrainedProblems.IsFloat(entry.Type) && entry.Shape.SequenceEqual(e.Second.Shape)))
        {
            return false;
        }

        for (int i = 0; i < entries.Length; i++)
        {
            places.Add(parameters[i].Name, entries[i]!);
        }

        return true;
    }

    private static SafetensorsEntry? Find(ModelTensor parameter, PretrainedModelType type, PretrainedTensors tensors) =>
        PretrainedNames.Of(parameter.Name, type).Select(tensors.Find).FirstOrDefault(e => e is not null);

    private EncoderWeights Fill(EncoderConfig config, Dictionary<string, SafetensorsEntry> places, Seed seed)
    {
        try
        {
            return EncoderWeights.Create(config, p => places.TryGetValue(p.Name, out SafetensorsEntry? entry)
                ? entry.ToSingles(p.Count == entry.Count ? null : (int)p.Count)
                : Make(p, seed));
        }
        catch (ArgumentException e)
        {
            throw new UnderstudyException(ErrorCode.InputUnreadable, $"The weights in {files.Directory} cannot be used: {e.Said()} Download the model again.", e);
        }
    }

    private static float[] Make(ModelTensor parameter, Seed seed)
    {
        var values = new float[parameter.Count];
        // Biases, and the token types of a model that was trained without, start at zero.
        if (parameter.Name.EndsWith(".weight", StringComparison.Ordinal) && !parameter.Name.EndsWith("token_type_embeddings.weight", StringComparison.Ordinal))
        {
            var random = new SeededRandom(seed.For(parameter.Name));
            foreach (ref float value in values.AsSpan())
            {
                value = (float)(Deviation * random.NextGaussian());
            }
        }

        return values;
    }

    private PretrainedTokenizer ReadTokenizer()
    {
        (bool lowerCase, bool? stripAccents) = ReadCasing();
        foreach (string name in (string[])[PretrainedTokenizer.JsonFile, PretrainedTokenizer.VocabularyFile])
        {
            if (files.Read(name, LongestTokenizer) is { } content)
            {
                return new PretrainedTokenizer { FileName = name, Content = content, LowerCase = lowerCase, StripAccents = stripAccents };
            }
        }

        throw new UnderstudyException(ErrorCode.NotFound, $"Expected {PretrainedTokenizer.JsonFile} or {PretrainedTokenizer.VocabularyFile} in {files.Directory}; there is neither. Download the model's tokenizer with it.");
    }

    private (bool LowerCase, bool? StripAccents) ReadCasing()
    {
        const string Name = "tokenizer_config.json";
        if (files.Read(Name, LongestSettings) is not { } json)
        {
            return (true, null);
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 32, AllowDuplicateProperties = false });
            return (Flag(document.RootElement, "do_lower_case") ?? true, Flag(document.RootElement, "strip_accents"));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new UnderstudyException(ErrorCode.InputUnreadable, $"Expected the settings of a tokenizer as JSON with every name once; {Path.Combine(files.Directory, Name)} is not. Download the file again.", e);
        }

        static bool? Flag(JsonElement root, string key) =>
            root.TryGetProperty(key, out JsonElement e) && e.ValueKind is JsonValueKind.True or JsonValueKind.False ? e.GetBoolean() : null;
    }
}
