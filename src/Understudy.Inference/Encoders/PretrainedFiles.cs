using Understudy.Core;

namespace Understudy.Inference;

/// <summary>
/// The files of a downloaded model's directory. A link is followed when it is one of Hugging Face's cache
/// (<c>snapshots/REVISION/NAME</c> to a plain file of <c>blobs</c>) or leads to a plain file of the directory itself, and
/// refused otherwise: an archive from a stranger may hold a link to any file of this machine, which would then be copied
/// into the specialist.
/// </summary>
internal sealed class PretrainedFiles
{
    private readonly string? _blobs;

    /// <summary>Opens a directory; the directory itself may be a link.</summary>
    /// <exception cref="UnderstudyException">When there is none.</exception>
    public PretrainedFiles(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        try
        {
            var info = new DirectoryInfo(directory);
            if (info.LinkTarget is not null)
            {
                info = (DirectoryInfo)info.ResolveLinkTarget(returnFinalTarget: true)!;
            }

            if (!info.Exists)
            {
                throw new UnderstudyException(ErrorCode.NotFound, $"Expected the directory of a pretrained model at {directory}; there is {(File.Exists(directory) ? "a file" : "nothing")}. Name a directory with config.json, model.safetensors and tokenizer.json or vocab.txt.");
            }

            Directory = Path.TrimEndingDirectorySeparator(info.FullName);
            if (info.Parent is { Name: "snapshots", Parent: { } model } && new DirectoryInfo(Path.Combine(model.FullName, "blobs")) is { Exists: true, LinkTarget: null } blobs)
            {
                _blobs = blobs.FullName;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(directory, e);
        }
    }

    /// <summary>Full path of the directory.</summary>
    public string Directory { get; }

    /// <summary>The path of a file to open, links followed; null when there is none of that name.</summary>
    /// <exception cref="UnderstudyException">When the name is no plain file name, or it is a link to elsewhere.</exception>
    public string? Find(string name)
    {
        if (name.Length == 0 || name is "." or ".." || name.AsSpan().ContainsAny("/\\:\0"))
        {
            throw new UnderstudyException(ErrorCode.InputUnreadable, $"Expected the plain name of a file in {Directory}; found {QuotedText.Of(name)}. Download the model again.");
        }

        string path = Path.Combine(Directory, name);
        try
        {
            var info = new FileInfo(path);
            if (info.LinkTarget is null)
            {
                return info.Exists ? path : null;
            }

            string target = Path.GetFullPath(info.ResolveLinkTarget(returnFinalTarget: false)!.FullName);
            string? folder = Path.GetDirectoryName(target);
            return (folder == Directory || (folder is not null && folder == _blobs)) && new FileInfo(target) is { Exists: true, LinkTarget: null }
                ? target
                : throw new UnderstudyException(ErrorCode.PathUnusable, $"'{name}' in {Directory} is a link to {QuotedText.Of(info.LinkTarget)}. Links are followed inside Hugging Face's cache and to plain files beside them only: copy the file here.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, e);
        }
    }

    /// <summary>A whole small file; null when there is none of that name.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="longest">Most bytes that such a file may have.</param>
    /// <exception cref="UnderstudyException">When it is longer, empty, special or unreadable.</exception>
    public byte[]? Read(string name, int longest)
    {
        if (Find(name) is not { } path)
        {
            return null;
        }

        try
        {
            // Asked before opening: opening a pipe would wait for its writer. Pipes and devices have no length.
            long length = new FileInfo(path).Length;
            if (length == 0 || length > longest)
            {
                throw new UnderstudyException(ErrorCode.InputUnreadable, $"Expected 1 to {longest:N0} bytes in '{name}' of {Directory}; found {length:N0}. Download the model again.");
            }

            using FileStream stream = File.OpenRead(path);
            var bytes = new byte[length];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, e);
        }
    }

    private static UnderstudyException Unreadable(string path, Exception e) => new(ErrorCode.PathUnusable, $"Could not read {path}: {e.Message}", e);
}
