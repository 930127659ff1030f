using Understudy.Inference;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>
/// The forward pass of a decoder: products in the chosen format; residual stream, norms and the softmax of the loss in 32 bits. A block is
/// computed <see cref="DecoderConfig.Repeats"/> times in a row. Queries, keys and values are one product, gate and up another.
/// </summary>
internal sealed class DecoderForward(DecoderNetwork network, ComputePrecision precision, DropoutMasks? dropout = null)
{
    private readonly ScalarType _type = precision == ComputePrecision.BFloat16 ? ScalarType.BFloat16 : ScalarType.Float32;
    private readonly int _group = network.Config.Heads / network.Config.KeyValueHeads;
    private IReadOnlyList<int> _places = [];

    private DecoderConfig Config => network.Config;

    /// <summary>The normalised last states of whole sequences.</summary>
    /// <param name="batch">Sequences.</param>
    /// <param name="cache">Takes every layer's keys and values; null for none.</param>
    /// <returns>[rows · tokens, width] float32.</returns>
    public Tensor Hidden(DecoderBatch batch, DecoderCache? cache = null)
    {
        int rows = batch.Rows, tokens = batch.Tokens;
        _places = batch.Places;
        (Tensor cosine, Tensor sine) = network.Rotation.Of(_type, tokens);
        (cosine, sine) = (cosine.narrow(0, 0, tokens).unsqueeze(1), sine.narrow(0, 0, tokens).unsqueeze(1));

        Tensor bias = batch.Bias.to(_type).unsqueeze(2); // [1, 1, 1, tokens, tokens]
        return Layers(batch.Ids, rows, tokens, cosine, sine, (layer, q, k, v) =>
        {
            cache?.Fill(layer, k, v);
            Tensor scores = matmul(q, k.permute(0, 2, 3, 1)).view(rows, Config.KeyValueHeads, _group, tokens, tokens).Plus(bias);
            return matmul(nn.functional.softmax(scores, -1).view(rows, Config.KeyValueHeads, _group * tokens, tokens), v.transpose(1, 2));
        });
    }

    /// <summary>The normalised states of one more token of every row; its keys and values are added to the cache.</summary>
    /// <param name="ids">[rows] int64.</param>
    /// <param name="positions">Position of each token, [rows] int64.</param>
    /// <param name="bias">0 where a row may look, a large negative number elsewhere: [rows, 1, 1, length] float32.</param>
    /// <param name="cache">What came before.</param>
    /// <returns>[rows, width] float32.</returns>
    public Tensor Next(Tensor ids, Tensor positions, Tensor bias, DecoderCache cache)
    {
        int rows = (int)ids.shape[0], length = (int)bias.shape[3];
        (Tensor cosine, Tensor sine) = network.Rotation.Of(_type, cache.Tokens);
        Tensor mask = bias.to(_type), places = cache.Places(positions);
        return Layers(ids, rows, 1, cosine.index_select(0, positions).view(rows, 1, 1, -1), sine.index_select(0, positions).view(rows, 1, 1, -1), (layer, q, k, v) =>
        {
            (Tensor keys, Tensor values) = cache.Put(layer, places, k, v, length);
            return matmul(nn.functional.softmax(matmul(q, keys.permute(0, 2, 3, 1)).Plus(mask), -1), values.transpose(1, 2));
        });
    }

    /// <summary>Scores of the vocabulary.</summary>
    /// <param name="hidden">[places, width] float32.</param>
    /// <returns>[places, vocabulary] in the format of the products.</returns>
    public Tensor Output(Tensor hidden) => nn.functional.linear(hidden.to(_type), Weight(Config.TiedEmbeddings ? DecoderParameters.Embeddings : DecoderParameters.Output));

    /// <summary>
    /// All layers around an attention that takes a layer's number, queries [rows, key heads, group · tokens, head], already scaled, keys and values
    /// [rows, tokens, key heads, head], and gives the shape of the queries.
    /// </summary>
    private Tensor Layers(Tensor ids, int rows, int tokens, Tensor cosine, Tensor sine, Func<int, Tensor, Tensor, Tensor, Tensor> attend)
    {
        int head = Config.HeadWidth, rotated = Config.Heads + Config.KeyValueHeads;
        float scale = 1 / MathF.Sqrt(head);
        Tensor h = Drop(network[DecoderParameters.Embeddings].index_select(0, ids)); // [rows · tokens, width]
        for (int block = 0; block < Config.Blocks; block++)
        {
            string at = DecoderParameters.Block(block), attention = at + "self_attn.";
            Tensor qkv = cat([Weight(attention + "q_proj.weight"), Weight(attention + "k_proj.weight"), Weight(attention + "v_proj.weight")], 0), output = Weight(attention + "o_proj.weight");
            Tensor? qkvBias = Config.AttentionBias ? cat([Weight(attention + "q_proj.bias"), Weight(attention + "k_proj.bias"), Weight(attention + "v_proj.bias")], 0) : null;
            Tensor gateUp = cat([Weight(at + "mlp.gate_proj.weight"), Weight(at + "mlp.up_proj.weight")], 0), down = Weight(at + "mlp.down_proj.weight");
            for (int repeat = 0; repeat < Config.Repeats; repeat++)
            {
                Tensor heads = nn.functional.linear(Norm(h, at + "input_layernorm.weight"), qkv, qkvBias).view(rows, tokens, rotated + Config.KeyValueHeads, head);
                Tensor turned = Rotate(heads.narrow(2, 0, rotated), cosine, sine);
                Tensor q = (turned.narrow(2, 0, Config.Heads).Times(scale)).view(rows, tokens, Config.KeyValueHeads, _group, head).permute(0, 2, 3, 1, 4).reshape(rows, Config.KeyValueHeads, _group * tokens, head);
                Tensor mixed = attend((block * Config.Repeats) + repeat, q, turned.narrow(2, Config.Heads, Config.KeyValueHeads), heads.narrow(2, rotated, Config.KeyValueHeads));
                mixed = mixed.view(rows, Config.KeyValueHeads, _group, tokens, head).permute(0, 3, 1, 2, 4).reshape(rows * tokens, Config.Width);
                h = h.Plus(Drop(nn.functional.linear(mixed, output)));
                Tensor both = nn.functional.linear(Norm(h, at + "post_attention_layernorm.weight"), gateUp);
                Tensor inner = nn.functional.silu(both.narrow(1, 0, Config.FeedForward)) * both.narrow(1, Config.FeedForward, Config.FeedForward);
                h = h.Plus(Drop(nn.functional.linear(inner, down)));
            }
        }

        return Normalised(h, DecoderParameters.Norm);
    }

    /// <summary>A matrix or bias in the format of the products, its adapter's change added; the gradient comes back in 32 bits.</summary>
    private Tensor Weight(string name) => (network.Adapters?.Change(name) is { } change ? network[name].Plus(change) : network[name]).to(_type);

    private Tensor Norm(Tensor x, string name) => Normalised(x, name).to(_type);

    private Tensor Normalised(Tensor x, string name) => x * rsqrt(x.Squared().mean([-1L], keepdim: true).Plus(Config.NormEpsilon)) * network[name];

    // The sign of the half rotation is in the sines.
    private Tensor Rotate(Tensor x, Tensor cosine, Tensor sine)
    {
        int half = Config.HeadWidth / 2;
        return (x * cosine).Plus(cat([x.narrow(-1, half, half), x.narrow(-1, 0, half)], -1) * sine);
    }

    private Tensor Drop(Tensor x) => dropout is null ? x : dropout.Apply(x, _places);
}
