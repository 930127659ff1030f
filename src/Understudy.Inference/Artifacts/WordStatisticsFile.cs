using Understudy.Core;

namespace Understudy.Inference;

/// <summary>Word statistics as safetensors: part of a linear ranker's file, or a file of an encoder's directory.</summary>
public static class WordStatisticsFile
{
    /// <summary>The statistics alone as a file.</summary>
    public static byte[] Write(WordStatistics words) =>
        SafetensorsFile.Write(Tensors(words), new Dictionary<string, string>(StringComparer.Ordinal) { ["format"] = "understudy-words" });

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="UnderstudyException">When the file is damaged.</exception>
    public static WordStatistics Read(ReadOnlyMemory<byte> bytes, string directory)
    {
        try
        {
            return Of(SafetensorsFile.Read(bytes));
        }
        catch (ArgumentException e)
        {
            throw new UnderstudyException(ErrorCode.IntegrityBroken, $"The word statistics in {directory} cannot be used: {e.Said()} Restore the directory or train again.", e);
        }
    }

    internal static IEnumerable<SafetensorsTensor> Tensors(WordStatistics words)
    {
        ArgumentNullException.ThrowIfNull(words);
        (uint[] hashes, int[] texts) = words.ToArrays();
        return
        [
            SafetensorsTensor.Of<uint>("word.hash", SafetensorsType.U32, [words.Words], hashes),
            SafetensorsTensor.Of<int>("word.texts", SafetensorsType.I32, [words.Words], texts),
            SafetensorsTensor.Of<double>("word.collection", SafetensorsType.F64, [2], [words.Texts, words.MeanLength]),
        ];
    }

    internal static WordStatistics Of(SafetensorsFile file)
    {
        long n = file["word.hash"].Shape is [var length] ? length : -1;
        ReadOnlySpan<double> collection = file["word.collection"].As<double>(SafetensorsType.F64, 2);
        int texts = collection[0] is >= 0 and <= int.MaxValue ? (int)collection[0] : throw new ArgumentException($"Expected a number of texts; found {collection[0]}.");
        return new WordStatistics(texts, collection[1], file["word.hash"].As<uint>(SafetensorsType.U32, n), file["word.texts"].As<int>(SafetensorsType.I32, n));
    }
}
