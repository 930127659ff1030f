using Understudy.Core;

namespace Understudy.Inference;

/// <summary>The linear rung's files: <c>model.safetensors</c> beside the manifest.</summary>
public static class LinearArtifact
{
    /// <summary>Name of the weights' file.</summary>
    public const string WeightsFile = "model.safetensors";

    /// <summary>The model as a safetensors file.</summary>
    public static byte[] Serialize(LinearModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        int n = model.Features, k = model.Classes;
        var hashes = new uint[n];
        var featureWeights = new float[n];
        var scales = new float[n];
        var weights = new sbyte[(long)n * k];
        var bias = new float[k];
        model.CopyTo(hashes, featureWeights, scales, weights, bias);
        return SafetensorsFile.Write(
        [
            SafetensorsTensor.Of<uint>("feature.hash", SafetensorsType.U32, [n], hashes),
            SafetensorsTensor.Of<float>("feature.weight", SafetensorsType.F32, [n], featureWeights),
            SafetensorsTensor.Of<float>("linear.scale", SafetensorsType.F32, [n], scales),
            SafetensorsTensor.Of<sbyte>("linear.weight", SafetensorsType.I8, [n, k], weights),
            SafetensorsTensor.Of<float>("linear.bias", SafetensorsType.F32, [k], bias),
        ], new Dictionary<string, string>(StringComparer.Ordinal) { ["format"] = "understudy-linear" });
    }

    /// <summary>Reads a specialist directory.</summary>
    /// <exception cref="UnderstudyException">When it is damaged or of another rung.</exception>
    public static LinearSpecialist Read(string directory)
    {
        (SpecialistManifest manifest, IReadOnlyDictionary<string, byte[]> files, _) = SpecialistDirectory.Read(directory);
        if (manifest.Rung != Rung.Linear || manifest.Options is not { } options || manifest.FeaturizerVersion != TextFeaturizer.FormatVersion || !files.TryGetValue(WeightsFile, out byte[]? bytes))
        {
            throw new UnderstudyException(ErrorCode.IntegrityBroken, $"Expected a linear specialist with {WeightsFile} and text path {TextFeaturizer.FormatVersion}; found {manifest.Rung} with text path {manifest.FeaturizerVersion} in {directory}.");
        }

        SafetensorsFile file = SafetensorsFile.Read(bytes);
        int k = manifest.Labels.Count;
        long n = file["feature.hash"].Shape is [var features] ? features : -1;
        try
        {
            var model = new LinearModel(
                options.Features,
                file["feature.hash"].As<uint>(SafetensorsType.U32, n),
                file["feature.weight"].As<float>(SafetensorsType.F32, n),
                file["linear.scale"].As<float>(SafetensorsType.F32, n),
                file["linear.weight"].As<sbyte>(SafetensorsType.I8, n, k),
                file["linear.bias"].As<float>(SafetensorsType.F32, k),
                manifest.Temperature);
            return new LinearSpecialist(model, manifest);
        }
        catch (ArgumentException e)
        {
            throw new UnderstudyException(ErrorCode.IntegrityBroken, $"The specialist in {directory} does not hold a usable model: {e.Message} Restore it or train again.", e);
        }
    }
}
