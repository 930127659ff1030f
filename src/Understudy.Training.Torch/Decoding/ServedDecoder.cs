using System.Text.Json;

using TorchSharp;

using Understudy.Core;
using Understudy.Inference;

using static TorchSharp.torch;

namespace Understudy.Training.Torch;

/// <summary>A trained decoder in its served form: which graph answers, how its answers are held to the functions, how far it can be trusted.</summary>
public static class ServedDecoder
{
    private const int MostCompletions = 8;
    private const int MostGolden = 32;

    // A completion may be somewhat longer than the longest that was learned.
    private const double LongestShare = 1.5;
    private const int LongestExtra = 16;

    /// <summary>
    /// Answers the selection rows with the 32-bit and the 8-bit graph, takes the 8-bit one unless it is behind by more than two standard errors,
    /// and calibrates the answers of the one taken. Functions constrain what is written late (2603.03305) where their schemas can.
    /// </summary>
    /// <param name="result">What was trained.</param>
    /// <param name="threads">Rows that are answered side by side; 0 for one a processor.</param>
    /// <param name="progress">Told about rows.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static ServedDecoderForm Choose(DecoderResult result, int threads = 0, IProgress<StageProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        (DecodingMode mode, string? unconstrained) = Mode(result);
        IReadOnlyList<DecoderRow> rows = result.Request.Selection;
        int work = threads > 0 ? threads : Environment.ProcessorCount;
        DecoderServing serving = Serving(result, mode);
        DecodedAnswer[] single = Answer(result, DecoderPrecision.Float32, serving, work, progress, cancellationToken), eight = Answer(result, DecoderPrecision.Int8, serving, work, progress, cancellationToken);
        int behind = 0, ahead = 0;
        for (int i = 0; i < rows.Count; i++)
        {
            bool a = IsRight(single[i], rows[i]), b = IsRight(eight[i], rows[i]);
            behind += a && !b ? 1 : 0;
            ahead += b && !a ? 1 : 0;
        }

