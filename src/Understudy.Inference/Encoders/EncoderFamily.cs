namespace Understudy.Inference;

/// <summary>The layouts of transformer encoders that are trained, exported and served.</summary>
public enum EncoderFamily
{
    /// <summary>
    /// BERT (1810.04805): post-norm, learned positions, token types, tanh pooler over the first token. Hugging Face's
    /// <c>BertForSequenceClassification</c>; the layout of pretrained BERT and MiniLM weights.
    /// </summary>
    Bert,

    /// <summary>
    /// Pre-norm RMSNorm, rotary positions, gated feed-forward (SwiGLU), no biases, mean pooling. Hugging Face's
    /// <c>EuroBertForSequenceClassification</c> with <c>clf_pooling = "mean"</c>; trained from scratch.
    /// </summary>
    EuroBert,
}
