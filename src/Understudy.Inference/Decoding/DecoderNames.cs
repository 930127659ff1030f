namespace Understudy.Inference;

/// <summary>Names of a decoder's ONNX inputs and outputs: those of Optimum's exports, which transformers.js asks for.</summary>
public static class DecoderNames
{
    /// <summary>Token ids, int64 [batch, tokens].</summary>
    public const string Ids = "input_ids";

    /// <summary>1 for every token so far, those of this run included, int64 [batch, total].</summary>
    public const string Mask = "attention_mask";

    /// <summary>Scores of the token after the last, float [batch, 1, vocabulary].</summary>
    public const string Logits = "logits";

    /// <summary>Keys of a layer before the run, float [batch, key and value heads, past, width of a head].</summary>
    public static string PastKey(int layer) => $"past_key_values.{layer}.key";

    /// <summary>Values of a layer before the run.</summary>
    public static string PastValue(int layer) => $"past_key_values.{layer}.value";

    /// <summary>Keys of a layer after it.</summary>
    public static string PresentKey(int layer) => $"present.{layer}.key";

    /// <summary>Values of a layer after it.</summary>
    public static string PresentValue(int layer) => $"present.{layer}.value";
}
