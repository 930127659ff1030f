using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training.Torch;

/// <summary>
/// What makes a training take the way that it takes: recipe, seed, number format, the weights that it begins with, and every token and
/// target. A checkpoint belongs to one such hash. Not in it: threads, clock, validation; a run that goes on with other threads differs
/// from an uninterrupted one by rounding.
/// </summary>
internal sealed class RunIdentity : IDisposable
{
    private readonly IncrementalHash _sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public RunIdentity(string stage, Seed seed, EncoderOptions options, TrainingRuntime runtime)
    {
        Add(stage);
        Add(seed.ToString());
        Add(JsonSerializer.Serialize(options, EncoderOptionsJson.Default.EncoderOptions));
        Add($"{runtime.Precision} {runtime.Device.type}");
    }

    /// <summary>Adds a text, its length first.</summary>
    public RunIdentity Add(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Add<int>([bytes.Length]);
        _sha.AppendData(bytes);
        return this;
    }

    /// <summary>Adds numbers.</summary>
    public RunIdentity Add<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        _sha.AppendData(BitConverter.GetBytes(values.Length));
        _sha.AppendData(MemoryMarshal.AsBytes(values));
        return this;
    }

    /// <summary>Adds sequences.</summary>
    public RunIdentity Add(IReadOnlyList<TokenSequence> sequences)
    {
        Add<int>([sequences.Count]);
        foreach (TokenSequence sequence in sequences)
        {
            Add<int>([sequence.SecondStart]);
            Add<int>(sequence.Ids);
        }

        return this;
    }

    /// <summary>Adds a network's shape and its weights as they are now.</summary>
    public RunIdentity Add(EncoderNetwork network)
    {
        Add(network.Config.ToString());
        foreach (string name in network.Names)
        {
            Add(name);
            Add<float>(TensorState.Read(network[name]));
        }

        return this;
    }

    /// <summary>The hash of what was added, as hexadecimal digits.</summary>
    public string Finish() => ContentHash.FromDigest(_sha.GetHashAndReset()).Hex;

    /// <inheritdoc/>
    public void Dispose() => _sha.Dispose();
}
