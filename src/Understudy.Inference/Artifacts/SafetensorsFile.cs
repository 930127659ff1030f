using System.Buffers.Binary;
using System.Text.Json;

using Microsoft.Win32.SafeHandles;

using Understudy.Core;

namespace Understudy.Inference;

/// <summary>
/// Reads and writes the safetensors format: 8 bytes header length, a JSON header, the tensors' bytes. Nothing in it is
/// executed, and a hostile file is refused before anything is allocated that is not in proportion to the file: header over
/// 100 MB or longer than the file, overlaps, holes, duplicate names, offsets that do not fit shape and type, unknown types,
/// truncation, depth. Only the header is read at first; a tensor's numbers are read when they are asked for. Thread-safe.
/// </summary>
public sealed class SafetensorsFile : IDisposable
{
    /// <summary>Longest header that is read, in bytes; the reference implementation's limit.</summary>
    public const long MaximumHeader = 100_000_000;

    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly SafeFileHandle? _handle; // null: the file lies in _bytes
    private readonly string _name;
    private readonly long _dataStart;
    private readonly Dictionary<string, SafetensorsEntry> _entries;

    private SafetensorsFile(string name, long length, ReadOnlyMemory<byte> bytes, SafeFileHandle? handle)
    {
        _name = name;
        _bytes = bytes;
        _handle = handle;
        if (length < 8)
        {
            throw Broken($"expected at least 8 bytes, found {length}");
        }

        Span<byte> prefix = stackalloc byte[8];
        ReadAt(prefix, 0);
        ulong header = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (header > MaximumHeader)
        {
            throw Broken($"expected a header of at most {MaximumHeader} bytes, found {header}");
        }

        if (header > (ulong)(length - 8))
        {
            throw Broken($"the header should take {header} bytes, the file has only {length - 8} behind its length: it is truncated");
        }

        _dataStart = 8 + (long)header;
        ReadOnlySpan<byte> json;
        if (handle is null)
        {
            json = bytes.Span.Slice(8, (int)header);
        }
        else
        {
            var copy = new byte[header];
            ReadAt(copy, 8);
            json = copy;
        }

        (_entries, Metadata) = SafetensorsHeader.Read(json, length - _dataStart, this);
    }

    /// <summary>The header's free-form texts.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Names of the tensors.</summary>
    public IReadOnlyCollection<string> Names => _entries.Keys;

    /// <summary>A tensor by name.</summary>
    /// <exception cref="UnderstudyException">When the file has none of that name.</exception>
    public SafetensorsEntry this[string name] => Find(name) ?? throw Broken($"expected tensor {QuotedText.Of(name)}, found {QuotedText.List(_entries.Keys, 10)}");

    /// <summary>A tensor by name, or null when the file has none of that name.</summary>
    public SafetensorsEntry? Find(string name) => _entries.GetValueOrDefault(name);

