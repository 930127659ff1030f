using System.Buffers;
using System.Security.Cryptography;

using Understudy.Core;

namespace Understudy.Inference;

/// <summary>
/// One file of a specialist as it lies on disk: its hash, read in blocks, and its bytes where they are wanted. What is read ends where
/// the file ended when it was opened; a pipe or a device is never opened, for its reader would wait.
/// </summary>
/// <param name="Hash">Of the content.</param>
/// <param name="Content">The bytes; null where only the hash was asked for.</param>
internal sealed record SpecialistFile(ContentHash Hash, byte[]? Content)
{
    /// <summary>Longest file that is hashed, in bytes: 16 GiB, some minutes of reading.</summary>
    public const long Longest = 16L << 30;

    private const int Block = 128 * 1024;

    /// <summary>Reads a file that is no link.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="name">What it is called in messages.</param>
    /// <param name="keep">Whether the bytes are wanted; else memory is one block whatever the file's length.</param>
    /// <param name="longest">Most bytes that it may have.</param>
    /// <param name="broken">Makes the error from what is wrong.</param>
    /// <exception cref="UnderstudyException">When it is missing, too long, or changes its length while it is read.</exception>
    public static SpecialistFile Read(string path, string name, bool keep, long longest, Func<string, UnderstudyException> broken)
    {
        var info = new FileInfo(path);
        if (!info.Exists)
        {
            throw broken($"'{name}' is missing");
        }

        long length = info.Length, limit = keep ? Math.Min(longest, Array.MaxLength) : longest;
        if (length > limit)
        {
            throw broken($"'{name}' has {length} bytes; at most {limit} are read");
        }

        if (length == 0)
        {
            return new SpecialistFile(default, []); // empty, a pipe or a device
        }

        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[]? content = keep ? new byte[length] : null;
        byte[] block = content ?? ArrayPool<byte>.Shared.Rent(Block);
        try
        {
            long done = 0;
            while (done < length)
            {
                Span<byte> room = content is null ? block.AsSpan(0, (int)Math.Min(block.Length, length - done)) : content.AsSpan((int)done, (int)Math.Min(Block, length - done));
                int read = stream.Read(room);
                if (read == 0)
                {
                    throw broken($"'{name}' had {length} bytes when it was opened and ended after {done}: it is being written");
                }

                sha.AppendData(room[..read]);
                done += read;
            }

            return stream.ReadByte() < 0
                ? new SpecialistFile(ContentHash.FromDigest(sha.GetHashAndReset()), content)
                : throw broken($"'{name}' had {length} bytes when it was opened and has more now: it is being written");
        }
        finally
        {
            if (content is null)
            {
                ArrayPool<byte>.Shared.Return(block);
            }
        }
    }
}
