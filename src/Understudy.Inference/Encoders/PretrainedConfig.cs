namespace Understudy.Inference;

/// <summary>What a pretrained directory's <c>config.json</c> says.</summary>
/// <param name="Config">The network that it becomes here.</param>
/// <param name="ModelType">The key names of its weights.</param>
/// <param name="Positions">Rows of its table of learned positions, or its longest sequence with rotary ones, before any cutting.</param>
/// <param name="HeadFits">Whether its head, if it has one, computes what ours computes.</param>
internal sealed record PretrainedConfig(EncoderConfig Config, PretrainedModelType ModelType, int Positions, bool HeadFits);
