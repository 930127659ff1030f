using TorchSharp.Modules;

using Understudy.Core;
using Understudy.Inference;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>
/// The tagger as named 32-bit parameters on one device: what <see cref="TaggerModel"/> serves, computed in batches. Not thread-safe.
/// </summary>
internal sealed class TaggerNetwork : IDisposable
{
    private readonly Dictionary<string, Tensor> _parameters = new(StringComparer.Ordinal);
    private readonly LSTM[] _lstm; // [2·layer + direction]
    private readonly Tensor _owners; // [intents and classes of heads]: 0 for the intents, 1 + head

    private TaggerNetwork(TaggerConfig config, WordEncoder encoder, Device device)
    {
        (Config, Encoder, Device) = (config, encoder, device);
        _lstm = new LSTM[2 * config.Layers];
        _owners = tensor([.. Enumerable.Repeat(0L, config.Intents), .. config.Heads.SelectMany((classes, head) => Enumerable.Repeat(1L + head, classes))], device: device).DetachFromDisposeScope();
    }

    public TaggerConfig Config { get; }

    public WordEncoder Encoder { get; }

    public Device Device { get; }

    /// <summary>What is trained, by name; an LSTM has two biases, which are served as their sum.</summary>
    public IReadOnlyDictionary<string, Tensor> Parameters => _parameters;

    /// <summary>What the network says of a batch.</summary>
    /// <param name="Emissions">[rows, words, tags].</param>
    /// <param name="Intents">[rows, intents].</param>
    /// <param name="Heads">[rows, classes of all heads].</param>
    public sealed record Output(Tensor Emissions, Tensor Intents, Tensor Heads);

    /// <summary>A network with random weights: embeddings and LSTM as PyTorch's LSTM begins, uniform within 1/√width; forget gates open by 1; transitions at 0.</summary>
    public static TaggerNetwork Random(TaggerConfig config, WordEncoder encoder, Seed seed, Device device)
    {
        var network = new TaggerNetwork(config, encoder, device);
        foreach (ModelTensor p in TaggerParameters.List(config))
        {
            if (p.Count > 0 && !p.Name.StartsWith("lstm.", StringComparison.Ordinal)) // no heads, no known n-grams: nothing to train
            {
                network._parameters.Add(p.Name, tensor(Initial(config, p.Name, p.Count, seed), [.. p.Shape], device: device).requires_grad_().DetachFromDisposeScope());
            }
        }

        for (int i = 0; i < network._lstm.Length; i++)
        {
            string at = TaggerParameters.Lstm(i / 2, i % 2 == 1);
            LSTM lstm = nn.LSTM(i < 2 ? config.InputWidth : config.StateWidth, config.Hidden, batchFirst: true, device: device);
            network._lstm[i] = lstm;
            foreach ((string name, Parameter value) in lstm.named_parameters())
            {
                string full = $"{at}.{name.Replace("_l0", "", StringComparison.Ordinal)}";
                TensorState.Write(value, Initial(config, full, value.numel(), seed));
                network._parameters.Add(full, value);
            }
        }

        return network;
    }

    /// <summary>The weights as they are now.</summary>
    public TaggerWeights ToWeights() => TaggerWeights.Create(Config, Encoder, p => p.Name.StartsWith("lstm.", StringComparison.Ordinal) && p.Name.EndsWith(".bias", StringComparison.Ordinal)
        ? TensorState.Read(_parameters[p.Name + "_ih"]).Zip(TensorState.Read(_parameters[p.Name + "_hh"]), (a, b) => a + b).ToArray()
        : p.Count == 0 ? [] : TensorState.Read(_parameters[p.Name]));