    /// <summary>Opens a file of any size; it stays open, and must stay as it is, until this is disposed.</summary>
    /// <remarks>
    /// The file is read, not mapped: a mapped file that another program cuts short ends the process, a read one gives an error.
    /// </remarks>
    /// <exception cref="UnderstudyException">When it is no regular file, cannot be read or is not well-formed.</exception>
    public static SafetensorsFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        SafeFileHandle? handle = null;
        try
        {
            // Asked before opening: opening a pipe would wait for its writer. Pipes and devices have no length.
            var info = new FileInfo(path);
            if (info.LinkTarget is not null || !info.Exists || info.Length == 0)
            {
                throw new UnderstudyException(ErrorCode.PathUnusable, $"Expected a file at {path}; found {(info.LinkTarget is not null ? "a link" : info.Exists ? "an empty or special file" : "none")}. Name the file itself.");
            }

            handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            var file = new SafetensorsFile(path, RandomAccess.GetLength(handle), default, handle);
            handle = null;
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new UnderstudyException(ErrorCode.PathUnusable, $"Could not read {path}: {e.Message}", e);
        }
        finally
        {
            handle?.Dispose();
        }
    }

    /// <summary>Reads a file that is in memory already.</summary>
    /// <param name="bytes">The file's bytes.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="UnderstudyException">When the bytes are no well-formed safetensors file.</exception>
    public static SafetensorsFile Read(ReadOnlyMemory<byte> bytes, string name = "The file") => new(name, bytes.Length, bytes, null);

    /// <inheritdoc/>
    public void Dispose() => _handle?.Dispose();

    /// <summary>Serialises tensors, widest elements first, then by name, with the data aligned to 8 bytes.</summary>
    /// <exception cref="ArgumentException">When the file would pass 2 GiB.</exception>
    public static byte[] Write(IEnumerable<SafetensorsTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        SafetensorsTensor[] ordered = Ordered(tensors);
        using MemoryStream header = Header(ordered, metadata);
        long length = 8 + header.Length + ordered.Sum(t => (long)t.Data.Length);
        if (length > Array.MaxLength)
        {
            throw new ArgumentException($"The tensors take {length:N0} bytes; a file of at most {Array.MaxLength:N0} can be made in memory.", nameof(tensors));
        }

        var result = new byte[length];
        using var stream = new MemoryStream(result);
        Write(stream, header, ordered);
        return result;
    }

    /// <summary>The same bytes, written to a stream tensor by tensor: nothing is held but the header.</summary>
    public static void Write(Stream stream, IEnumerable<SafetensorsTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        SafetensorsTensor[] ordered = Ordered(tensors);
        using MemoryStream header = Header(ordered, metadata);
        Write(stream, header, ordered);
    }

    // Wider elements first keep every tensor aligned to its element size.
    private static SafetensorsTensor[] Ordered(IEnumerable<SafetensorsTensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        return [.. tensors.OrderByDescending(t => SafetensorsTypes.Bits(t.Type)).ThenBy(t => t.Name, StringComparer.Ordinal)];
    }

    private static MemoryStream Header(SafetensorsTensor[] ordered, IReadOnlyDictionary<string, string>? metadata)
    {
        var header = new MemoryStream();
        using (var json = new Utf8JsonWriter(header))
        {
            json.WriteStartObject();
            if (metadata is { Count: > 0 })
            {
                json.WriteStartObject("__metadata__");
                foreach ((string key, string value) in metadata.OrderBy(m => m.Key, StringComparer.Ordinal))
                {
                    json.WriteString(key, value);
                }

                json.WriteEndObject();
            }

            long offset = 0;
            foreach (SafetensorsTensor t in ordered)
            {
                json.WriteStartObject(t.Name);
                json.WriteString("dtype", SafetensorsTypes.Name(t.Type));
                json.WriteStartArray("shape");
                foreach (long d in t.Shape)
                {
                    json.WriteNumberValue(d);
                }

                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                json.WriteNumberValue(offset += t.Data.Length);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        while (header.Length % 8 != 0)
        {
            header.WriteByte((byte)' ');
        }

        return header;
    }

    private static void Write(Stream stream, MemoryStream header, SafetensorsTensor[] ordered)
    {
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        stream.Write(header.GetBuffer().AsSpan(0, (int)header.Length));
        foreach (SafetensorsTensor t in ordered)
        {
            stream.Write(t.Data.Span);
        }
    }

    /// <summary>Reads bytes; the offset counts from the first byte behind the header.</summary>
    internal void Fill(Span<byte> target, long offset) => ReadAt(target, _dataStart + offset);

    /// <summary>The refusal of this file.</summary>
    internal UnderstudyException Broken(string what, Exception? inner = null) =>
        new(ErrorCode.IntegrityBroken, $"{_name} is no well-formed safetensors file: {what}. Restore it, download it again or train again.", inner);

    private void ReadAt(Span<byte> target, long offset)
    {
        if (_handle is null)
        {
            _bytes.Span.Slice((int)offset, target.Length).CopyTo(target);
            return;
        }

        try
        {
            while (target.Length > 0)
            {
                int read = RandomAccess.Read(_handle, target, offset);
                if (read == 0)
                {
                    throw Broken("it became shorter while it was read");
                }

                target = target[read..];
                offset += read;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnderstudyException(ErrorCode.PathUnusable, $"Could not read {_name}: {e.Message}", e);
        }
    }
}
