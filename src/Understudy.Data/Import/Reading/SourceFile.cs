using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

using Understudy.Core;

namespace Understudy.Data;

/// <summary>A file that exists, can be read and is not binary; opened anew for each pass.</summary>
internal sealed class SourceFile
{
    private const int SniffLength = 256 << 10;
    private readonly DateTime _written;

    private SourceFile(string path, long length, DateTime written, bool gzip, bool parquet, TextEncoding encoding)
    {
        (Path, Length, _written, IsGzip, IsParquet, Encoding) = (path, length, written, gzip, parquet, encoding);
    }

    public string Path { get; }

    public long Length { get; }

    /// <summary>The name's extension in lower case with its dot, that of the packed file where there is a <c>.gz</c>.</summary>
    public string Extension => System.IO.Path.GetExtension(Path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? Path[..^3] : Path).ToLowerInvariant();

    public bool IsGzip { get; }

    public bool IsParquet { get; }

    public TextEncoding Encoding { get; }

    /// <summary>The same file read with another encoding.</summary>
    public SourceFile With(TextEncoding encoding) => new(Path, Length, _written, IsGzip, IsParquet, encoding);

    /// <summary>Looks at the first bytes.</summary>
    public static SourceFile Inspect(string path)
    {
        if (Directory.Exists(path))
        {
            throw new UnderstudyException(ErrorCode.PathUnusable, $"{path}: expected a file, found a directory. Name one file in it.");
        }

        var info = new FileInfo(path);
        byte[] start = Guarded(path, () =>
        {
            using FileStream file = OpenFile(path);
            return file.CanSeek
                ? ReadStart(file, SniffLength)
                : throw new UnderstudyException(ErrorCode.PathUnusable, $"{path}: expected a file that can be read twice, found a pipe. Save it to a file first.");
        });
        if (start.Length == 0)
        {
            throw Empty(path);
        }

        if (start is [(byte)'P', (byte)'A', (byte)'R', (byte)'1', ..])
        {
            return new SourceFile(path, info.Length, info.LastWriteTimeUtc, gzip: false, parquet: true, TextEncoding.Utf8);
        }

        bool gzip = start is [0x1F, 0x8B, ..];
        if (gzip)
        {
            start = Guarded(path, () =>
            {
                using var unzip = new GZipStream(OpenFile(path), CompressionMode.Decompress);
                return ReadStart(unzip, SniffLength);
            });
            if (start.Length == 0)
            {
                throw Empty(path);
            }

            if (start is [(byte)'P', (byte)'A', (byte)'R', (byte)'1', ..])
            {
                throw new UnderstudyException(ErrorCode.InputUnreadable, $"{path}: a gzip file with Parquet inside cannot be read in place. Unpack it first (gunzip).");
            }
        }

        TextEncoding encoding = TextEncoding.Detect(start, start.Length < SniffLength);
        if (encoding.Encoding is null or { IsSingleByte: true } && BinaryKind(start) is { } kind)
        {
            throw new UnderstudyException(ErrorCode.InputUnreadable, $"{path}: expected text (JSON Lines, CSV) or Parquet, found {kind}.");
        }

        return new SourceFile(path, info.Length, info.LastWriteTimeUtc, gzip, parquet: false, encoding);
    }

    /// <summary>Starts a pass.</summary>
    public TextSource OpenText()
    {
        var raw = new PassingStream(Guarded(Path, () => OpenFile(Path)));
        var audit = Encoding.IsUtf8 ? new Utf8Audit() : null;
        Stream bytes = IsGzip ? new PassingStream(new GZipStream(raw, CompressionMode.Decompress), null, RequireWhole) : raw;
        for (int i = 0; i < Encoding.Preamble; i++)
        {
            bytes.ReadByte();
        }

        Stream utf8 = audit is not null ? new PassingStream(bytes, audit) : System.Text.Encoding.CreateTranscodingStream(bytes, Encoding.Encoding!, new UTF8Encoding(false));
        return new TextSource(raw, utf8, audit);
    }

