using System.Text.Json;

using Understudy.Core;
using Understudy.Inference;

namespace Understudy.Training.Torch;

/// <summary>
/// A run's state on disk: one safetensors file with every tensor (weights, optimiser moments, averages, best weights) and the
/// <see cref="TrainingState"/> in its header. Written to a temporary name, flushed, renamed.
/// </summary>
public sealed class CheckpointFile
{
    private const string StateKey = "understudy.state";
    private readonly string _path;

    /// <summary>Names the file.</summary>
    public CheckpointFile(string path) => _path = path;

    /// <summary>Writes a checkpoint.</summary>
    /// <exception cref="UnderstudyException">When it cannot be written.</exception>
    public void Write(TrainingState state, IReadOnlyDictionary<string, float[]> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        string temporary = _path + ".writing";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(_path))!);
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                SafetensorsFile.Write(
                    stream,
                    tensors.Select(t => SafetensorsTensor.Over<float>(t.Key, SafetensorsType.F32, [t.Value.Length], t.Value)),
                    new Dictionary<string, string>(StringComparer.Ordinal) { [StateKey] = JsonSerializer.Serialize(state, TrainingStateJson.Default.TrainingState) });
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, _path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(temporary))
            {
                File.Delete(temporary); // on a full disk the space is needed
            }

            throw new UnderstudyException(ErrorCode.WriteFailed, $"Could not write the checkpoint {_path} ({e.Message}). Free space or choose another workspace; the run can be repeated.", e);
        }
    }

    /// <summary>Reads the checkpoint of a run; null when there is none, or it is another run's or damaged (it is then ignored and overwritten).</summary>
    public (TrainingState State, IReadOnlyDictionary<string, float[]> Tensors)? TryRead(string run)
    {
        if (!File.Exists(_path))
        {
            return null;
        }

        try
        {
            using SafetensorsFile file = SafetensorsFile.Open(_path);
            if (!file.Metadata.TryGetValue(StateKey, out string? json) || JsonSerializer.Deserialize(json, TrainingStateJson.Default.TrainingState) is not { } state || state.Run != run)
            {
                return null;
            }

            return (state, file.Names.ToDictionary(n => n, n => file[n].As<float>(SafetensorsType.F32, file[n].Shape[0]).ToArray(), StringComparer.Ordinal));
        }
        catch (Exception e) when (e is UnderstudyException or JsonException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Removes the file.</summary>
    public void Delete() => File.Delete(_path);
}
