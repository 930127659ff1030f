using System.Text;

using Understudy.Core;
using Understudy.Testing;

using Xunit;

namespace Understudy.Inference.Tests.Tagging;

public sealed class TaggerArtifactTests
{
    private static readonly string[] Texts = ["turn on the kitchen light", "5", "Où est le salon?", "", "where where where", new string('x', 5000), string.Join(' ', Enumerable.Repeat("word", 33))];

    [Fact]
    public void A_tagger_answers_the_same_after_loading()
    {
        using var temporary = new TemporaryDirectory();
        for (ulong seed = 1; seed <= 8; seed++)
        {
            string directory = temporary[$"s{seed}"];
            Write(directory, seed);
            TaggerSpecialist loaded = TaggerSpecialist.Load(directory), own = TinyTagger.Specialist(seed);
            Assert.All(Texts, text => Assert.Equal(own.Predict(text), loaded.Predict(text)));
        }
    }

    [Fact]
    public void The_same_tagger_is_the_same_bytes()
    {
        using var temporary = new TemporaryDirectory();
        Assert.Equal(Write(temporary["one"], 1), Write(temporary["two"], 1));
    }

    [Fact]
    public void Texts_without_words_or_with_too_many_are_the_large_models()
    {
        TaggerSpecialist tagger = TinyTagger.Specialist();
        Assert.Equal(new CallPrediction(null, 0), tagger.Predict(""));
        Assert.Equal(new CallPrediction(null, 0), tagger.Predict(string.Join(' ', Enumerable.Repeat("word", 33))));
    }

    [Fact]
    public void Confidence_is_a_probability_and_0_when_there_is_no_answer()
    {
        for (ulong seed = 1; seed <= 40; seed++)
        {
            CallPrediction answer = TinyTagger.Specialist(seed).Predict("turn on the kitchen light 5");
            Assert.InRange(answer.Confidence, 0, 1);
            Assert.True(answer.Calls is not null || answer.Confidence == 0);
        }
    }

    [Theory]
    [InlineData("\"modelType\": \"understudy-tagger\"", "\"modelType\": \"bert\"", "Expected a understudy-tagger with text path 1")]
    [InlineData("\"textVersion\": 1", "\"textVersion\": 2", "Expected a understudy-tagger with text path 1")]
    [InlineData("\"hidden\": 5", "\"hidden\": 4", "lstm.0.forward.weight_ih")]
    [InlineData("\"hidden\": 5", "\"hidden\": 3", "Hidden is 3; give 4 to 1024.")]
    [InlineData("\"slot\": 1", "\"slot\": 2", "argument 'level' of 'light' names a slot")]
    [InlineData("\"normaliser\": \"number\"", "\"normaliser\": \"roman\"", "argument 'level' of 'light' names a slot, head, value or normaliser that there is not")]
    [InlineData("\"false\"", "\"fal\"", "argument 'on' of 'light'")]
    [InlineData("\"intents\": 4", "\"intents\": 40000", "Intents is 40000")]
    [InlineData("\"words\": 3", "\"words\": 4", "word.hash")]
    [InlineData("{", "[", "cannot be used")]
    [InlineData("\"plan\":", "\"plane\":", "plan")]
    public void A_configuration_that_does_not_fit_is_refused(string from, string to, string expected)
    {
        using var temporary = new TemporaryDirectory();
        Dictionary<string, byte[]> files = Files(1);
        string config = Encoding.UTF8.GetString(files[TaggerArtifact.ConfigFile]);
        Assert.Contains(from, config, StringComparison.Ordinal);
        int at = config.IndexOf(from, StringComparison.Ordinal);
        files[TaggerArtifact.ConfigFile] = Encoding.UTF8.GetBytes(config[..at] + to + config[(at + from.Length)..]);
        SpecialistDirectory.Write(temporary["s"], TinyTagger.Manifest, files);

        UnderstudyException refused = Assert.Throws<UnderstudyException>(() => TaggerSpecialist.Load(temporary["s"]));
        Assert.Equal(ErrorCode.IntegrityBroken, refused.Code);
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_that_are_no_numbers_are_refused()
    {
        using var temporary = new TemporaryDirectory();
        Dictionary<string, byte[]> files = Files(1);
        byte[] weights = files[TaggerArtifact.WeightsFile];
        weights.AsSpan(weights.Length - (4 * (TinyTagger.Config.Words + 1)), 4).Fill(0xFF); // behind the last float stand the words' hashes
        SpecialistDirectory.Write(temporary["s"], TinyTagger.Manifest, files);

        Assert.Contains("not finite", Assert.Throws<UnderstudyException>(() => TaggerSpecialist.Load(temporary["s"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_byte_or_another_rung_is_refused()
    {
        using var temporary = new TemporaryDirectory();
        Write(temporary["s"], 1);
        string path = Path.Combine(temporary["s"], TaggerArtifact.WeightsFile);
        byte[] bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);
        Assert.Contains("should have the hash", Assert.Throws<UnderstudyException>(() => TaggerSpecialist.Load(temporary["s"])).Message, StringComparison.Ordinal);

        SpecialistDirectory.Write(temporary["t"], TinyTagger.Manifest with { Rung = Rung.Encoder }, Files(1));
        Assert.Contains("Expected a tagger specialist", Assert.Throws<UnderstudyException>(() => TaggerSpecialist.Load(temporary["t"])).Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, byte[]> Files(ulong seed) => new(TaggerArtifact.Serialize(TinyTagger.Weights(seed), TinyTagger.Plan, TinyTagger.Calibration), StringComparer.Ordinal);

    private static ContentHash Write(string directory, ulong seed) => SpecialistDirectory.Write(directory, TinyTagger.Manifest, Files(seed));
}
