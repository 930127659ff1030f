using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

using Understudy.Core;

namespace Understudy.Inference;

/// <summary>
/// A specialist on disk: a directory of plain files whose manifest names the hash of each. Written to a temporary place,
/// flushed and renamed, the manifest last, so that a directory with a manifest is whole.
/// </summary>
public static class SpecialistDirectory
{
    // The one folder that a specialist may have: where Hugging Face tools look for ONNX files.
    private const string OnnxFolder = "onnx";

    // 100,000 labels of 200 bytes are 20 MB; what follows from a manifest is checked in memory.
    private const long LongestManifest = 64L << 20;

    // Detached files: outside the content hash because they state things about it, or clock times.
    private static readonly string[] Detached = ["certificate", "signature", "run.json"];

    /// <summary>Writes a specialist; the manifest's <see cref="SpecialistManifest.Files"/> are filled in.</summary>
    /// <param name="directory">A directory that does not exist yet or is empty.</param>
    /// <param name="manifest">The manifest.</param>
    /// <param name="files">Name and content of every other file.</param>
    /// <returns>The content hash of the specialist.</returns>
    /// <exception cref="UnderstudyException">When the directory is taken or cannot be written.</exception>
    public static ContentHash Write(string directory, SpecialistManifest manifest, IReadOnlyDictionary<string, byte[]> files)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(files);
        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        SortedDictionary<string, string> hashes = new(StringComparer.Ordinal);
        foreach ((string name, byte[] content) in files)
        {
            CheckName(name);
            hashes.Add(name, ContentHash.Of(content).Hex);
        }

        SpecialistManifest complete = manifest with { Files = hashes };
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(complete, ManifestJson.Default.SpecialistManifest);
        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
        {
            throw new UnderstudyException(ErrorCode.WriteFailed, $"Expected no directory or an empty one at {target}; it has files in it. Choose another directory or delete it.");
        }

        string temporary = target + ".writing";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (Directory.Exists(temporary))
            {
                Directory.Delete(temporary, recursive: true); // left by a run that was killed
            }

            Directory.CreateDirectory(temporary);
            foreach ((string name, byte[] content) in files.OrderBy(f => f.Key, StringComparer.Ordinal))
            {
                string path = Path.Combine(temporary, name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                WriteFile(path, content);
            }

            WriteFile(Path.Combine(temporary, SpecialistManifest.FileName), json);
            if (Directory.Exists(target))
            {
                Directory.Delete(target); // empty, as checked above
            }

            Directory.Move(temporary, target);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Discard(temporary);
            throw new UnderstudyException(ErrorCode.WriteFailed, $"Could not write the specialist to {target} ({e.Message}). Free space or choose another place.", e);
        }

