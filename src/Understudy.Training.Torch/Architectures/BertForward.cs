using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>BERT (1810.04805), post-norm: h = LayerNorm(h + branch(h)); erf-GELU; tanh pooler over the first token.</summary>
internal sealed class BertForward(EncoderNetwork network, EncoderBatch batch, ComputePrecision precision, DropoutMasks? dropout) : Forward(network, batch, precision, dropout)
{
    public override Tensor Hidden()
    {
        const string At = "bert.embeddings.";
        Tensor words = Embed(Parameter(At + "word_embeddings.weight"), Batch.Ids);
        Tensor positions = Parameter(At + "position_embeddings.weight").narrow(0, 0, Batch.Tokens);
        Tensor types = Config.TokenTypes == 1
            ? Parameter(At + "token_type_embeddings.weight")[0]
            : Embed(Parameter(At + "token_type_embeddings.weight"), Batch.Types);
        Tensor h = Drop(Norm((words.Plus(positions).Plus(types)).to(Type), At + "LayerNorm"));
        for (int layer = 0; layer < Config.Layers; layer++)
        {
            string at = $"bert.encoder.layer.{layer}.";
            Tensor attended = Attend(Heads(Linear(h, at + "attention.self.query")), Heads(Linear(h, at + "attention.self.key")), Heads(Linear(h, at + "attention.self.value")));
            h = Norm(h.Plus(Drop(Linear(attended, at + "attention.output.dense"))), at + "attention.output.LayerNorm");
            Tensor inner = nn.functional.gelu(Linear(h, at + "intermediate.dense"));
            h = Norm(h.Plus(Drop(Linear(inner, at + "output.dense"))), at + "output.LayerNorm");
        }

        return h;
    }

    public override Tensor Head(Tensor hidden)
    {
        Tensor first = hidden.select(1, 0).to(ScalarType.Float32);
        return Linear(Drop(tanh(Linear(first, "bert.pooler.dense"))), "classifier");
    }

    private Tensor Norm(Tensor x, string name) => nn.functional.layer_norm(x, [Config.Width], Parameter(name + ".weight").to(x.dtype), Parameter(name + ".bias").to(x.dtype), Config.NormEpsilon);
}
