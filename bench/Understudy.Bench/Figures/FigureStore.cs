using System.Text.Json;

using Understudy.Core;

namespace Understudy.Bench;

/// <summary>One arm's figures with the hash of the code and the data that made them.</summary>
/// <param name="Key">Hash of code, data and arm name.</param>
/// <param name="Figures">What it measured.</param>
public sealed record StoredArm(string Key, IReadOnlyList<Figure> Figures);

/// <summary>Keeps long figures arm by arm, so that an interrupted run resumes; other code or data measures again.</summary>
public sealed class FigureStore
{
    private readonly string _directory;
    private readonly bool _fresh;
    private readonly bool _keep;

    /// <summary>Stores under <paramref name="directory"/>; <paramref name="fresh"/> ignores what is stored; without <paramref name="keep"/> nothing is read or written.</summary>
    public FigureStore(string directory, bool fresh, bool keep = true)
    {
        _directory = directory;
        _fresh = fresh;
        _keep = keep;
    }

    /// <summary>The stored figures of an arm, or what <paramref name="measure"/> gives, stored at once.</summary>
    public Task<IReadOnlyList<Figure>> GetAsync(string arm, IEnumerable<string> dataFiles, Func<Task<IReadOnlyList<Figure>>> measure) => GetAsync(arm, dataFiles, _ => measure());

    /// <summary>Likewise; <paramref name="measure"/> gets a directory for checkpoints of this code and data, or null, which goes once the figures are stored.</summary>
    public async Task<IReadOnlyList<Figure>> GetAsync(string arm, IEnumerable<string> dataFiles, Func<string?, Task<IReadOnlyList<Figure>>> measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        if (!_keep)
        {
            return await measure(null);
        }

        string key = ContentHash.Of(arm + "\n" + CodeHash() + "\n" + string.Join('\n', dataFiles.Select(f => ContentHash.OfFile(f).Hex))).Hex;
        string path = Path.Combine(_directory, arm + ".json");
        if (!_fresh && File.Exists(path) && Read(path) is { } stored && stored.Key == key)
        {
            return stored.Figures;
        }

        string checkpoints = Path.Combine(_directory, "checkpoints", $"{arm}-{key[..16]}");
        IReadOnlyList<Figure> figures = await measure(checkpoints);
        Directory.CreateDirectory(_directory);
        string temporary = path + ".tmp";
        await File.WriteAllBytesAsync(temporary, JsonSerializer.SerializeToUtf8Bytes(new StoredArm(key, figures), FigureJson.Default.StoredArm));
        File.Move(temporary, path, overwrite: true);
        if (Directory.Exists(checkpoints))
        {
            Directory.Delete(checkpoints, recursive: true);
        }

        return figures;
    }

    private static StoredArm? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), FigureJson.Default.StoredArm);
        }
        catch (JsonException)
        {
            return null; // a damaged store is measured again
        }
    }

    /// <summary>Hash of our own assemblies beside the running one: deterministic builds make it a hash of the code.</summary>
    private static string CodeHash() => string.Join('\n', Directory.GetFiles(AppContext.BaseDirectory, "*nderstudy*.dll").Order(StringComparer.Ordinal).Select(f => ContentHash.OfFile(f).Hex));
}
