using System.Buffers;

using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

using Understudy.Core;

namespace Understudy.Inference;

/// <summary>
/// Runs an encoder's ONNX file. Thread-safe. An 8-bit file quantises its activations over all that runs together, so what shares
/// a batch would change the answers: its inputs run one by one, on several threads, and every answer is the same bytes whatever
/// else is asked. A 32-bit file's inputs are batched by length; padding changes their logits by rounding only (docs/reference/encoders.md).
/// </summary>
public sealed class OnnxEncoder : IDisposable
{
    /// <summary>Key in a file's metadata that says, with the value <c>true</c>, that rows of a batch do not influence each other.</summary>
    public const string IndependentRowsKey = "understudy.independent_rows";

    private const string IdsName = "input_ids";
    private const string MaskName = "attention_mask";
    private const string TypesName = "token_type_ids";
    private const string LogitsName = "logits";

    private readonly EncoderConfig _config;
    private readonly OnnxEncoderOptions _options;
    private readonly InferenceSession _together;
    private readonly InferenceSession _apart;
    private readonly string[] _inputNames;
    private readonly string[] _outputNames = [LogitsName];
    private readonly bool _batched;
    private int _calls;
    private bool _disposed;

    private OnnxEncoder(byte[] model, EncoderConfig config, OnnxEncoderOptions options)
    {
        _config = config;
        _options = options;
        _inputNames = config.Family == EncoderFamily.Bert ? [IdsName, MaskName, TypesName] : [IdsName, MaskName];
        _apart = OpenSession(model, 1);
        try
        {
            CheckSignature(_apart);
            _batched = _apart.ModelMetadata.CustomMetadataMap.TryGetValue(IndependentRowsKey, out string? value) && value == "true";
            _together = options.Threads > 1 ? OpenSession(model, options.Threads) : _apart;
        }
        catch
        {
            _apart.Dispose();
            throw;
        }
    }

    /// <summary>Numbers that the model gives for one input.</summary>
    public int Outputs => _config.Outputs;

    /// <summary>Opens a model.</summary>
    /// <param name="model">The file's bytes; not kept.</param>
    /// <param name="config">Shape of the network, which the file has to fit.</param>
    /// <param name="options">What may be used of the machine; null for the defaults.</param>
    /// <exception cref="ArgumentException">When configuration or options are out of range; all errors are listed.</exception>
    /// <exception cref="UnderstudyException">When the file is damaged, refused, or has other inputs and outputs than an encoder of this shape.</exception>
    public static OnnxEncoder Open(byte[] model, EncoderConfig config, OnnxEncoderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(config);
        options ??= new OnnxEncoderOptions();
        if ((string[])[.. config.Validate(), .. options.Validate()] is { Length: > 0 } errors)
        {
            throw new ArgumentException(string.Join(" ", errors));
        }

        OnnxModelCheck.Check(model);
        try
        {
            return new OnnxEncoder(model, config, options);
        }
        catch (OnnxRuntimeException e)
        {
            throw new UnderstudyException(ErrorCode.IntegrityBroken, $"The ONNX file cannot be opened: {e.Message} Restore the file or export again.", e);
        }
    }

