using System.Security.Cryptography;

namespace Understudy.Data;

/// <summary>
/// Hashes prompts. A prompt comes with every call of its workload: one that came twice is kept, and known again by comparing it whole, which
/// is cheaper than the hash. At most 8 prompts of 32 KiB. Not thread-safe.
/// </summary>
internal sealed class PromptFingerprints
{
    private const int SlotBits = 3, Longest = 32 << 10;
    private const int DigestBytes = 32, FingerprintBytes = 16;
    private readonly (byte[]? Prompt, string? Fingerprint, string? Last)[] _slots = new (byte[]?, string?, string?)[1 << SlotBits];

    /// <summary>The fingerprint: the first 16 bytes of SHA-256, in hexadecimal.</summary>
    public string Of(ReadOnlySpan<byte> prompt)
    {
        ref (byte[]? Prompt, string? Fingerprint, string? Last) slot = ref _slots[ByteSlot.Of(prompt, SlotBits)];
        if (slot.Prompt is { } kept && prompt.SequenceEqual(kept))
        {
            return slot.Fingerprint!;
        }

        Span<byte> digest = stackalloc byte[DigestBytes];
        SHA256.HashData(prompt, digest);
        string fingerprint = Convert.ToHexStringLower(digest[..FingerprintBytes]);
        if (prompt.Length <= Longest && slot.Last == fingerprint)
        {
            (slot.Prompt, slot.Fingerprint) = (prompt.ToArray(), fingerprint);
        }

        slot.Last = fingerprint;
        return fingerprint;
    }
}
