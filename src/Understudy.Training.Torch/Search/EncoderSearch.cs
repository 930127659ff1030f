using System.Diagnostics;

using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training.Torch;

/// <summary>
/// Trains one recipe of the encoder rung from texts to served forms: vocabulary, pretraining on unlabelled text, training, export, choice
/// of the form, calibration of that form. The same request gives the same bytes on one kind of processor.
/// </summary>
public static class EncoderSearch
{
    /// <summary>Runs it.</summary>
    /// <param name="request">What to train on, and how.</param>
    /// <param name="progress">Told about tokens.</param>
    /// <param name="cancellationToken">Stops and leaves a checkpoint where the request names a directory.</param>
    /// <exception cref="ArgumentException">When the options are out of range; the message lists all errors.</exception>
    /// <exception cref="UnderstudyException">When there is nothing to learn from, the training diverges, or the exported graph does not answer as the network.</exception>
    public static EncoderResult Run(EncoderRequest request, IProgress<StageProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        EncoderOptions options = request.Options;
        if (options.Validate() is { Count: > 0 } errors)
        {
            throw new ArgumentException(string.Join(" ", errors), nameof(request));
        }

        long started = Stopwatch.GetTimestamp();
        EncoderInputs inputs = EncoderInputs.Of(request);
        if (inputs.Selection.Length == 0)
        {
            throw new UnderstudyException(ErrorCode.TooFewExamples, "Expected selection rows with a usable label to choose and calibrate on; found none. Give more examples.");
        }

        _ = inputs.Metric(new float[inputs.Selection.Length * (long)inputs.Outputs]); // selection that can tell nothing is refused before the training, not after its first epoch
        PretrainedStart? start = request.From?.Invoke(inputs.Outputs);
        TextTokenizer tokenizer = start?.Tokenizer ?? Vocabulary(request, inputs, progress, cancellationToken);
        TokenSequence[] selection = [.. inputs.Selection.Select(Sequence)];
        using EncoderNetwork network = start is not null
            ? EncoderNetwork.From(start.Weights, request.Runtime.Device)
            : EncoderNetwork.Random(options.Config(tokenizer.VocabularySize, inputs.Outputs, tokenizer.PadToken), request.Seed.For("weights"), request.Runtime.Device);
        var trainer = new EncoderTrainer(request.Runtime, request.CheckpointDirectory, request.Log, progress);
        TrainingOutcome? pretraining = null;
        if (options.PretrainEpochs > 0)
        {
            TokenSequence[] texts = [.. inputs.Train.Select(Sequence), .. request.UnlabelledTexts.Select(t => tokenizer.Encode(t, options.MaximumTokens))];
            pretraining = trainer.Pretrain(network, texts, options, Masking(options, tokenizer, network.Config), request.Seed.For("pretrain"), cancellationToken);
        }

        TrainingOutcome training = trainer.Train(
            network,
            inputs.TrainingSet(Sequence),
            options,
            tokenizer.MaskToken,
            request.Seed.For("train"),
            n => inputs.Metric(NetworkScorer.Score(n, selection, request.Runtime, cancellationToken)).Average(),
            inputs.MetricName,
            cancellationToken);
        progress?.Report(new StageProgress("Exporting", 0, 1, "models"));
        EncoderForms forms = EncoderForms.Make(network, selection, request.Runtime, request.Threads, cancellationToken);
        progress?.Report(new StageProgress("Exporting", 1, 1, "models"));
        double[] single = inputs.Metric(forms.SingleLogits), quantized = inputs.Metric(forms.QuantizedLogits);
        bool eight = EncoderForms.QuantizedHolds(single, quantized);
        float[] served = eight ? forms.QuantizedLogits : forms.SingleLogits;
        SelectionFacts facts = inputs.Calibrate(served);
        using var process = Process.GetCurrentProcess();
        return new EncoderResult
        {
            Options = options,
            Request = request,
            Weights = network.ToWeights(),
            Tokenizer = tokenizer,
            FloatGraph = forms.Single,
            QuantizedGraph = eight ? forms.Quantized : null,
            Labels = inputs.Labels,
            Grades = facts.Grades,
            Ranking = facts.Ranking,
            Words = facts.Words,
            Temperature = facts.Temperature,
            CandidateThresholds = facts.Thresholds,
            Selection = eight ? quantized : single,
            SelectionUnits = inputs.Units(served),
            MetricName = inputs.MetricName,
            ScoredRows = inputs.Selection,
            Logits = served,
            FloatMetric = single.Average(),
            QuantizedMetric = quantized.Average(),
            GoldenDifference = forms.GoldenDifference,
            LogLoss = facts.LogLoss,
            Training = training,
            Pretraining = pretraining,
            TrainRows = inputs.Train.Length,
            Seconds = Stopwatch.GetElapsedTime(started).TotalSeconds,
            PeakBytes = process.PeakWorkingSet64,
        };

        TokenSequence Sequence(int row)
        {
            (string first, string? second) = inputs.Text(row);
            return second is null ? tokenizer.Encode(first, options.MaximumTokens) : tokenizer.Encode(first, second, options.MaximumTokens);
        }
    }

    private static TextTokenizer Vocabulary(EncoderRequest request, EncoderInputs inputs, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        var options = new TokenizerTrainingOptions { VocabularySize = request.Options.VocabularySize, LowerCase = request.Options.LowerCase };
        IEnumerable<string> texts = inputs.Train.SelectMany(row => inputs.Text(row) is (var first, { } second) ? [first, second] : new[] { inputs.Text(row).First }).Concat(request.UnlabelledTexts);
        return request.Options.Tokenizer == "byte-bpe"
            ? BytePairTrainer.Train(texts, options, progress, cancellationToken)
            : WordPieceTrainer.Train(texts, options, progress, cancellationToken);
    }

    private static MaskingOptions Masking(EncoderOptions options, TextTokenizer tokenizer, EncoderConfig config) => new()
    {
        Probability = options.MaskProbability,
        MaskToken = tokenizer.MaskToken,
        VocabularySize = config.VocabularySize,
        SpecialTokens = [tokenizer.PadToken, tokenizer.UnknownToken, tokenizer.ClassToken, tokenizer.SeparatorToken, tokenizer.MaskToken],
    };
}
