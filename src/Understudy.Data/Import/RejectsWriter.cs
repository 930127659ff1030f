using System.Buffers;
using System.Text;
using System.Text.Json;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>Writes rejected rows as JSON Lines, under a temporary name until the import has succeeded.</summary>
internal sealed class RejectsWriter(string? path) : IDisposable
{
    /// <summary>The most bytes of a row that are repeated.</summary>
    public const int RawLength = 2048;

    private readonly ArrayBufferWriter<byte> _buffer = new();
    private FileStream? _file;

    private string? Temporary => path is null ? null : path + ".part";

    /// <summary>Why rows were rejected.</summary>
    public RejectReasons Reasons { get; } = new();

    public void Add(Candidate candidate)
    {
        string reason = candidate.Problem!;
        Reasons.Add(reason);
        if (Temporary is null)
        {
            return;
        }

        _buffer.Clear();
        using (var json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            if (candidate.File is { } file)
            {
                json.WriteString("file", file);
            }

            json.WriteNumber("line", candidate.Line);
            if (candidate.Column > 0)
            {
                json.WriteNumber("column", candidate.Column);
            }
            else
            {
                json.WriteNull("column");
            }

            json.WriteString("reason", reason);
            json.WriteString("raw", Encoding.UTF8.GetString(candidate.Raw.Span[..Math.Min(candidate.Raw.Length, RawLength)]));
            json.WriteEndObject();
        }

        _buffer.Write("\n"u8);
        Guarded(() => (_file ??= Create(Temporary)).Write(_buffer.WrittenSpan));
    }

    /// <summary>Puts the file in its place; returns its path, or null when there is none.</summary>
    public string? Commit()
    {
        if (_file is null)
        {
            return null;
        }

        Guarded(() =>
        {
            _file.Flush(flushToDisk: true);
            _file.Dispose();
            _file = null;
            File.Move(Temporary!, path!, overwrite: true);
        });
        return path;
    }

    public void Dispose()
    {
        if (_file is not null)
        {
            _file.Dispose();
            File.Delete(Temporary!);
        }
    }

    private static FileStream Create(string path)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } directory)
        {
            Directory.CreateDirectory(directory);
        }

        return new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16);
    }

    private void Guarded(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnderstudyException(ErrorCode.WriteFailed, $"{path}: rejected rows cannot be written ({e.Message}). Free space or choose another workspace; nothing was imported.", e);
        }
    }
}
