using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

using Understudy.Core;

namespace Understudy.Inference;

/// <summary>
/// A decoder's ONNX file, opened: gives sessions, each with keys and values of its own. Thread-safe; sessions of different threads run beside
/// each other.
/// </summary>
public sealed class OnnxDecoder : IDisposable
{
    private readonly InferenceSession _session;

    private OnnxDecoder(byte[] model, DecoderConfig config, OnnxDecoderOptions options)
    {
        Config = config;
        _session = OpenSession(model, options.Threads);
        try
        {
            CheckSignature();
        }
        catch
        {
            _session.Dispose();
            throw;
        }
    }

    /// <summary>Shape of the network.</summary>
    public DecoderConfig Config { get; }

    /// <summary>Opens a model.</summary>
    /// <param name="model">The file's bytes; not kept.</param>
    /// <param name="config">Shape of the network, which the file has to fit.</param>
    /// <param name="options">What may be used of the machine; null for the defaults.</param>
    /// <exception cref="ArgumentException">When configuration or options are out of range; all errors are listed.</exception>
    /// <exception cref="UnderstudyException">When the file is damaged, refused, or has other inputs and outputs than a decoder of this shape.</exception>
    public static OnnxDecoder Open(byte[] model, DecoderConfig config, OnnxDecoderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(config);
        options ??= new OnnxDecoderOptions();
        if ((string[])[.. config.Validate(), .. options.Validate()] is { Length: > 0 } errors)
        {
            throw new ArgumentException(string.Join(" ", errors));
        }

        OnnxModelCheck.Check(model);
        try
        {
            return new OnnxDecoder(model, config, options);
        }
        catch (OnnxRuntimeException e)
        {
            throw new UnderstudyException(ErrorCode.IntegrityBroken, $"The ONNX file cannot be opened: {e.Message} Restore the file or export again.", e);
        }
    }

    /// <summary>Makes room for sequences that are decoded together.</summary>
    /// <param name="rows">Sequences, 1 to 1024. Each takes 8 · layers · key and value width · positions bytes.</param>
    /// <param name="positions">Most tokens of each, prompt and completion together; null for what the model takes.</param>
    public DecodingSession Start(int rows = 1, int? positions = null) => new(this, _session, rows, positions ?? Config.MaximumTokens);

    /// <summary>Frees the model; no session may be in use.</summary>
    public void Dispose() => _session.Dispose();

    private void CheckSignature()
    {
        List<string> faults = [];
        IReadOnlyDictionary<string, NodeMetadata> inputs = _session.InputMetadata, outputs = _session.OutputMetadata;
        int[] cache = [-1, Config.KeyValueHeads, -1, Config.HeadWidth];
        Check(inputs, DecoderNames.Ids, TensorElementType.Int64, [-1, -1]);
        Check(inputs, DecoderNames.Mask, TensorElementType.Int64, [-1, -1]);
        Check(outputs, DecoderNames.Logits, TensorElementType.Float, [-1, 1, Config.VocabularySize]);
        for (int i = 0; i < Config.Layers; i++)
        {
            Check(inputs, DecoderNames.PastKey(i), TensorElementType.Float, cache);
            Check(inputs, DecoderNames.PastValue(i), TensorElementType.Float, cache);
            Check(outputs, DecoderNames.PresentKey(i), TensorElementType.Float, cache);
            Check(outputs, DecoderNames.PresentValue(i), TensorElementType.Float, cache);
        }

        int expected = 2 * Config.Layers;
        if (faults.Count == 0 && (inputs.Count != expected + 2 || outputs.Count != expected + 1))
        {
            faults.Add($"expected {expected + 2} inputs and {expected + 1} outputs, found {inputs.Count} and {outputs.Count}");
        }

        if (faults.Count > 0)
        {
            throw new UnderstudyException(ErrorCode.IntegrityBroken, $"The ONNX file is no decoder of this shape: {string.Join("; ", faults.Take(3))}. Restore the file or export again.");
        }

        void Check(IReadOnlyDictionary<string, NodeMetadata> values, string name, TensorElementType type, int[] shape)
        {
            string found = !values.TryGetValue(name, out NodeMetadata? value) ? "nothing"
                : !value.IsTensor ? "no tensor" : $"{value.ElementDataType} {Describe(value.Dimensions)}";
            string wanted = $"{type} {Describe(shape)}";
            if (found != wanted)
            {
                faults.Add($"expected {name} as {wanted}, found {found}");
            }
        }

        static string Describe(int[] shape) => $"[{string.Join(", ", shape.Select(d => d < 0 ? "?" : $"{d}"))}]";
    }

    private static InferenceSession OpenSession(byte[] model, int threads)
    {
        using var options = new SessionOptions
        {
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
            EnableMemoryPattern = false,
        };
        options.AddSessionConfigEntry("session.force_spinning_stop", "1");
        return new InferenceSession(model, options);
    }
}
