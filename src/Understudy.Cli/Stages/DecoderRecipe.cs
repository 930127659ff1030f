using System.CommandLine;
using System.Text.Json;

using Understudy.Core;
using Understudy.Inference;
using Understudy.Training.Torch;

namespace Understudy.Cli;

/// <summary>The decoder's recipe as the options give it: a file or the built-in one, and what single options change of it.</summary>
internal static class DecoderRecipe
{
    private const int ServedMultiple = 16; // of ONNX Runtime's GroupQueryAttention

    public static DecoderOptions Read(ParseResult parsed, TrainingOptions options)
    {
        DecoderOptions recipe = parsed.GetValue(options.DecoderRecipe) is { } file ? Parse(file) : new DecoderOptions();
        if (parsed.GetValue(options.Layers) is { } layers)
        {
            recipe = recipe with { Blocks = layers };
        }

        if (parsed.GetValue(options.Width) is { } width)
        {
            recipe = recipe with { Width = width, Heads = 0, KeyValueHeads = 0, FeedForward = Math.Max(8, (int)(Math.Round(width / 3.0) * 8)) };
        }

        return parsed.GetValue(options.Lora) is { } rank ? recipe with { LowRank = recipe.LowRank with { Rank = rank } } : recipe;
    }

    /// <summary>Why a trained decoder of a shape could not be served; null when it could: better said before the training than after.</summary>
    public static string? Unservable(DecoderConfig config) => config.Heads < 1 || config.HeadWidth % ServedMultiple == 0 ? null : $"a head has {config.HeadWidth} numbers, serving takes a multiple of {ServedMultiple}; choose width and heads accordingly.";

    private static DecoderOptions Parse(FileInfo file)
    {
        try
        {
            return DecoderOptions.Parse(File.ReadAllBytes(file.FullName));
        }
        catch (JsonException e)
        {
            throw new UnderstudyException(ErrorCode.OptionsInvalid, $"--decoder-recipe {file}:{e.LineNumber + 1}:{e.BytePositionInLine + 1}: expected a decoder's recipe: {e.Message.ReplaceLineEndings(" ").Split(" LineNumber: ")[0]}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnderstudyException(ErrorCode.PathUnusable, $"--decoder-recipe {file} cannot be read: {e.Message}", e);
        }
    }
}
