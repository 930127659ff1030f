using System.Text.Json;

using Understudy.Core;

namespace Understudy.Research;

/// <summary>Keeps finished fits in a directory, so that an interrupted study goes on. One file a fit, written whole or not at all.</summary>
public sealed class FitStore
{
    private readonly string? _directory;

    /// <summary>Keeps fits in <paramref name="directory"/>; null keeps none.</summary>
    public FitStore(string? directory) => _directory = directory;

    /// <summary>The stored outcome; null when there is none, or it cannot be read: then the fit is made again.</summary>
    internal FitOutcome? Find(string key)
    {
        try
        {
            return _directory is not null && File.Exists(PathOf(key)) ? JsonSerializer.Deserialize(File.ReadAllBytes(PathOf(key)), StudyStateJson.Default.FitOutcome) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Stores an outcome.</summary>
    /// <exception cref="UnderstudyException">When it cannot be written.</exception>
    internal void Keep(string key, FitOutcome outcome)
    {
        if (_directory is null)
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(_directory);
            string temporary = PathOf(key) + ".tmp";
            File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(outcome, StudyStateJson.Default.FitOutcome));
            File.Move(temporary, PathOf(key), overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnderstudyException(ErrorCode.WriteFailed, $"{_directory}: a finished fit cannot be stored ({e.Message}). Free some space or name another workspace.", e);
        }
    }

    private string PathOf(string key) => Path.Combine(_directory!, key + ".json");
}