    /// <summary>Scores a batch.</summary>
    /// <param name="batch">Rows.</param>
    /// <param name="dropout">Masks while training; null to score.</param>
    public Output Score(TaggerBatch batch, TaggerDropout? dropout = null)
    {
        int rows = batch.Rows, words = batch.Words;
        Tensor grams = zeros([rows * words, Config.GramWidth], device: Device);
        if (_parameters.TryGetValue(TaggerParameters.Grams, out Tensor? table))
        {
            grams = grams.PlusAt(0, batch.GramWords, table.index_select(0, batch.GramRows)) / batch.GramCounts;
        }

        Tensor x = cat([_parameters[TaggerParameters.Words].index_select(0, batch.WordRows), grams, _parameters[TaggerParameters.Shapes].index_select(0, batch.ShapeRows)], 1)
            .view(rows, words, Config.InputWidth);
        for (int layer = 0; layer < Config.Layers; layer++)
        {
            x = Drop(x);
            Tensor forward = Run(_lstm[2 * layer], x), backward = Reverse(Run(_lstm[(2 * layer) + 1], Reverse(x)));
            x = cat([forward, backward], 2);
        }

        Tensor mask = batch.Mask.unsqueeze(2);
        Tensor greatest = x.Filled(mask.logical_not(), float.MinValue).amax([1]), mean = (x * mask).sum(1) / batch.Lengths;
        Tensor pooled = cat([greatest, mean], 1), intents = Linear(Drop(pooled), TaggerParameters.Intents);
        Tensor heads = Config.HeadClasses == 0 ? zeros([rows, 0], device: Device) : Linear(dropout?.Heads.Apply(pooled, batch.Positions) ?? pooled, TaggerParameters.Heads);
        if (Config.Direct)
        {
            Add(Direct(batch, dropout?.Direct));
        }

        if (Config.Mentions)
        {
            Add((batch.Mentions * _parameters[TaggerParameters.Mentions].index_select(0, _owners)).sum(2));
        }

        return new Output(Linear(Drop(x), TaggerParameters.Tags), intents, heads);

        void Add(Tensor classes) => (intents, heads) = (intents.Plus(classes.narrow(1, 0, Config.Intents)), heads.Plus(classes.narrow(1, Config.Intents, Config.HeadClasses)));

        Tensor Drop(Tensor values) => dropout?.States.Apply(values, batch.Positions) ?? values;

        Tensor Reverse(Tensor values) => values.reshape(rows * words, -1).index_select(0, batch.Reversed).view(rows, words, -1);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Tensor parameter in _parameters.Values)
        {
            parameter.Dispose();
        }

        _owners.Dispose();
        foreach (LSTM lstm in _lstm)
        {
            lstm.Dispose();
        }
    }

    /// <summary>Sum of what the words say themselves, each its own row and the mean of its n-grams', divided by the root of their number: [rows, intents and classes of heads].</summary>
    private Tensor Direct(TaggerBatch batch, DropoutMasks? dropout)
    {
        int places = batch.Rows * batch.Words;
        Tensor words = _parameters[TaggerParameters.DirectWords].index_select(0, batch.WordRows) * batch.WordRows.to(ScalarType.Bool).unsqueeze(1);
        if (_parameters.TryGetValue(TaggerParameters.DirectGrams, out Tensor? table))
        {
            words = words.Plus(zeros([places, Config.DirectClasses], device: Device).PlusAt(0, batch.GramWords, table.index_select(0, batch.GramRows)) / batch.GramCounts);
        }

        words = words.view(batch.Rows, batch.Words, -1);
        words = dropout is null ? words : words * dropout.Apply(ones([batch.Rows, batch.Words, 1]), batch.Positions).to(Device);
        return words.sum(1) / batch.Lengths.sqrt();
    }

    private static Tensor Run(LSTM lstm, Tensor x)
    {
        (Tensor states, _, _) = lstm.call(x);
        return states;
    }

    private Tensor Linear(Tensor x, string name) => nn.functional.linear(x, _parameters[name + ".weight"], _parameters[name + ".bias"]);

    private static float[] Initial(TaggerConfig config, string name, long count, Seed seed)
    {
        var values = new float[count];
        if (name.StartsWith("crf.", StringComparison.Ordinal) || name.StartsWith("direct.", StringComparison.Ordinal) || (name.EndsWith(".bias", StringComparison.Ordinal) && !name.StartsWith("lstm.", StringComparison.Ordinal)))
        {
            return values;
        }

        if (name == TaggerParameters.Mentions)
        {
            Array.Fill(values, 1); // what is named is likelier, until the rows say otherwise
            return values;
        }

        float limit = 1 / MathF.Sqrt(name switch
        {
            TaggerParameters.Words => config.WordWidth,
            TaggerParameters.Grams => config.GramWidth,
            TaggerParameters.Shapes => config.ShapeWidth,
            TaggerParameters.Tags + ".weight" => config.StateWidth,
            TaggerParameters.Intents + ".weight" or TaggerParameters.Heads + ".weight" => config.PooledWidth,
            _ => config.Hidden,
        });
        var random = new SeededRandom(seed.For(name));
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = limit * (float)((2 * random.NextDouble()) - 1);
        }

        if (name.EndsWith(".bias_ih", StringComparison.Ordinal))
        {
            values.AsSpan(config.Hidden, config.Hidden).Fill(1); // what the first steps forget is lost to the rest of the training
        }

        return values;
    }
}
