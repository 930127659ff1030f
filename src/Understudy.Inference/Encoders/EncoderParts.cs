namespace Understudy.Inference;

/// <summary>What serving needs of an encoder's directory.</summary>
/// <param name="Encoder">The served model.</param>
/// <param name="Tokenizer">The text path.</param>
/// <param name="Manifest">The manifest.</param>
/// <param name="Words">Relevance: word statistics of the text path; null otherwise.</param>
public sealed record EncoderParts(OnnxEncoder Encoder, TextTokenizer Tokenizer, SpecialistManifest Manifest, WordStatistics? Words);