        bool takesEight = behind - ahead <= 2 * Math.Sqrt(behind + ahead);
        DecodedAnswer[] answers = takesEight ? eight : single;
        double[] logOdds = [.. answers.Where(a => IsCall(a)).Select(a => CallCalibration.LogOdds(a.Probability))];
        double[] right = [.. answers.Select((a, i) => (a, i)).Where(x => IsCall(x.a)).Select(x => IsRight(x.a, rows[x.i]) ? 1.0 : 0)];
        (double slope, double offset) = logOdds.Length == 0 ? (1, 0) : ConfidenceMap.FitLogOdds(logOdds, right);
        return new ServedDecoderForm
        {
            Serving = serving with { ServedFile = takesEight ? DecoderArtifact.EightBitFile : DecoderArtifact.FloatFile, Calibration = new CallCalibration(slope, offset) },
            Answers = answers,
            FloatExact = Share(single, rows),
            EightBitExact = Share(eight, rows),
            Unconstrained = unconstrained,
        };
    }

    /// <summary>The manifest.</summary>
    /// <param name="result">What was trained.</param>
    /// <param name="form">How it is served.</param>
    /// <param name="name">Name of the specialist, shown in tables; null for the recipe's.</param>
    /// <param name="dataHash">Hash of the data that was trained on; null when unknown.</param>
    public static SpecialistManifest Manifest(DecoderResult result, ServedDecoderForm form, string? name = null, string? dataHash = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(form);
        return Manifest(result, form.Serving) with
        {
            Name = name ?? result.Request.Options.Name,
            Lineage = new SpecialistLineage
            {
                DataHash = dataHash,
                Seed = result.Request.Seed.Value,
                Target = "teacher",
                Version = ServedLinear.Version,
                TrainRows = result.Request.Train.Count,
                SelectionRows = result.Request.Selection.Count,
                TimeBudgetSeconds = 0,
            },
        };
    }

    /// <summary>Writes the directory, and refuses one that does not answer as what was trained and measured.</summary>
    /// <returns>The content hash.</returns>
    /// <exception cref="UnderstudyException">When it cannot be written or answers otherwise; nothing is left behind then.</exception>
    public static ContentHash Write(string directory, DecoderResult result, ServedDecoderForm form, SpecialistManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(form);
        return DecoderExporter.Write(directory, manifest, result.Weights, result.Tokenizer, Golden(result), [.. result.Request.Selection.Zip(form.Answers, (row, answer) => (row.Text, answer))]);
    }

    /// <summary>Opens the decoder that would be served, in memory.</summary>
    public static DecoderSpecialist Specialist(DecoderResult result, DecoderPrecision precision, DecoderServing serving)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new DecoderSpecialist(OnnxDecoder.Open(DecoderOnnx.Write(result.Weights, precision), result.Weights.Config), result.Tokenizer, Manifest(result, serving));
    }

    private static SpecialistManifest Manifest(DecoderResult result, DecoderServing serving) => new()
    {
        Name = result.Request.Options.Name,
        Kind = WorkloadKind.FunctionCall,
        Rung = Rung.Decoder,
        Labels = [.. result.Request.Tools?.Names ?? []],
        Training = JsonSerializer.SerializeToElement(result.Request.Options, DecoderOptionsJson.Default.DecoderOptions),
        Temperature = 1,
        Tools = result.Request.Tools?.Json,
        Decoder = serving,
        Lineage = new SpecialistLineage { Seed = result.Request.Seed.Value, Target = "teacher", Version = ServedLinear.Version, TrainRows = result.Request.Train.Count, SelectionRows = result.Request.Selection.Count, TimeBudgetSeconds = 0 },
    };

    private static DecoderServing Serving(DecoderResult result, DecodingMode mode)
    {
        var copied = CopiedArguments.Learn([.. result.Request.Train.Select(r => (r.Text, r.Completion))]);
        int longest = result.Request.Train.Max(r => result.Tokenizer.EncodeText(r.Completion).Length + 1);
        return new DecoderServing
        {
            Config = result.Weights.Config,
            Prompt = result.Prompt,
            ServedFile = DecoderArtifact.FloatFile,
            Mode = mode,
            CompletionTokens = Math.Clamp((int)(LongestShare * longest) + LongestExtra, 2, result.Weights.Config.MaximumTokens - 1),
            CopiedArguments = copied.Names,
            CopiesApart = copied.Apart,
            MostCompletions = MostCompletions,
            Calibration = new CallCalibration(),
        };
    }

    private static (DecodingMode Mode, string? Why) Mode(DecoderResult result)
    {
        if (result.Request.Tools is not { } tools || tools.Names.All(n => tools.Parameters(n) is null))
        {
            return (DecodingMode.Free, "the functions' schemas are not known");
        }

        try
        {
            _ = SchemaConstraint.Compile(tools, ToolChoice.Auto, TokenBytes.Of(result.Tokenizer, result.Prompt.End));
            return (DecodingMode.Late, null);
        }
        catch (UnderstudyException e)
        {
            return (DecodingMode.Free, e.Message);
        }
    }

    private static DecodedAnswer[] Answer(DecoderResult result, DecoderPrecision precision, DecoderServing serving, int threads, IProgress<StageProgress>? progress, CancellationToken cancellationToken)
    {
        using DecoderSpecialist specialist = Specialist(result, precision, serving);
        IReadOnlyList<DecoderRow> rows = result.Request.Selection;
        var answers = new DecodedAnswer[rows.Count];
        int done = 0;
        Parallel.For(0, answers.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, i =>
        {
            answers[i] = specialist.Answer(rows[i].Text);
            progress?.Report(new StageProgress("Answering the selection rows", Interlocked.Increment(ref done), answers.Length, "rows", precision == DecoderPrecision.Float32 ? "32-bit graph" : "8-bit graph"));
        });
        return answers;
    }

    private static bool IsCall(DecodedAnswer answer) => answer.Calls is not null and not CallText.None;

    /// <summary>Abstaining is right where no call is due.</summary>
    private static bool IsRight(DecodedAnswer answer, DecoderRow row) => (answer.Calls ?? CallText.None) == row.Completion;

    private static double Share(DecodedAnswer[] answers, IReadOnlyList<DecoderRow> rows) => answers.Length == 0 ? 0 : answers.Zip(rows).Average(x => IsRight(x.First, x.Second) ? 1.0 : 0);

    /// <summary>What the trained network scores behind the first tokens of selection rows.</summary>
    private static List<DecoderScores> Golden(DecoderResult result)
    {
        using var network = DecoderNetwork.From(result.Weights, CPU);
        List<DecoderScores> golden = [];
        foreach (DecoderRow row in result.Request.Selection.Concat(result.Request.Train).Take(MostGolden))
        {
            using DisposeScope scope = NewDisposeScope();
            using IDisposable quiet = no_grad();
            var sequence = DecoderSequence.Of(result.Tokenizer, result.Prompt, row.Text, row.Completion);
            if (sequence.Length > result.Weights.Config.MaximumTokens)
            {
                continue;
            }

            using DecoderBatch batch = DecoderBatch.Of([new DecoderSequence(sequence.Ids, sequence.Length - 1)], CPU);
            golden.Add(new DecoderScores(sequence.Ids[..^1], TensorState.Read(network.Logits(batch, ComputePrecision.Float32).reshape(-1))));
        }

        return golden;
    }
}
