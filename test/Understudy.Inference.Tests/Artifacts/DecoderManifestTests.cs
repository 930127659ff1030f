using System.Text.Json;
using System.Text.Json.Nodes;

using Xunit;

namespace Understudy.Inference.Tests.Artifacts;

public sealed class DecoderManifestTests
{
    [Fact]
    public void A_manifest_from_before_an_option_has_its_default()
    {
        SpecialistManifest manifest = Tagging.TinyTagger.Manifest with
        {
            Decoder = new DecoderServing { Config = new DecoderConfig { VocabularySize = 300 }, Prompt = new DecoderPrompt([2], [3], 3), ServedFile = DecoderArtifact.EightBitFile, Mode = DecodingMode.Free, CompletionTokens = 64, Calibration = new CallCalibration(), CopiedArguments = ["f/a"], CopiesApart = true, MostCompletions = 8 },
        };
        JsonObject json = JsonSerializer.SerializeToNode(manifest, ManifestJson.Default.SpecialistManifest)!.AsObject();
        DecoderServing now = json.Deserialize(ManifestJson.Default.SpecialistManifest)!.Decoder!;
        Assert.Equal(["f/a"], now.CopiedArguments);
        Assert.Equal((true, 8), (now.CopiesApart, now.MostCompletions));
        Assert.All(new[] { "copiedArguments", "copiesApart", "mostCompletions" }, key => Assert.True(json["decoder"]!.AsObject().Remove(key)));

        DecoderServing before = json.Deserialize(ManifestJson.Default.SpecialistManifest)!.Decoder!;
        Assert.Empty(before.CopiedArguments);
        Assert.Equal((false, 1), (before.CopiesApart, before.MostCompletions));
    }
}
