using Understudy.Core;
using Understudy.Inference;
using Understudy.Testing;

using Xunit;

namespace Understudy.Training.Tests.Export;

public sealed class SpecialistExporterTests
{
    [Theory]
    [InlineData(ExportFormat.HuggingFace, "f32", "model.safetensors", "README.md,config.json,generation_config.json,model.safetensors,tokenizer.json,tokenizer_config.json")]
    [InlineData(ExportFormat.Onnx, "f32", "model.safetensors,onnx/model.onnx", "README.md,config.json,generation_config.json,onnx/model.onnx,tokenizer.json,tokenizer_config.json")]
    [InlineData(ExportFormat.Gguf, "f32", "model.gguf", "model.gguf")]
    public void A_decoder_completes_every_golden_input_through_the_exact_forms(ExportFormat format, string precision, string forms, string files)
    {
        using var temporary = new TemporaryDirectory();
        Write(temporary["s"]);
        ExportResult result = SpecialistExporter.Write(Request(temporary, format, precision));

        Assert.Equal(files.Split(','), result.Files.Select(f => f.Name));
        Assert.Equal(forms.Split(',').Select(f => new GoldenCheck(f, SmallDecoderSpecialist.Texts.Length, SmallDecoderSpecialist.Texts.Length)), result.Golden);
        Assert.All(result.Files, f => Assert.Equal(new FileInfo(temporary[$"out/{f.Name}"]).Length, f.Bytes));
    }

    [Fact]
    public void A_form_that_answers_otherwise_is_not_exported()
    {
        using var temporary = new TemporaryDirectory();
        Write(temporary["s"]);
        (SpecialistManifest manifest, DecoderWeights weights, _) = SmallDecoderSpecialist.Make(2, seed: 99);
        (_, IReadOnlyDictionary<string, byte[]> files, _) = SpecialistDirectory.Read(temporary["s"], m => m.Files.Keys);
        SpecialistDirectory.Write(temporary["other"], manifest, new Dictionary<string, byte[]>(files) { ["model.safetensors"] = weights.Unshared().ToSafetensors() });

        var e = Assert.Throws<UnderstudyException>(() => SpecialistExporter.Write(Request(temporary, ExportFormat.HuggingFace, null) with { Specialist = temporary["other"] }));

        Assert.Equal(ErrorCode.IntegrityBroken, e.Code);
        Assert.Contains($"of {SmallDecoderSpecialist.Texts.Length} golden inputs as the trained network does; expected all of them. Nothing was exported.", e.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(temporary["out"]) || Directory.Exists(temporary["out.writing"]));
    }

    [Fact]
    public void Without_golden_inputs_nothing_is_exported()
    {
        using var temporary = new TemporaryDirectory();
        Write(temporary["s"]);

        Assert.Equal(ErrorCode.TooFewExamples, Assert.Throws<UnderstudyException>(() => SpecialistExporter.Write(Request(temporary, ExportFormat.Gguf, "f32") with { GoldenTexts = [new string('1', 500)] })).Code);
    }

    [Theory]
    [InlineData(ExportFormat.HuggingFace, "q8", "--precision of this format is one of f32, f16; found q8.")]
    [InlineData(ExportFormat.Onnx, "f16", "--precision of this format is one of f32, q8, q4; found f16.")]
    [InlineData(ExportFormat.Gguf, "int3", "--precision of this format is one of f16, f32, q8, q4; found int3.")]
    public void Precisions_that_a_format_does_not_have_are_named(ExportFormat format, string precision, string message)
    {
        using var temporary = new TemporaryDirectory();
        Write(temporary["s"]);

        var e = Assert.Throws<UnderstudyException>(() => SpecialistExporter.Write(Request(temporary, format, precision)));
        Assert.Equal((ErrorCode.OptionsInvalid, message), (e.Code, e.Message));
    }

    private static ExportRequest Request(TemporaryDirectory temporary, ExportFormat format, string? precision) => new()
    {
        Specialist = temporary["s"],
        Target = temporary["out"],
        Format = format,
        Precision = precision,
        GoldenTexts = SmallDecoderSpecialist.Texts,
    };

    private static void Write(string directory)
    {
        (SpecialistManifest manifest, DecoderWeights weights, TextTokenizer tokenizer) = SmallDecoderSpecialist.Make(2);
        DecoderExporter.Write(directory, manifest, weights, tokenizer, [], []);
    }
}
