using System.Text.Json;
using System.Text.Json.Nodes;

using Xunit;

namespace Understudy.Inference.Tests.Artifacts;

public sealed class DecoderManifestTests
{
    [Fact]
    public void A_manifest_from_before_copied_arguments_has_none()
    {
        SpecialistManifest manifest = Tagging.TinyTagger.Manifest with
        {
            Decoder = new DecoderServing { Config = new DecoderConfig { VocabularySize = 300 }, Prompt = new DecoderPrompt([2], [3], 3), ServedFile = DecoderArtifact.EightBitFile, Mode = DecodingMode.Free, CompletionTokens = 64, Calibration = new CallCalibration(), CopiedArguments = ["f/a"] },
        };
        JsonObject json = JsonSerializer.SerializeToNode(manifest, ManifestJson.Default.SpecialistManifest)!.AsObject();
        Assert.Equal(["f/a"], json.Deserialize(ManifestJson.Default.SpecialistManifest)!.Decoder!.CopiedArguments);
        Assert.True(json["decoder"]!.AsObject().Remove("copiedArguments"));

        Assert.Empty(json.Deserialize(ManifestJson.Default.SpecialistManifest)!.Decoder!.CopiedArguments);
    }
}