        return HashOf(ContentHash.Of(json), hashes);
    }

    /// <summary>
    /// Reads the manifest and checks every file against it: nothing missing, changed, added or linked. Files are hashed in blocks; only
    /// those that are asked for stay in memory.
    /// </summary>
    /// <param name="directory">The specialist's directory.</param>
    /// <param name="wanted">Names the files whose bytes are wanted; those that the manifest does not name are passed over. Null for none.</param>
    /// <returns>The manifest, the wanted files' bytes and the content hash.</returns>
    /// <exception cref="UnderstudyException">When anything is missing, damaged, too long, being written, or unexpected.</exception>
    public static (SpecialistManifest Manifest, IReadOnlyDictionary<string, byte[]> Files, ContentHash Hash) Read(string directory, Func<SpecialistManifest, IEnumerable<string>>? wanted = null)
    {
        try
        {
            (SpecialistManifest manifest, ContentHash manifestHash) = OpenManifest(directory);
            HashSet<string> keep = [.. wanted?.Invoke(manifest) ?? []];
            Dictionary<string, byte[]> files = new(StringComparer.Ordinal);
            SortedDictionary<string, string> hashes = new(StringComparer.Ordinal);
            foreach ((string name, string hash) in manifest.Files)
            {
                CheckName(name);
                SpecialistFile file = SpecialistFile.Read(Path.Combine(directory, name), name, keep.Contains(name), SpecialistFile.Longest, what => Broken(directory, what));
                if (file.Hash.Hex != hash)
                {
                    throw Broken(directory, $"'{name}' should have the hash {hash}, found {file.Hash.Hex}");
                }

                hashes.Add(name, hash);
                if (keep.Contains(name))
                {
                    files.Add(name, file.Content!);
                }
            }

            foreach (string path in Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories))
            {
                string name = Path.GetRelativePath(directory, path).Replace('\\', '/');
                if (name != SpecialistManifest.FileName && !hashes.ContainsKey(name) && !IsDetached(name))
                {
                    throw Broken(directory, $"'{name}' is not in the manifest");
                }
            }

            return (manifest, files, HashOf(manifestHash, hashes));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnderstudyException(ErrorCode.PathUnusable, $"Could not read the specialist in {directory}: {e.Message}", e);
        }
    }

    /// <summary>Reads the manifest alone: what the specialist says it is. Its files are not looked at; <see cref="Read"/> checks them.</summary>
    /// <exception cref="UnderstudyException">When it is missing, damaged or newer than this program, or the directory has links in it.</exception>
    public static SpecialistManifest ReadManifest(string directory)
    {
        try
        {
            return OpenManifest(directory).Manifest;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnderstudyException(ErrorCode.PathUnusable, $"Could not read the specialist in {directory}: {e.Message}", e);
        }
    }

    /// <summary>Hash of everything that makes the specialist answer as it does; certificates, signatures and the run's log are outside.</summary>
    public static ContentHash HashOf(string directory) => Read(directory).Hash;

    /// <summary>Checks a directory and that its content hash is the expected one.</summary>
    /// <exception cref="UnderstudyException">When it is not.</exception>
    public static void Verify(string directory, ContentHash expected)
    {
        ContentHash found = HashOf(directory);
        if (found != expected)
        {
            throw Broken(directory, $"expected the content hash {expected.Hex}, found {found.Hex}");
        }
    }

    /// <summary>Adds or replaces a detached file (certificate, signature, run log), atomically.</summary>
    /// <exception cref="ArgumentException">When the name is not that of a detached file.</exception>
    /// <exception cref="UnderstudyException">When it cannot be written; the old file is whole.</exception>
    public static void WriteDetached(string directory, string name, ReadOnlySpan<byte> content)
    {
        CheckName(name);
        if (!IsDetached(name))
        {
            throw new ArgumentException($"'{name}' is no detached file; those begin with {string.Join(", ", Detached)}.", nameof(name));
        }

        string temporary = Path.Combine(directory, name + ".writing");
        try
        {
            WriteFile(temporary, content);
            File.Move(temporary, Path.Combine(directory, name), overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Discard(temporary);
            throw new UnderstudyException(ErrorCode.WriteFailed, $"Could not write {Path.Combine(directory, name)} ({e.Message}). Free space, or run as the user who made the workspace.", e);
        }
    }

    /// <summary>Takes away what was half-written, as far as that can be done; a full disk needs the room.</summary>
    private static void Discard(string temporary)
    {
        try
        {
            if (Directory.Exists(temporary))
            {
                Directory.Delete(temporary, recursive: true);
            }

            File.Delete(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // the next run clears it
        }
    }

    private static (SpecialistManifest Manifest, ContentHash Hash) OpenManifest(string directory)
    {
        string path = Path.Combine(directory, SpecialistManifest.FileName);
        if (!File.Exists(path))
        {
            throw new UnderstudyException(ErrorCode.NotFound, $"Expected a specialist in {directory}; it has no {SpecialistManifest.FileName}. Name a directory that 'train' or 'learn' wrote.");
        }

        RefuseLinks(directory);
        SpecialistFile file = SpecialistFile.Read(path, SpecialistManifest.FileName, keep: true, LongestManifest, what => Broken(directory, what));
        return (Parse(file.Content!, path), file.Hash);
    }

    private static SpecialistManifest Parse(byte[] json, string path)
    {
        try
        {
            // The version first: a newer manifest may have anything else in it.
            using (var document = JsonDocument.Parse(json))
            {
                if (document.RootElement.TryGetProperty("schemaVersion", out JsonElement version) && version.GetInt32() > SpecialistManifest.CurrentSchemaVersion)
                {
                    throw new UnderstudyException(ErrorCode.WorkspaceTooNew, $"{path} has schema version {version.GetInt32()}; this program reads up to {SpecialistManifest.CurrentSchemaVersion}. Use a newer program.");
                }
            }

            return JsonSerializer.Deserialize(json, ManifestJson.Default.SpecialistManifest)
                ?? throw new UnderstudyException(ErrorCode.IntegrityBroken, $"Expected a specialist's manifest; {path} holds null.");
        }
        catch (JsonException e)
        {
            throw new UnderstudyException(ErrorCode.IntegrityBroken, $"Expected a specialist's manifest; {path}:{e.LineNumber + 1}:{e.BytePositionInLine + 1} is not: {e.Message}", e);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            throw new UnderstudyException(ErrorCode.IntegrityBroken, $"Expected a specialist's manifest; {path} is not: {e.Message}", e);
        }
    }

    private static ContentHash HashOf(ContentHash manifest, SortedDictionary<string, string> files)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(Encoding.UTF8.GetBytes($"{SpecialistManifest.FileName} {manifest.Hex}\n"));
        foreach ((string name, string hash) in files)
        {
            sha.AppendData(Encoding.UTF8.GetBytes($"{name} {hash}\n"));
        }

        return ContentHash.FromDigest(sha.GetHashAndReset());
    }

    private static bool IsDetached(string name) => Detached.Any(d => name.StartsWith(d, StringComparison.Ordinal));

    private static void RefuseLinks(string directory)
    {
        foreach (FileSystemInfo entry in new DirectoryInfo(directory).EnumerateFileSystemInfos())
        {
            if (entry.LinkTarget is not null || (entry.Attributes & FileAttributes.ReparsePoint) != 0 || (entry is DirectoryInfo && entry.Name != OnnxFolder))
            {
                throw Broken(directory, $"'{entry.Name}' is a link or a directory; a specialist has plain files only, besides the folder '{OnnxFolder}'");
            }
        }

        string onnx = Path.Combine(directory, OnnxFolder);
        if (Directory.Exists(onnx) && new DirectoryInfo(onnx).EnumerateFileSystemInfos().FirstOrDefault(e => e.LinkTarget is not null || e is not FileInfo) is { } odd)
        {
            throw Broken(directory, $"'{OnnxFolder}/{odd.Name}' is a link or a directory; the folder has plain files only");
        }
    }

    private static void CheckName(string path)
    {
        string name = path.StartsWith(OnnxFolder + "/", StringComparison.Ordinal) ? path[(OnnxFolder.Length + 1)..] : path;
        if (name.Length == 0 || name != Path.GetFileName(name) || name is "." or ".." || name == SpecialistManifest.FileName || name.AsSpan().ContainsAny('/', '\\', ':'))
        {
            throw new UnderstudyException(ErrorCode.IntegrityBroken, $"'{name}' is no plain file name that a specialist may have.");
        }
    }

    private static void WriteFile(string path, ReadOnlySpan<byte> content)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        stream.Write(content);
        stream.Flush(flushToDisk: true);
    }

    private static UnderstudyException Broken(string directory, string what) =>
        new(ErrorCode.IntegrityBroken, $"The specialist in {directory} is not as it was written: {what}. Restore it or train again.");
}
