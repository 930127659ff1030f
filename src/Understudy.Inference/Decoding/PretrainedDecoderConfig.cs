namespace Understudy.Inference;

/// <summary>What a pretrained decoder's <c>config.json</c> says.</summary>
/// <param name="Config">The network; its vocabulary is that of the file's embeddings.</param>
/// <param name="ModelType">Hugging Face's <c>model_type</c>.</param>
/// <param name="BeginToken">Id of the token that begins a sequence; null when the file names none.</param>
/// <param name="EndToken">Id of the token that ends a text, the first where there are several; null when the file names none.</param>
internal sealed record PretrainedDecoderConfig(DecoderConfig Config, string ModelType, int? BeginToken, int? EndToken);
