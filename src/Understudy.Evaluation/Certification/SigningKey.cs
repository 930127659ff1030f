using System.Security.Cryptography;
using Understudy.Core;

namespace Understudy.Evaluation;

/// <summary>
/// The ECDSA P-256 key of a workspace: <c>keys/certificate.pem</c>, made at first use, readable by its owner only. Not thread-safe.
/// </summary>
public sealed class SigningKey : IDisposable
{
    private readonly ECDsa _key;

    private SigningKey(ECDsa key) => _key = key;

    /// <summary>The public part as PEM, to be given to those who verify.</summary>
    public string PublicPem => _key.ExportSubjectPublicKeyInfoPem();

    /// <summary>SHA-256 of the public part.</summary>
    public ContentHash Id => ContentHash.Of(_key.ExportSubjectPublicKeyInfo());

    /// <summary>Where the key of a workspace lies.</summary>
    public static string PathIn(string workspaceDirectory) => Path.Combine(workspaceDirectory, "keys", "certificate.pem");

    /// <summary>Opens the workspace's key, making it at first use.</summary>
    /// <exception cref="UnderstudyException">When the file cannot be read, written, or holds no P-256 private key.</exception>
    public static SigningKey OpenOrCreate(string workspaceDirectory)
    {
        ArgumentException.ThrowIfNullOrEmpty(workspaceDirectory);
        string path = PathIn(workspaceDirectory);
        try
        {
            return File.Exists(path) ? Open(path) : Create(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnderstudyException(ErrorCode.PathUnusable, $"{path}: the signing key cannot be read or made ({e.Message}).", e);
        }
    }

    /// <summary>Makes a key that lives in memory only.</summary>
    public static SigningKey Ephemeral() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Signs bytes: 64 bytes, r then s (IEEE P1363), over their SHA-256.</summary>
    public byte[] Sign(ReadOnlySpan<byte> content) => _key.SignData(content, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    private static SigningKey Open(string path)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
            if (key.KeySize != 256)
            {
                throw new CryptographicException($"The key has {key.KeySize} bits.");
            }

            _ = key.SignHash(new byte[32]); // A public key alone opens as well; fail here rather than after the test.
            return new SigningKey(key);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new UnderstudyException(
                ErrorCode.InputUnreadable,
                $"{path}: expected an ECDSA P-256 private key in PEM, found something else ({e.Message}). Restore it from a copy, or move it away and a new one is made.",
                e);
        }
    }

    private static SigningKey Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string temporary = path + ".new";
        File.Delete(temporary);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(temporary, options))
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem() + "\n"));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(temporary, path, overwrite: false);
            return new SigningKey(key);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was first: its key is the workspace's.
            key.Dispose();
            File.Delete(temporary);
            return Open(path);
        }
    }
}
