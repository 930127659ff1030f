using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>
/// EuroBERT (2503.05500): pre-norm RMSNorm, rotary positions (2104.09864, half rotation), SwiGLU (2002.05202), no biases; the head is the mean
/// over tokens, a dense layer with erf-GELU and the classifier. The residual stream stays in 32 bits.
/// </summary>
internal sealed class EuroBertForward : Forward
{
    private readonly Tensor _cosine; // [tokens, head]
    private readonly Tensor _sine;

    public EuroBertForward(EncoderNetwork network, EncoderBatch batch, ComputePrecision precision, DropoutMasks? dropout)
        : base(network, batch, precision, dropout)
    {
        int half = Config.HeadWidth / 2;
        var cosine = new float[batch.Tokens * Config.HeadWidth];
        var sine = new float[cosine.Length];
        for (int t = 0; t < batch.Tokens; t++)
        {
            for (int d = 0; d < Config.HeadWidth; d++)
            {
                double angle = t / Math.Pow(Config.RotaryBase, 2.0 * (d % half) / Config.HeadWidth);
                cosine[(t * Config.HeadWidth) + d] = (float)Math.Cos(angle);
                sine[(t * Config.HeadWidth) + d] = (float)Math.Sin(angle);
            }
        }

        _cosine = tensor(cosine, batch.Tokens, Config.HeadWidth, device: batch.Ids.device).to(Type);
        _sine = tensor(sine, batch.Tokens, Config.HeadWidth, device: batch.Ids.device).to(Type);
    }

    public override Tensor Hidden()
    {
        Tensor h = Drop(Embed(Parameter("model.embed_tokens.weight"), Batch.Ids));
        for (int layer = 0; layer < Config.Layers; layer++)
        {
            string at = $"model.layers.{layer}.";
            Tensor x = Norm(h, at + "input_layernorm").to(Type);
            Tensor attended = Attend(
                Rotate(Heads(Linear(x, at + "self_attn.q_proj", bias: false))),
                Rotate(Heads(Linear(x, at + "self_attn.k_proj", bias: false))),
                Heads(Linear(x, at + "self_attn.v_proj", bias: false)));
            h = h.Plus(Drop(Linear(attended, at + "self_attn.o_proj", bias: false)).to(ScalarType.Float32));
            x = Norm(h, at + "post_attention_layernorm").to(Type);
            Tensor inner = nn.functional.silu(Linear(x, at + "mlp.gate_proj", bias: false)) * Linear(x, at + "mlp.up_proj", bias: false);
            h = h.Plus(Drop(Linear(inner, at + "mlp.down_proj", bias: false)).to(ScalarType.Float32));
        }

        return Norm(h, "model.norm");
    }

    public override Tensor Head(Tensor hidden)
    {
        Tensor mask = Batch.Mask.unsqueeze(-1);
        Tensor mean = (hidden.to(ScalarType.Float32) * mask).sum(1) / mask.sum(1);
        return Linear(Drop(nn.functional.gelu(Linear(mean, "dense"))), "classifier");
    }

    private Tensor Norm(Tensor x, string name) => x * rsqrt(x.Squared().mean([-1L], keepdim: true).Plus(Config.NormEpsilon)) * Parameter(name + ".weight");

    private Tensor Rotate(Tensor x)
    {
        int half = Config.HeadWidth / 2;
        Tensor turned = cat([-x.narrow(-1, half, half), x.narrow(-1, 0, half)], -1);
        return (x * _cosine).Plus(turned * _sine);
    }
}
