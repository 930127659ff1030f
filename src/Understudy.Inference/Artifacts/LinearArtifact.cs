using Understudy.Core;

namespace Understudy.Inference;

/// <summary>The linear rung's files: <c>model.safetensors</c> beside the manifest.</summary>
public static class LinearArtifact
{
    /// <summary>Name of the weights' file.</summary>
    public const string WeightsFile = "model.safetensors";

    /// <summary>The model as a safetensors file.</summary>
    /// <param name="model">The model.</param>
    /// <param name="words">The word statistics behind which a ranker was trained; null for a classifier.</param>
    public static byte[] Serialize(LinearModel model, WordStatistics? words = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        int n = model.Features, k = model.Classes;
        var hashes = new uint[n];
        var featureWeights = new float[n];
        var scales = new float[n];
        var weights = new sbyte[(long)n * k];
        var bias = new float[k];
        model.CopyTo(hashes, featureWeights, scales, weights, bias);
        List<SafetensorsTensor> tensors =
        [
            SafetensorsTensor.Of<uint>("feature.hash", SafetensorsType.U32, [n], hashes),
            SafetensorsTensor.Of<float>("feature.weight", SafetensorsType.F32, [n], featureWeights),
            SafetensorsTensor.Of<float>("linear.scale", SafetensorsType.F32, [n], scales),
            SafetensorsTensor.Of<sbyte>("linear.weight", SafetensorsType.I8, [n, k], weights),
            SafetensorsTensor.Of<float>("linear.bias", SafetensorsType.F32, [k], bias),
        ];
        if (words is not null)
        {
            tensors.AddRange(WordStatisticsFile.Tensors(words));
        }

        return SafetensorsFile.Write(tensors, new Dictionary<string, string>(StringComparer.Ordinal) { ["format"] = "understudy-linear" });
    }

    /// <summary>Reads a classifier's directory.</summary>
    /// <exception cref="UnderstudyException">When it is damaged, of another rung, or a ranker.</exception>
    public static LinearSpecialist Read(string directory)
    {
        (SpecialistManifest manifest, SafetensorsFile file) = Open(directory, WorkloadKind.Classification, WorkloadKind.FunctionCall);
        return Make(directory, () => new LinearSpecialist(ModelOf(manifest, file), manifest));
    }

    /// <summary>Reads a ranker's directory.</summary>
    /// <exception cref="UnderstudyException">When it is damaged, of another rung, or no ranker.</exception>
    public static LinearRanker ReadRanker(string directory)
    {
        (SpecialistManifest manifest, SafetensorsFile file) = Open(directory, WorkloadKind.Relevance);
        return Make(directory, () => new LinearRanker(ModelOf(manifest, file), WordStatisticsFile.Of(file), manifest));
    }

    private static (SpecialistManifest Manifest, SafetensorsFile File) Open(string directory, params WorkloadKind[] kinds)
    {
        (SpecialistManifest manifest, IReadOnlyDictionary<string, byte[]> files, _) = SpecialistDirectory.Read(directory, _ => [WeightsFile]);
        if (manifest.Rung != Rung.Linear || !kinds.Contains(manifest.Kind) || manifest.Options?.Features is not { } features || manifest.FeaturizerVersion != TextFeaturizer.VersionOf(features) || !files.TryGetValue(WeightsFile, out byte[]? bytes))
        {
            throw new UnderstudyException(ErrorCode.IntegrityBroken, $"Expected a linear specialist for {string.Join(" or ", kinds)} with {WeightsFile} and text path {TextFeaturizer.FormatVersion}, or {TextFeaturizer.StyleVersion} with forms or places; found {manifest.Rung} for {manifest.Kind} with text path {manifest.FeaturizerVersion} in {directory}.");
        }

        return (manifest, SafetensorsFile.Read(bytes));
    }

    private static LinearModel ModelOf(SpecialistManifest manifest, SafetensorsFile file)
    {
        int k = manifest.Labels.Count;
        long n = LengthOf(file, "feature.hash");
        return new LinearModel(
            manifest.Options!.Features,
            file["feature.hash"].As<uint>(SafetensorsType.U32, n),
            file["feature.weight"].As<float>(SafetensorsType.F32, n),
            file["linear.scale"].As<float>(SafetensorsType.F32, n),
            file["linear.weight"].As<sbyte>(SafetensorsType.I8, n, k),
            file["linear.bias"].As<float>(SafetensorsType.F32, k),
            manifest.Temperature);
    }

    private static long LengthOf(SafetensorsFile file, string tensor) => file[tensor].Shape is [var length] ? length : -1;

    private static T Make<T>(string directory, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException e)
        {
            throw new UnderstudyException(ErrorCode.IntegrityBroken, $"The specialist in {directory} does not hold a usable model: {e.Said()} Restore it or train again.", e);
        }
    }
}
