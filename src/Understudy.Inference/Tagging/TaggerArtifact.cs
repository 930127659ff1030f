using System.Text.Json;

using Understudy.Core;

namespace Understudy.Inference;

/// <summary>The tagger rung's files: <c>config.json</c> with shape, plan and calibration, and <c>model.safetensors</c>, beside the manifest.</summary>
public static class TaggerArtifact
{
    /// <summary>Shape of the network and plan of the calls.</summary>
    public const string ConfigFile = "config.json";

    /// <summary>Weights and the hashes of what is known.</summary>
    public const string WeightsFile = "model.safetensors";

    private const string WordHashName = "word.hash";
    private const string GramHashName = "gram.hash";

    /// <summary>The two files.</summary>
    public static IReadOnlyDictionary<string, byte[]> Serialize(TaggerWeights weights, CallPlan plan, CallCalibration calibration)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(calibration);
        TaggerConfig c = weights.Config;
        var config = new TaggerConfigFile { ModelType = TaggerConfigFile.Type, TextVersion = TaggerConfigFile.CurrentTextVersion, Network = c, Plan = plan, Calibration = calibration };
        SafetensorsTensor[] tensors =
        [
            SafetensorsTensor.Over(WordHashName, SafetensorsType.U32, [c.Words], weights.Encoder.WordHashesKnown),
            SafetensorsTensor.Over(GramHashName, SafetensorsType.U32, [c.Grams], weights.Encoder.GramHashesKnown),
            .. TaggerParameters.List(c).Select(p => SafetensorsTensor.Over(p.Name, SafetensorsType.F32, [.. p.Shape], weights[p.Name])),
        ];
        return new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            [ConfigFile] = [.. JsonSerializer.SerializeToUtf8Bytes(config, TaggerJson.Default.TaggerConfigFile), (byte)'\n'],
            [WeightsFile] = SafetensorsFile.Write(tensors, new Dictionary<string, string>(StringComparer.Ordinal) { ["format"] = TaggerConfigFile.Type }),
        };
    }

    /// <summary>Reads a tagger's directory.</summary>
    /// <exception cref="UnderstudyException">When it is damaged, of another rung or of another text path.</exception>
    public static TaggerSpecialist Read(string directory)
    {
        (SpecialistManifest manifest, IReadOnlyDictionary<string, byte[]> files, _) = SpecialistDirectory.Read(directory, _ => [ConfigFile, WeightsFile]);
        if (manifest.Rung != Rung.Tagger || manifest.Kind != WorkloadKind.FunctionCall || !files.TryGetValue(ConfigFile, out byte[]? config) || !files.TryGetValue(WeightsFile, out byte[]? weights))
        {
            throw new UnderstudyException(ErrorCode.IntegrityBroken, $"Expected a tagger specialist for {WorkloadKind.FunctionCall} with {ConfigFile} and {WeightsFile}; found {manifest.Rung} for {manifest.Kind} in {directory}.");
        }

        try
        {
            TaggerConfigFile read = JsonSerializer.Deserialize(config, TaggerJson.Default.TaggerConfigFile) ?? throw new JsonException("the file holds null");
            if (read.ModelType != TaggerConfigFile.Type || read.TextVersion != TaggerConfigFile.CurrentTextVersion)
            {
                throw new UnderstudyException(ErrorCode.IntegrityBroken, $"Expected a {TaggerConfigFile.Type} with text path {TaggerConfigFile.CurrentTextVersion} in {Path.Combine(directory, ConfigFile)}; found {QuotedText.Of(read.ModelType)} with text path {read.TextVersion}. Use the program that wrote it, or train again.");
            }

            if (read.Network.Validate() is { Count: > 0 } errors)
            {
                throw new ArgumentException(string.Join(" ", errors));
            }

            using SafetensorsFile file = SafetensorsFile.Read(weights, "The tagger's weights");
            var encoder = new WordEncoder(file[WordHashName].As<uint>(SafetensorsType.U32, read.Network.Words), file[GramHashName].As<uint>(SafetensorsType.U32, read.Network.Grams), read.Network.MinimumGram, read.Network.MaximumGram);
            var model = new TaggerModel(TaggerWeights.Create(read.Network, encoder, p => file[p.Name].As<float>(SafetensorsType.F32, [.. p.Shape])), read.Plan);
            return new TaggerSpecialist(model, read.Plan, read.Calibration, manifest);
        }
        catch (Exception e) when (e is ArgumentException or JsonException)
        {
            throw new UnderstudyException(ErrorCode.IntegrityBroken, $"The tagger in {directory} cannot be used: {e.Said()} Restore it or train again.", e);
        }
    }
}
