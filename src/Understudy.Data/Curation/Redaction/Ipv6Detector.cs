using System.Buffers;
using System.Net;
using System.Net.Sockets;

namespace Understudy.Data;

/// <summary>IPv6 addresses, found by their colons. Those in the usual forms with a digit in them: <c>ad::be</c> is rather a name in some programming language.</summary>
internal static class Ipv6Detector
{
    private const int Shortest = 6;
    private const int Longest = 45;
    private static readonly SearchValues<char> Address = SearchValues.Create("0123456789abcdefABCDEF:.");

    public static void Find(ReadOnlySpan<char> text, ref Findings found)
    {
        int position = 0;
        while (text[position..].IndexOf(':') is >= 0 and int next)
        {
            int colon = position + next;
            int end = text[colon..].IndexOfAnyExcept(Address);
            end = end < 0 ? text.Length : colon + end;
            int start = colon;
            while (start > position && colon - start < 4 && char.IsAsciiHexDigit(text[start - 1]))
            {
                start--;
            }

            position = end;
            start += text[start..].StartsWith("6:") && text[..start].EndsWith("ip", StringComparison.OrdinalIgnoreCase) ? 2 : 0; // ip6:2001:db8::1 of SPF
            ReadOnlySpan<char> candidate = text[start..end].TrimEnd('.');
            if (candidate.EndsWith(':') && !candidate.EndsWith("::"))
            {
                candidate = candidate[..^1];
            }

            if (candidate.Length is >= Shortest and <= Longest
                && candidate.Count(':') >= 2
                && candidate.ContainsAnyInRange('0', '9')
                && !IsFingerprint(candidate)
                && (start == 0 || !(char.IsLetterOrDigit(text[start - 1]) || (text[start - 1] == ':' && !text[..start].EndsWith("ip6:", StringComparison.OrdinalIgnoreCase) && !text[..start].EndsWith("ip:", StringComparison.OrdinalIgnoreCase)) || text[start - 1] == '_'))
                && (end == text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] == '_'))
                && IPAddress.TryParse(candidate, out IPAddress? address) && address.AddressFamily == AddressFamily.InterNetworkV6)
            {
                found.Add(start, start + candidate.Length, "IP");
            }
        }
    }

    /// <summary>Whether every group has two digits: bytes of a key's fingerprint.</summary>
    private static bool IsFingerprint(ReadOnlySpan<char> candidate)
    {
        const int Bytes = 8;
        for (int i = 2; i < candidate.Length; i += 3)
        {
            if (candidate[i] != ':')
            {
                return false;
            }
        }

        return candidate.Length == (3 * Bytes) - 1;
    }
}