    /// <summary>Scores inputs. One input runs on all threads together, or on one beside other calls; several are dealt out among them.</summary>
    /// <param name="inputs">Token sequences, each of 1 to <see cref="EncoderConfig.MaximumTokens"/> tokens of the vocabulary.</param>
    /// <param name="logits">Receives the outputs, row-major [inputs, <see cref="Outputs"/>], in the order of the inputs.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    /// <exception cref="ArgumentException">When a sequence does not fit the network or <paramref name="logits"/> has another size.</exception>
    /// <exception cref="ObjectDisposedException">After <see cref="Dispose"/>.</exception>
    /// <exception cref="OperationCanceledException">When stopped; <paramref name="logits"/> is then undefined.</exception>
    /// <exception cref="UnderstudyException">When the model fails on the inputs.</exception>
    public void Score(ReadOnlySpan<TokenSequence> inputs, Span<float> logits, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (logits.Length != (long)inputs.Length * Outputs)
        {
            throw new ArgumentException($"Expected room for {inputs.Length} × {Outputs} logits, found {logits.Length}.", nameof(logits));
        }

        for (int i = 0; i < inputs.Length; i++)
        {
            CheckInput(inputs[i], i);
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (inputs.IsEmpty)
        {
            return;
        }

        float[] results = ArrayPool<float>.Shared.Rent(logits.Length);
        bool alone = Interlocked.Increment(ref _calls) == 1;
        try
        {
            if (inputs.Length == 1)
            {
                // Alone, a request gets all threads; beside others its own: both give the same bytes (OnnxEncoderTests).
                Run(alone ? _together : _apart, inputs, [0], results);
            }
            else
            {
                ScoreMany(inputs, results, cancellationToken);
            }

            results.AsSpan(0, logits.Length).CopyTo(logits);
        }
        catch (OnnxRuntimeException e)
        {
            throw Failed(e);
        }
        finally
        {
            Interlocked.Decrement(ref _calls);
            ArrayPool<float>.Shared.Return(results);
        }
    }

    /// <summary>Frees the model; no call may be running.</summary>
    public void Dispose()
    {
        _disposed = true;
        _together.Dispose();
        _apart.Dispose();
    }

    private void ScoreMany(ReadOnlySpan<TokenSequence> inputs, float[] results, CancellationToken cancellationToken)
    {
        int count = inputs.Length;
        TokenSequence[] copy = ArrayPool<TokenSequence>.Shared.Rent(count);
        inputs.CopyTo(copy);
        using var batches = new EncoderBatches(inputs, _batched ? _options.MaximumBatchTokens : 0);
        try
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = _options.Threads, CancellationToken = cancellationToken };
            Parallel.For(0, batches.Count, parallel, b => Run(_apart, copy, batches[b], results));
        }
        catch (AggregateException e) when (e.InnerExceptions[0] is OnnxRuntimeException inner)
        {
            throw Failed(inner);
        }
        finally
        {
            ArrayPool<TokenSequence>.Shared.Return(copy, clearArray: true);
        }
    }

    /// <summary>Runs the inputs at the given places, the longest first, as one batch, and writes each one's logits at its place.</summary>
    private void Run(InferenceSession session, ReadOnlySpan<TokenSequence> inputs, ReadOnlySpan<int> places, float[] results)
    {
        int rows = places.Length, tokens = inputs[places[0]].Length, cells = rows * tokens;
        long[] buffer = ArrayPool<long>.Shared.Rent(3 * cells);
        float[] output = rows == 1 ? results : ArrayPool<float>.Shared.Rent(rows * Outputs);
        try
        {
            Fill(inputs, places, tokens, buffer.AsSpan(0, cells), buffer.AsSpan(cells, cells), buffer.AsSpan(2 * cells, cells));
            long[] shape = [rows, tokens];
            using OrtValue ids = Input(buffer, 0, shape), mask = Input(buffer, cells, shape), types = Input(buffer, 2 * cells, shape);
            Memory<float> target = rows == 1 ? output.AsMemory(places[0] * Outputs, Outputs) : output.AsMemory(0, rows * Outputs);
            using OrtValue logits = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, target, [rows, Outputs]);
            using var run = new RunOptions();
            session.Run(run, _inputNames, _inputNames.Length == 3 ? [ids, mask, types] : [ids, mask], _outputNames, [logits]);
            for (int r = 0; rows > 1 && r < rows; r++)
            {
                output.AsSpan(r * Outputs, Outputs).CopyTo(results.AsSpan(places[r] * Outputs));
            }
        }
        finally
        {
            ArrayPool<long>.Shared.Return(buffer);
            if (rows > 1)
            {
                ArrayPool<float>.Shared.Return(output);
            }
        }

        static OrtValue Input(long[] buffer, int start, long[] shape) =>
            OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, buffer.AsMemory(start, (int)(shape[0] * shape[1])), shape);
    }

    private void Fill(ReadOnlySpan<TokenSequence> inputs, ReadOnlySpan<int> places, int tokens, Span<long> ids, Span<long> mask, Span<long> types)
    {
        ids.Fill(_config.PadToken);
        mask.Clear();
        types.Clear();
        for (int r = 0; r < places.Length; r++)
        {
            TokenSequence input = inputs[places[r]];
            int at = r * tokens;
            for (int t = 0; t < input.Length; t++)
            {
                ids[at + t] = input.Ids[t];
            }

            mask.Slice(at, input.Length).Fill(1);
            if (_config.TokenTypes > 1)
            {
                types[(at + input.SecondStart)..(at + input.Length)].Fill(1);
            }
        }
    }

    private void CheckInput(TokenSequence input, int place)
    {
        if (input.Ids is null || input.Length < 1 || input.Length > _config.MaximumTokens)
        {
            throw new ArgumentException($"Input {place} has {input.Ids?.Length ?? 0} tokens; the encoder takes 1 to {_config.MaximumTokens}.", nameof(input));
        }

        if (input.SecondStart < 0 || input.SecondStart > input.Length)
        {
            throw new ArgumentException($"Input {place} says that its second text starts at {input.SecondStart}; it has {input.Length} tokens.", nameof(input));
        }

        foreach (int id in input.Ids)
        {
            if ((uint)id >= (uint)_config.VocabularySize)
            {
                throw new ArgumentException($"Input {place} has the token {id}; the vocabulary has {_config.VocabularySize}.", nameof(input));
            }
        }
    }

    private void CheckSignature(InferenceSession session)
    {
        string expected = string.Join(", ", _inputNames.Select(n => $"{n} Int64 [?, ?]")) + $" → {LogitsName} Float [?, {Outputs}]";
        string found = $"{Describe(session.InputMetadata)} → {Describe(session.OutputMetadata)}";
        bool fits = session.InputMetadata.Count == _inputNames.Length
            && Array.TrueForAll(_inputNames, n => session.InputMetadata.TryGetValue(n, out NodeMetadata? input) && Fits(input, TensorElementType.Int64, -1))
            && session.OutputMetadata.Count == 1
            && session.OutputMetadata.TryGetValue(LogitsName, out NodeMetadata? output) && Fits(output, TensorElementType.Float, Outputs);
        if (!fits)
        {
            throw new UnderstudyException(ErrorCode.IntegrityBroken, $"The ONNX file is no encoder of this shape: expected {expected}; found {found}. Restore the file or export again.");
        }

        static bool Fits(NodeMetadata value, TensorElementType type, int last) =>
            value.IsTensor && value.ElementDataType == type && value.Dimensions is [-1, var second] && second == last;

        static string Describe(IReadOnlyDictionary<string, NodeMetadata> values) => string.Join(", ", values.Select(v =>
            v.Value.IsTensor ? $"{v.Key} {v.Value.ElementDataType} [{string.Join(", ", v.Value.Dimensions.Select(d => d < 0 ? "?" : $"{d}"))}]" : v.Key));
    }

    private static InferenceSession OpenSession(byte[] model, int threads)
    {
        using var options = new SessionOptions
        {
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
            // Shapes vary: a pattern for each would be kept and gains nothing.
            EnableMemoryPattern = false,
        };
        // Threads that wait actively halve the time of one request (2.7 against 5.5 ms); they stop when nothing runs.
        options.AddSessionConfigEntry("session.force_spinning_stop", "1");
        // The fused operator is slower than the two that it replaces: 148 against 177 sequences a second on Zen 4 (docs/LOG.md).
        options.AddSessionConfigEntry("optimization.disable_specified_optimizers", "SkipLayerNormFusion");
        return new InferenceSession(model, options);
    }

    private static UnderstudyException Failed(OnnxRuntimeException e) =>
        new(ErrorCode.IntegrityBroken, $"The encoder failed on its inputs: {e.Message} Restore the file or export again.", e);
}
