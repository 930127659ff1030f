using System.Text;
using System.Text.Json;

using Understudy.Inference;

using Xunit;

namespace Understudy.Training.Torch.Tests.Loops;

public sealed class EncoderOptionsTests
{
    [Fact]
    public void An_empty_recipe_has_every_default_and_a_written_one_reads_back()
    {
        Assert.Equal(new EncoderOptions(), EncoderOptions.Parse("{}"u8));
        var other = new EncoderOptions { Name = "x", Family = EncoderFamily.Bert, Layers = 5, Objective = new ObjectiveOptions { Name = ObjectiveFactory.ListNet, Temperature = 2 }, LowerCase = false, Clip = 0.5f, MaskProbability = 0.4f };

        Assert.Equal(other, EncoderOptions.Parse(JsonSerializer.SerializeToUtf8Bytes(other, EncoderOptionsJson.Default.EncoderOptions)));
    }

    [Fact]
    public void What_a_recipe_names_is_laid_over_the_defaults_at_every_depth()
    {
        EncoderOptions options = EncoderOptions.Parse("""{"family":"Bert","objective":{"temperature":3},"lowerCase":false}"""u8);

        Assert.Equal(new EncoderOptions { Family = EncoderFamily.Bert, LowerCase = false, Objective = new EncoderOptions().Objective with { Temperature = 3 } }, options);
    }

    [Theory]
    [InlineData("""{"layer":1}""", "layer")]
    [InlineData("""{"objective":{"smoothing":1}}""", "smoothing")]
    [InlineData("""{"Layers":1}""", "Layers")]
    [InlineData("""{"layers":1,"layers":2}""", "layers")]
    [InlineData("""{"objective":null}""", "objective")]
    [InlineData("""{"tokenizer":null}""", "tokenizer")]
    [InlineData("""{"layers":"two"}""", "layers")]
    [InlineData("""{"family":"Gpt"}""", "family")]
    [InlineData("[]", "expected an object")]
    [InlineData("null", "expected an object")]
    public void What_is_unknown_double_null_or_of_another_type_is_named(string json, string named) =>
        Assert.Contains(named, Assert.ThrowsAny<JsonException>(() => EncoderOptions.Parse(Encoding.UTF8.GetBytes(json))).Message, StringComparison.Ordinal);

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var options = new EncoderOptions { Tokenizer = "letters", RDrop = 1, Objective = new ObjectiveOptions { Name = ObjectiveFactory.RankNet }, Dropout = 1, BatchTokens = 1, Schedule = "steps", Clip = float.NaN };

        Assert.Equal(
            ["Tokenizer is letters; give wordpiece or byte-bpe.", "RDrop is 1; give 0 with any objective but soft-cross-entropy.", "Dropout is 1; give 0 to 0.9.", "BatchTokens is 1; give 64 to 1048576.", "Schedule is steps; give cosine, linear or constant.", "Clip is NaN; give a number above 0."],
            options.Validate());
    }
}