    /// <summary>
    /// The file with the encoding that all of its bytes ask for, where the first ones left it open: a pass over the file, for
    /// readers that hand texts on before they have seen the end.
    /// </summary>
    public SourceFile WithWholeEncoding(CancellationToken cancellationToken)
    {
        if (IsParquet || !Encoding.IsUtf8 || Encoding.Preamble > 0 || (Length <= SniffLength && !IsGzip))
        {
            return this;
        }

        return Guarded(Path, () =>
        {
            using TextSource source = OpenText();
            var buffer = new byte[1 << 16];
            while (source.Utf8.Read(buffer) > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            return source.Audit!.LooksLikeOneByteText ? With(TextEncoding.Latin1) : this;
        });
    }

    /// <summary>SHA-256 of the file as it lies there.</summary>
    public ContentHash Hash() => Guarded(Path, () => ContentHash.OfFile(Path));

    /// <summary>Fails when the file was written to since it was inspected.</summary>
    public void RequireUnchanged()
    {
        var now = new FileInfo(Path);
        if (!now.Exists || now.Length != Length || now.LastWriteTimeUtc != _written)
        {
            throw new UnderstudyException(ErrorCode.InputUnreadable, $"{Path}: the file changed while it was read. Import a finished copy of it.");
        }
    }

    /// <summary>Turns failures of reading into errors that name the file.</summary>
    public static T Guarded<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (Explain(path, e) is { } explained)
        {
            throw explained;
        }
    }

    /// <summary>The error for a failure to read, or null when it is none.</summary>
    public static UnderstudyException? Explain(string path, Exception e) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => new UnderstudyException(ErrorCode.PathUnusable, $"{path}: no such file.", e),
        UnauthorizedAccessException => new UnderstudyException(ErrorCode.PathUnusable, $"{path}: no permission to read it.", e),
        InvalidDataException => new UnderstudyException(ErrorCode.InputUnreadable, $"{path}: the gzip data is damaged or cut short. Fetch or pack the file again.", e),
        IOException => new UnderstudyException(ErrorCode.PathUnusable, $"{path}: cannot be read ({e.Message}).", e),
        _ => null,
    };

    public static UnderstudyException Empty(string path) => new(ErrorCode.InputEmpty, $"{path}: expected rows, found an empty file.");

    /// <summary>
    /// <see cref="GZipStream"/> ends quietly where a file is cut. Its last four bytes tell the length of the last member
    /// (RFC 1952): more than was unpacked in all means that the true end is missing. Less is a file of several members.
    /// </summary>
    private void RequireWhole(long unpacked)
    {
        using FileStream file = OpenFile(Path);
        Span<byte> length = stackalloc byte[sizeof(uint)];
        file.Seek(-Math.Min(file.Length, sizeof(uint)), SeekOrigin.End);
        file.ReadAtLeast(length, length.Length, throwOnEndOfStream: false);
        if (BinaryPrimitives.ReadUInt32LittleEndian(length) > unpacked)
        {
            throw new InvalidDataException("The end is missing.");
        }
    }

    private static FileStream OpenFile(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.SequentialScan);

    private static byte[] ReadStart(Stream stream, int length)
    {
        var buffer = new byte[length];
        int read = stream.ReadAtLeast(buffer, length, throwOnEndOfStream: false);
        return buffer[..read];
    }

    private static string? BinaryKind(ReadOnlySpan<byte> start)
    {
        string? kind = start switch
        {
            [(byte)'P', (byte)'K', 3 or 5, ..] => "a ZIP archive (perhaps an Excel workbook: save it as CSV)",
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "a PNG image",
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => "a PDF document",
            [0x28, 0xB5, 0x2F, 0xFD, ..] => "a zstd archive (unpack it first)",
            [(byte)'B', (byte)'Z', (byte)'h', ..] => "a bzip2 archive (unpack it first)",
            [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', ..] => "an xz archive (unpack it first)",
            _ when start.StartsWith("SQLite format 3"u8) => "a SQLite database",
            _ => null,
        };
        if (kind is not null)
        {
            return kind;
        }

        // A few stray control bytes are a damaged row's affair; NULs early on or many controls are another kind of file.
        ReadOnlySpan<byte> head = start[..Math.Min(start.Length, 4096)];
        int controls = 0, nuls = 0;
        foreach (byte b in head)
        {
            controls += b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C or 0x1B) ? 1 : 0;
            nuls += b == 0 ? 1 : 0;
        }

        return (nuls >= 4 && nuls > head.Length / 100) || controls > head.Length / 10 ? "binary data" : null;
    }
}
